/**
 * What the page can ask of the desktop: one function for each verb of the bridge, and nothing that names a channel or a
 * path. Runs in the sandbox, in a world of its own.
 */
import { contextBridge, ipcRenderer, webUtils } from "electron";
import type { Bridge, ClipboardAction, ShellEvent } from "../shared/bridge/bridge";
import {
  type CallName,
  callChannel,
  EVENT_CHANNEL,
  type NoticeName,
  noticeChannel,
} from "../shared/bridge/channels";
import { problem } from "../shared/bridge/reply";
import { currentPlatform } from "./platform";

type CallOf<K extends CallName> = Bridge[K];

/** Sends the arguments and promises the answer of the same call of the bridge. */
function call<K extends CallName>(name: K): CallOf<K> {
  const invoke = (...args: unknown[]) => ipcRenderer.invoke(callChannel(name), ...args);
  return invoke as CallOf<K>;
}

function notice<K extends NoticeName>(name: K) {
  return (...args: unknown[]): void => ipcRenderer.send(noticeChannel(name), ...args);
}

// Events may come before the page listens, or while it changes its listener: they wait here.
type Listener = Parameters<Bridge["listen"]>[0];
const listeners = new Set<Listener>();
const waiting: ShellEvent[] = [];

ipcRenderer.on(EVENT_CHANNEL, (_event, shellEvent: ShellEvent) => {
  if (listeners.size === 0) waiting.push(shellEvent);
  for (const listener of listeners) void deliver(listener, shellEvent);
});

/** Says when the page is done with a file that was given to it, whether it shows the file or not. */
async function deliver(listener: Listener, event: ShellEvent): Promise<void> {
  try {
    await listener(event);
  } finally {
    const isMap = event.type === "open" || event.type === "open-copy" || event.type === "restore";
    if (isMap) ipcRenderer.send(noticeChannel("received"));
    if (event.type === "keep-now") ipcRenderer.send(noticeChannel("keptNow"));
  }
}

function listen(listener: Listener): () => void {
  listeners.add(listener);
  for (const event of waiting.splice(0)) void deliver(listener, event);
  ipcRenderer.send(noticeChannel("listening"));
  return () => {
    listeners.delete(listener);
  };
}

/** The path of a dropped file goes to the main process from here; the page never sees it. */
async function openDropped(file: object): ReturnType<Bridge["openDropped"]> {
  const path = file instanceof File ? webUtils.getPathForFile(file) : "";
  if (path === "")
    return problem(
      "unreadable",
      "What was dropped is not a file on this computer, so it could not be opened. Save it first and drop the saved file.",
    );
  return ipcRenderer.invoke(callChannel("openDropped"), path);
}

/** Rejects where unsaved work was not kept, so that the page can say so. */
function keeping(name: "keepRecovery" | "extendRecovery") {
  return async (key: string, bytes: Uint8Array): Promise<void> => {
    const isKept: unknown = await ipcRenderer.invoke(callChannel(name), key, bytes);
    if (isKept !== true) throw new Error("The copy of unsaved work could not be kept.");
  };
}

/** The type library of main knows no page. */
const page = navigator as unknown as { readonly userActivation: { readonly isActive: boolean } };

/** Only in answer to a click or a key: a script that waits in the page must not read the clipboard. */
function editClipboard(action: ClipboardAction): boolean {
  if (!page.userActivation.isActive) return false;
  ipcRenderer.send(noticeChannel("editClipboard"), action);
  return true;
}

const bridge: Bridge = {
  shell: "desktop",
  platform: currentPlatform(),
  nativeMenu: true,
  open: call("open"),
  openRecent: call("openRecent"),
  openDropped,
  reread: call("reread"),
  recent: call("recent"),
  clearRecent: call("clearRecent"),
  save: call("save"),
  saveAs: call("saveAs"),
  beginExport: call("beginExport"),
  addToExport: call("addToExport"),
  finishExport: call("finishExport"),
  dropExport: call("dropExport"),
  keepsVersions: true,
  versions: call("versions"),
  readVersion: call("readVersion"),
  openVersion: call("openVersion"),
  conflictedCopies: call("conflictedCopies"),
  readConflictedCopy: call("readConflictedCopy"),
  keepRecovery: keeping("keepRecovery"),
  extendRecovery: keeping("extendRecovery"),
  dropRecovery: call("dropRecovery"),
  recoveries: call("recoveries"),
  readRecovery: call("readRecovery"),
  keepsRecovery: call("keepsRecovery"),
  setKeepsRecovery: call("setKeepsRecovery"),
  showRecoveryFolder: call("showRecoveryFolder"),
  editClipboard,
  writeClipboard: call("writeClipboard"),
  writeClipboardImage: call("writeClipboardImage"),
  openLink: call("openLink"),
  setWindow: notice("setWindow"),
  setMenu: notice("setMenu"),
  newWindow: notice("newWindow"),
  close: notice("close"),
  closeNow: notice("closeNow"),
  listen,
};

contextBridge.exposeInMainWorld("argmap", bridge);
