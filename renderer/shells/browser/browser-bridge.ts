/** The browser shell: the page served as static files, with what the browser allows in place of a desktop. */

import type { Bridge, FileId, OpenedFile, Reply, SavedFile, ShellEvent } from "../../../shared/bridge/bridge";
import { cancelled, problem } from "../../../shared/bridge/reply";
import { askForFile } from "../../ui/ask-for-file";
import { createDatabase } from "./database";
import { followDrops } from "./dropped-handles";
import { createExports } from "./exports";
import {
  type AccessWindow,
  canPickFiles,
  type FileHandle,
  isFileHandle,
  MAP_TYPES,
  OPEN_ACCEPT,
  OPEN_TYPES,
  type PickerType,
} from "./file-access";
import { lookOnFocus } from "./file-focus";
import { createJournals } from "./journals";
import { createKnownFiles } from "./known-files";
import { createClipboardCalls, createTabCalls } from "./page-calls";
import { platformOf } from "./platform";
import { isCancelled, needsGesture, unknownFile } from "./problems";
import { createRecentFiles } from "./recent-files";
import { createRecoverySetting } from "./recovery-setting";
import { createTabLocks } from "./tab-locks";

/** What a picker came to: a handle, a closed picker, or a browser that did not let the page ask. */
type Picked = FileHandle | "cancelled" | "refused";

/** Makes the bridge of a page that runs in a browser tab. */
export function createBrowserBridge(): Bridge {
  const page: Window & AccessWindow = window;
  const database = createDatabase();
  const recent = createRecentFiles(database);
  const files = createKnownFiles();
  const drops = followDrops(page);
  const tab = createTabCalls(page);
  let shown: FileId | null = null;
  const listeners = new Set<(event: ShellEvent) => unknown>();
  const keeps = createRecoverySetting(page, (isOn) => {
    for (const listener of listeners) listener({ type: "keeps-recovery", isOn });
  });

  const remembered = async <T>(handle: FileHandle, reply: Reply<T>): Promise<Reply<T>> => {
    if (reply.outcome === "done") await recent.add(handle);
    return reply;
  };
  const openHandle = async (handle: FileHandle) => remembered(handle, await files.openHandle(handle));

  const pickNew = (suggestedName: string, types: readonly PickerType[]): Promise<Picked> =>
    picked(async () => page.showSaveFilePicker?.({ id: "argmap", suggestedName, types }));

  return {
    shell: "browser",
    platform: platformOf(navigator),
    nativeMenu: false,

    async open(): Promise<Reply<OpenedFile>> {
      if (canPickFiles(page)) {
        const handle = await picked(
          async () => (await page.showOpenFilePicker?.({ id: "argmap", types: OPEN_TYPES }))?.[0],
        );
        if (handle === "cancelled") return cancelled;
        if (handle !== "refused") return openHandle(handle);
      }
      const file = await askForFile(OPEN_ACCEPT);
      return file ? files.openPlain(file) : cancelled;
    },
    async openRecent(id) {
      const handle = await recent.find(id);
      if (!handle) return { outcome: "problem", problem: unknownRecent };
      const reply = await openHandle(handle);
      if (reply.outcome === "problem" && reply.problem.kind === "gone") await recent.remove(id);
      return reply;
    },
    async openDropped(file) {
      if (!(file instanceof File)) return { outcome: "problem", problem: unknownFile };
      const handle = await drops.handleOf(file);
      return handle ? openHandle(handle) : files.openPlain(file);
    },
    reread: files.reread,
    recent: recent.list,
    clearRecent: recent.clear,

    save: files.save,
    async saveAs(suggestedName, bytes): Promise<Reply<SavedFile>> {
      const handle = canPickFiles(page) ? await pickNew(suggestedName, MAP_TYPES) : "refused";
      if (handle === "cancelled") return cancelled;
      if (handle === "refused") return files.saveAsDownload(suggestedName, bytes);
      return remembered(handle, await files.saveToHandle(handle, bytes));
    },
    ...createExports({
      pickNew: async (suggestedName, types) => {
        const handle = canPickFiles(page) ? await pickNew(suggestedName, types) : "refused";
        return handle === "refused" ? null : handle;
      },
      isKnown: files.isKnown,
    }),

    // A page has no place for them that the browser would not clear away.
    keepsVersions: false,
    versions: async () => [],
    readVersion: async () => null,
    openVersion: async () => false,
    // What lies beside a file that was picked, a page may not see.
    conflictedCopies: async () => [],
    readConflictedCopy: async () => null,

    ...createJournals(database, createTabLocks(navigator.locks), keeps),
    ...createClipboardCalls(),
    ...tab,
    setWindow(state) {
      shown = state.file ?? null;
      tab.setWindow(state);
    },
    // The page draws its own menus.
    setMenu: () => undefined,

    listen(listener) {
      let listening = true;
      const stopLooking = lookOnFocus({ page, files, shown: () => shown, listener });
      listeners.add(listener);
      page.launchQueue?.setConsumer(({ files: launched = [] }) => {
        for (const handle of launched) {
          if (!isFileHandle(handle)) continue;
          void openHandle(handle).then((reply) => {
            if (!listening) return;
            if (reply.outcome === "done") listener({ type: "open", opened: reply.value });
            if (reply.outcome === "problem") listener({ type: "open-failed", problem: reply.problem });
          });
        }
      });
      return () => {
        listening = false;
        stopLooking();
        listeners.delete(listener);
      };
    },
  };
}

const unknownRecent = problem(
  "unknown-file",
  "Argmap no longer knows where this file is. The file was not changed. Choose Open and pick it there.",
).problem;

async function picked(ask: () => Promise<FileHandle | undefined>): Promise<Picked> {
  try {
    return (await ask()) ?? "cancelled";
  } catch (error) {
    if (isCancelled(error)) return "cancelled";
    if (needsGesture(error)) return "refused";
    throw error;
  }
}
