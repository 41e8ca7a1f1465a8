/** What the shell does for the page, message by message. */
import { app, shell } from "electron";
import type { Reply } from "../shared/bridge/bridge";
import { suggestedFileName } from "../shared/bridge/file-name";
import { safeLink } from "../shared/bridge/link";
import { cancelled, problem } from "../shared/bridge/reply";
import { writePng, writeText } from "./clipboard";
import { copyCalls } from "./copy-calls";
import { askForExport, askForMap, askForMapToSave, confirmLink } from "./dialogs";
import type { Exports } from "./export-file";
import type { Documents } from "./files/documents";
import type { RecentFiles } from "./files/recent-files";
import type { Versions } from "./files/versions";
import type { CallHandlers, NoticeHandlers } from "./ipc";
import type { AppMenu } from "./menu/app-menu";
import type { Opening } from "./opening/open-file";
import type { PendingWork } from "./pending";
import { type RecoveryParts, recoveryCalls } from "./recovery-calls";
import { versionCalls } from "./version-calls";
import type { Closing } from "./windows/closing";
import type { MapWindow } from "./windows/map-window";
import { showState, type Windows } from "./windows/windows";

export interface HandlerParts extends RecoveryParts {
  readonly pending: PendingWork;
  readonly windows: Windows;
  readonly documents: Documents;
  readonly exports: Exports;
  readonly recent: RecentFiles;
  readonly versions: Versions;
  readonly opening: Opening;
  readonly closing: Closing;
  readonly menu: AppMenu;
}

const noLongerListed = problem(
  "gone",
  "This map is no longer in the list of recent files. Open it with File, Open.",
);

/** A save that did not happen must not be followed by the quitting that it was asked for. */
async function stoppingOnFailure<T>(closing: Closing, saving: Promise<Reply<T>>): Promise<Reply<T>> {
  const reply = await saving;
  if (reply.outcome !== "done") closing.stopQuitting();
  return reply;
}

function fileCalls(parts: HandlerParts) {
  const { pending, documents, recent, opening, closing } = parts;

  const noteSaved = (window: MapWindow): void => {
    const path = documents.shownPath(window.id);
    if (path === null) return;
    app.addRecentDocument(path);
    pending.add("the recent list", recent.add(path));
    showState(window, path);
  };

  const save: CallHandlers["save"] = async (window, file, bytes, overwrite) => {
    const reply = await documents.save(window.id, file, bytes, overwrite);
    if (reply.outcome === "done") noteSaved(window);
    return reply;
  };

  const saveAs: CallHandlers["saveAs"] = async (window, suggestedName, bytes) => {
    const name = suggestedFileName(suggestedName, ".argmap");
    const path = await askForMapToSave(window.native, await recent.lastFolder(), name);
    if (path === null) return cancelled;
    const reply = await documents.saveAs(window.id, path, bytes);
    if (reply.outcome === "done") noteSaved(window);
    return reply;
  };

  return {
    open: async (window) => {
      const path = await askForMap(window.native, await recent.lastFolder());
      return path === null ? cancelled : opening.openFor(window, path);
    },
    openRecent: async (window, id) => {
      const path = await recent.pathOf(id);
      return path === null ? noLongerListed : opening.openFor(window, path);
    },
    openDropped: (window, path) => opening.openFor(window, path),
    reread: (window, file) => documents.reread(window.id, file),
    recent: () => recent.list(),
    clearRecent: async () => {
      app.clearRecentDocuments();
      await recent.clear();
    },
    save: (window, ...args) => stoppingOnFailure(closing, save(window, ...args)),
    saveAs: (window, ...args) => stoppingOnFailure(closing, saveAs(window, ...args)),
  } satisfies Partial<CallHandlers>;
}

function exportCalls({ exports, recent }: HandlerParts) {
  return {
    beginExport: (window, { suggestedName, kind }) => {
      const name = suggestedFileName(suggestedName, `.${kind}`);
      return exports.begin(window.id, async () =>
        askForExport(window.native, await recent.lastFolder(), name, kind),
      );
    },
    addToExport: (window, id, bytes) => exports.add(window.id, id, bytes),
    finishExport: (window, id) => exports.finish(window.id, id, recent.rememberFolder),
    dropExport: (window, id) => exports.drop(window.id, id),
  } satisfies Partial<CallHandlers>;
}

function otherCalls() {
  return {
    writeClipboard: (_window, text) => writeText(text),
    writeClipboardImage: (_window, png) => writePng(png),
    openLink: async (window, text) => {
      const link = safeLink(text, (address) => new URL(address));
      if (!link.ok) return link.error;
      const { href, destination } = link.value;
      if (!(await confirmLink(window.native, destination, href))) return "cancelled";
      await shell.openExternal(href);
      return "opened";
    },
  } satisfies Partial<CallHandlers>;
}

export function callHandlers(parts: HandlerParts): CallHandlers {
  return {
    ...fileCalls(parts),
    ...exportCalls(parts),
    ...versionCalls(parts),
    ...copyCalls(parts),
    ...recoveryCalls(parts),
    ...otherCalls(),
  };
}

export function noticeHandlers(parts: HandlerParts): NoticeHandlers {
  const { windows, documents, closing, menu, opening, pending } = parts;

  /** A page in the place of one that was lost gets the unsaved work back, or else the file that was shown. */
  const bringBack = (window: MapWindow): void => {
    const { before } = window;
    window.before = null;
    if (before === null) return;
    if (before.key !== null) {
      window.isReceiving = true;
      window.tell({ type: "restore", id: before.key });
    } else if (before.path !== null) pending.add("opening again", opening.openAgain(window, before.path));
  };

  return {
    setWindow: (window, { name, modified, file }) => {
      window.state = { name, modified };
      if (file !== undefined) documents.show(window.id, file);
      showState(window, documents.shownPath(window.id));
    },
    setMenu: (window, { checked, ...state }) => {
      window.menu = { ...state, checked };
      menu.refresh();
    },
    editClipboard: (window, action) => window.native.webContents[action](),
    newWindow: () => {
      windows.create();
    },
    close: (window) => window.native.close(),
    closeNow: (window) => closing.closeNow(window),
    listening: (window) => {
      window.startListening();
      bringBack(window);
    },
    keptNow: (window) => window.hasKept(),
    received: (window) => {
      window.isReceiving = false;
    },
  };
}
