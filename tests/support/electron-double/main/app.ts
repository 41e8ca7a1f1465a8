/** `app`: its life from before ready to the end of the process. */
import { EventEmitter } from "node:events";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type * as Electron from "electron";
import type { ToHost } from "../messages";
import { only, post, preventable, record } from "./port";

export const appEvents = new EventEmitter();

const settings = JSON.parse(process.env.ELECTRON_DOUBLE ?? "{}") as {
  userData: string;
  holdsLock: boolean;
  openFile: readonly string[];
  displays: readonly Electron.Rectangle[];
  isPackaged: boolean;
};

/** The work areas of the displays, the main one first. */
export const displays = settings.displays;

const life = { isReady: false, isQuitting: false };

let announceReady = (): void => {};
const ready = new Promise<void>((resolve) => {
  announceReady = resolve;
});

/** Filled by the windows, which know of the app themselves. */
export const openWindows = new Map<number, { close(): void }>();

const PATHS: Readonly<Record<string, string>> = {
  userData: settings.userData,
  appData: dirname(settings.userData),
  home: homedir(),
  temp: tmpdir(),
  logs: join(settings.userData, "logs"),
  documents: join(settings.userData, "Documents"),
};

/** The end of the process; only quitting can still be put off here. */
function end(code: number, mayBePutOff = false): void {
  const event = preventable({});
  appEvents.emit("will-quit", event);
  if (mayBePutOff && event.defaultPrevented) {
    life.isQuitting = false;
    return;
  }
  appEvents.emit("quit", {}, code);
  // What was posted before must be on its way when the process goes.
  process.send?.({ t: "call", api: "exit", args: [code] } satisfies ToHost, () => process.exit(code));
}

function quit(): void {
  const event = preventable({});
  appEvents.emit("before-quit", event);
  if (event.defaultPrevented) return;
  life.isQuitting = true;
  for (const window of [...openWindows.values()]) window.close();
  if (openWindows.size === 0) end(0, true);
  else life.isQuitting = false;
}

/** Called when the last window is gone. */
export function allWindowsClosed(): void {
  if (life.isQuitting) return;
  if (appEvents.listenerCount("window-all-closed") > 0) appEvents.emit("window-all-closed");
  else quit();
}

export const isReady = () => life.isReady;

export const app = only<Electron.App>(
  "app",
  Object.assign(appEvents, {
    name: "Argmap",
    isPackaged: settings.isPackaged,
    commandLine: only<Electron.CommandLine>("commandLine", {
      hasSwitch: (name: string) => process.argv.includes(`--${name}`),
      appendSwitch: (name: string, value?: string) => record("app.commandLine.appendSwitch", name, value),
    }),
    whenReady: () => ready,
    isReady,
    quit,
    exit: (code = 0) => end(code),
    enableSandbox: () => {
      if (life.isReady) throw new Error("app.enableSandbox() can only be called before app is ready");
      record("app.enableSandbox");
    },
    disableHardwareAcceleration: () => {
      if (life.isReady)
        throw new Error("app.disableHardwareAcceleration() can only be called before app is ready");
      record("app.disableHardwareAcceleration");
    },
    getPath: (name: string) => {
      const path = PATHS[name];
      if (path === undefined) throw new Error(`electron double: app.getPath(${name}) is not implemented`);
      return path;
    },
    getVersion: () => "0.0.0",
    addRecentDocument: (path: string) => record("app.addRecentDocument", path),
    clearRecentDocuments: () => record("app.clearRecentDocuments"),
    requestSingleInstanceLock: (data?: Record<string, unknown>) => {
      if (!settings.holdsLock) post({ t: "lost-lock", data });
      return settings.holdsLock;
    },
  }) as unknown as Partial<Electron.App>,
);

/** Runs after the app's main script: first what a Mac sends early, then readiness. */
export function becomeReady(): void {
  for (const path of settings.openFile) appEvents.emit("open-file", preventable({}), path);
  life.isReady = true;
  appEvents.emit("ready", {}, {});
  announceReady();
}
