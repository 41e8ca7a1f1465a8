/**
 * The one door for messages from the page. Each is checked three times before anything happens: who sent it, whether
 * its arguments have the agreed shape, and, in the handlers, whether the file it names belongs to its window. A fault of
 * ours is logged here and answered with a fixed sentence; no error, path or stack ever goes back.
 */
import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from "electron";
import { z } from "zod";
import {
  CALLS,
  type CallName,
  callChannel,
  NOTICES,
  type NoticeName,
  noticeChannel,
} from "../shared/bridge/channels";
import {
  CALL_ARGUMENTS,
  CALL_FALLBACKS,
  type CallAnswer,
  type CallArguments,
  NOTICE_ARGUMENTS,
  type NoticeArguments,
} from "../shared/bridge/ipc-contract";
import { isPageAddress } from "./page/address";
import { reportFault, reportRefusal } from "./report";
import type { MapWindow } from "./windows/map-window";

// Schemas are interpreted: nothing in the app compiles code at run time.
z.config({ jitless: true });

export type CallHandlers = {
  readonly [K in CallName]: (window: MapWindow, ...args: CallArguments<K>) => Promise<CallAnswer<K>>;
};

export type NoticeHandlers = {
  readonly [K in NoticeName]: (window: MapWindow, ...args: NoticeArguments<K>) => void;
};

type WindowOf = (contents: Electron.WebContents) => MapWindow | null;

/** The window behind a message, or null where it does not come from the page of one of our windows. */
export function trustedSender(
  event: Pick<IpcMainEvent | IpcMainInvokeEvent, "sender" | "senderFrame">,
  windowOf: WindowOf,
): MapWindow | null {
  const frame = event.senderFrame;
  // Null once the frame has navigated away or is gone.
  if (frame === null || frame.parent !== null || !isPageAddress(frame.url)) return null;
  return windowOf(event.sender);
}

function register<K extends CallName>(name: K, handlers: CallHandlers, windowOf: WindowOf): void {
  ipcMain.handle(callChannel(name), async (event, ...args: unknown[]): Promise<CallAnswer<K>> => {
    try {
      const window = trustedSender(event, windowOf);
      const parsed = CALL_ARGUMENTS[name].safeParse(args);
      if (window === null || !parsed.success) {
        reportRefusal(`message ${name}`, window === null ? "unknown sender" : "malformed arguments");
        return CALL_FALLBACKS[name];
      }
      return await handlers[name](window, ...(parsed.data as CallArguments<K>));
    } catch (error) {
      reportFault(`message ${name}`, error);
      return CALL_FALLBACKS[name];
    }
  });
}

function registerNotice<K extends NoticeName>(name: K, handlers: NoticeHandlers, windowOf: WindowOf): void {
  ipcMain.on(noticeChannel(name), (event, ...args: unknown[]) => {
    try {
      const window = trustedSender(event, windowOf);
      const parsed = NOTICE_ARGUMENTS[name].safeParse(args);
      if (window === null || !parsed.success)
        reportRefusal(`notice ${name}`, window === null ? "unknown sender" : "malformed arguments");
      else handlers[name](window, ...(parsed.data as NoticeArguments<K>));
    } catch (error) {
      reportFault(`notice ${name}`, error);
    }
  });
}

/** Starts answering. Call once. */
export function answerMessages(calls: CallHandlers, notices: NoticeHandlers, windowOf: WindowOf): void {
  for (const name of CALLS) register(name, calls, windowOf);
  for (const name of NOTICES) registerNotice(name, notices, windowOf);
}
