/**
 * The module `electron` as the app's main process sees it in tests. It has no browser: everything that a window does is
 * a message to the test, which drives a real Chromium. It is our reading of Electron's contract, held to its types.
 */
import { EventEmitter } from "node:events";
import type * as Electron from "electron";
import type { WindowFacts } from "../../desktop-app";
import type { Control, Frame, ToMain } from "../messages";
import { app, appEvents, becomeReady, displays } from "./app";
import { clipboard, readClipboard } from "./clipboard";
import { scriptDialog } from "./dialogs";
import { isDoorOpen } from "./doors";
import { clickMenu, menuFacts } from "./menu";
import { answer, only, onMessage, preventable, record, takeAnswer } from "./port";
import { answerRequest } from "./session";
import { windowById } from "./windows";

export { app } from "./app";
export { ClipboardItem, clipboard } from "./clipboard";
export { dialog } from "./dialogs";
export { Menu } from "./menu";
export { protocol, session } from "./session";
export { BrowserWindow } from "./windows";

type Handler = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown;

const handlers = new Map<string, Handler>();
const notices = new EventEmitter();

export const ipcMain = only<Electron.IpcMain>(
  "ipcMain",
  Object.assign(notices, {
    handle: (channel: string, handler: Handler) => {
      if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
      handlers.set(channel, handler);
    },
  }) as unknown as Partial<Electron.IpcMain>,
);

export const shell = only<Electron.Shell>("shell", {
  openExternal: async (url: string) => record("shell.openExternal", url),
  openPath: async (path: string) => {
    record("shell.openPath", path);
    return "";
  },
});

const asDisplay = (workArea: Electron.Rectangle, id: number) => ({ id, workArea }) as Electron.Display;

export const screen = only<Electron.Screen>("screen", {
  getAllDisplays: () => displays.map(asDisplay),
  getPrimaryDisplay: () => {
    const [main] = displays.map(asDisplay);
    if (main === undefined) throw new Error("electron double: there is no display");
    return main;
  },
});

const power = new EventEmitter();

export const powerMonitor = only<Electron.PowerMonitor>(
  "powerMonitor",
  power as unknown as Partial<Electron.PowerMonitor>,
);

/** A fault of main's own, from nowhere that anyone could catch. */
function fail(how: "throw" | "reject", text: string): void {
  setImmediate(() => {
    if (how === "throw") throw new Error(text);
    void Promise.reject(new Error(text));
  });
}

export const nativeTheme = only<Electron.NativeTheme>("nativeTheme", { shouldUseDarkColors: false });

// As in `electron .`: the first argument is the app's folder, not the script that Node was given.
Object.defineProperty(process, "defaultApp", { value: true });
process.argv.splice(1, 1);

interface From {
  readonly id: number;
  readonly url: string;
  readonly frame?: Frame;
}

function senderOf({ id, url, frame = "main" }: From): Electron.IpcMainInvokeEvent {
  const top = { url, parent: null };
  const frames = { main: top, child: { url, parent: top }, gone: null };
  return {
    // A page that is none of the windows', such as that of the developer tools.
    sender: windowById(id)?.webContents ?? { id },
    senderFrame: frames[frame],
  } as unknown as Electron.IpcMainInvokeEvent;
}

function control(action: Control): unknown {
  switch (action.do) {
    case "menu":
      return clickMenu(action.id);
    case "menu-items":
      return menuFacts();
    case "close":
      return windowById(action.window)?.close();
    case "focus":
      return windowById(action.window)?.focus();
    case "window-state": {
      const window = windowById(action.window);
      if (window === undefined) return null;
      return {
        title: window.getTitle(),
        isVisible: window.isVisible(),
        isFocused: window.isFocused(),
      } satisfies WindowFacts;
    }
    case "place":
      return windowById(action.window)?.setPlace(action.place);
    case "get-place":
      return windowById(action.window)?.getPlace();
    case "fail":
      return fail(action.how, action.text);
    case "quit":
      return app.quit();
    case "door":
      return isDoorOpen(action.window, action.door, action.value);
    case "read-clipboard":
      return readClipboard();
    case "write-clipboard":
      return clipboard.writeText(action.text);
  }
}

function pageEvent(id: number, event: string, details: object): void {
  const window = windowById(id);
  if (window === undefined) return;
  if (event === "url") window.double.url = (details as { url: string }).url;
  else if (event === "ready-to-show") window.emit("ready-to-show", {});
  else if (event === "page-title-updated") {
    const { title } = details as { title: string };
    const update = preventable({});
    window.emit(event, update, title);
    if (!update.defaultPrevented) window.setTitle(title);
  } else if (event === "render-process-gone") window.double.events.emit(event, {}, details);
  else if (event === "unresponsive" || event === "responsive") window.double.events.emit(event);
  else if (event === "query-session-end" || event === "session-end")
    window.emit(event, preventable({ reasons: ["logoff"] }));
  else window.double.events.emit(event, preventable(details));
}

function mayNavigate(id: number, url: string): boolean {
  const details = preventable({ url, isMainFrame: true, isSameDocument: false });
  windowById(id)?.double.events.emit("will-frame-navigate", details);
  windowById(id)?.double.events.emit("will-navigate", details, url);
  return !details.defaultPrevented;
}

function receive(message: ToMain): void {
  switch (message.t) {
    case "answer":
      return takeAnswer(message.seq, message.ok, message.value);
    case "invoke":
      return void answer(message.seq, () => {
        const handler = handlers.get(message.channel);
        if (handler === undefined) throw new Error(`No handler registered for '${message.channel}'`);
        return handler(senderOf(message), ...message.args);
      });
    case "notify":
      // As in Electron, what a page said last is not heard when its window is gone.
      if (windowById(message.id) === undefined) return;
      notices.emit(message.channel, senderOf(message), ...message.args);
      return;
    case "request":
      return void answer(message.seq, () => answerRequest(message.url, message.method, message.headers));
    case "event":
      return pageEvent(message.id, message.event, message.details);
    case "popup": {
      const details = { url: message.url } as Electron.HandlerDetails;
      return void answer(
        message.seq,
        () => windowById(message.id)?.double.openHandler?.(details).action ?? "allow",
      );
    }
    case "navigate":
      return void answer(message.seq, () => mayNavigate(message.id, message.url));
    case "script-dialog":
      return scriptDialog(message.api, message.answer);
    case "control":
      return void answer(message.seq, () => control(message.action));
    case "power-event":
      power.emit(message.event, preventable({}));
      return;
    case "app-event":
      appEvents.emit(message.event, preventable({}), ...message.args);
  }
}

onMessage(receive);
setImmediate(becomeReady);
