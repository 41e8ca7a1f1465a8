/** `webContents`: what main can do with a page. The page itself is in the test's browser. */
import { EventEmitter } from "node:events";
import type * as Electron from "electron";
import { appEvents } from "./app";
import { only, post, record } from "./port";
import { defaultSession } from "./session";

type OpenHandler = Parameters<Electron.WebContents["setWindowOpenHandler"]>[0];

export interface ContentsDouble {
  readonly contents: Electron.WebContents;
  readonly events: EventEmitter;
  openHandler: OpenHandler | null;
  url: string;
  isDestroyed: boolean;
}

export function createContents(id: number): ContentsDouble {
  const events = new EventEmitter();
  const edit = (command: string) => () => {
    record(`webContents.${command}`, id);
    post({ t: "edit", id, command });
  };
  const double: ContentsDouble = {
    events,
    openHandler: null,
    url: "",
    isDestroyed: false,
    contents: only<Electron.WebContents>(
      "webContents",
      Object.assign(events, {
        id,
        session: defaultSession,
        send: (channel: string, ...args: unknown[]) => {
          if (double.isDestroyed) throw new TypeError("Object has been destroyed");
          post({ t: "send", id, channel, args: structuredClone(args) });
        },
        reload: () => post({ t: "reload", id }),
        forcefullyCrashRenderer: () => {
          record("webContents.forcefullyCrashRenderer", id);
          post({ t: "crash", id });
        },
        getURL: () => double.url,
        isDestroyed: () => double.isDestroyed,
        setWindowOpenHandler: (handler: OpenHandler) => {
          double.openHandler = handler;
        },
        setWebRTCIPHandlingPolicy: (policy: string) =>
          record("webContents.setWebRTCIPHandlingPolicy", policy),
        undo: edit("undo"),
        redo: edit("redo"),
        cut: edit("cut"),
        copy: edit("copy"),
        paste: edit("paste"),
        selectAll: edit("selectAll"),
      }) as unknown as Partial<Electron.WebContents>,
    ),
  };
  appEvents.emit("web-contents-created", {}, double.contents);
  return double;
}
