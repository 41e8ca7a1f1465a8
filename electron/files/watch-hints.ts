/** When to look at files: every few seconds, and soon after the system hints that something in a folder has changed. */
import { type FSWatcher, watch } from "node:fs";
import { dirname } from "node:path";
import type { HeldFile } from "./held-file";
import { systemTimers, type Timers } from "./time-limit";
import { LOOK_EVERY, type Watch } from "./watch";

/** Several hints in a row are one. */
const AFTER_HINT = 100;

/** Follows a folder; calling the answer ends that. Null where the system gives no hints. */
export type WatchFolder = (folder: string, changed: () => void) => (() => void) | null;

export const systemWatchFolder: WatchFolder = (folder, changed) => {
  // On Windows a watched folder can't be renamed or deleted by anybody, which is worse than a late look.
  if (process.platform === "win32") return null;
  let watcher: FSWatcher;
  try {
    watcher = watch(folder, { persistent: false }, changed);
  } catch {
    return null;
  }
  watcher.on("error", () => watcher.close());
  return () => watcher.close();
};

interface LookingParts {
  readonly watch: Watch;
  readonly shownFiles: () => readonly (readonly [unknown, HeldFile])[];
  readonly failed: (error: unknown) => void;
  readonly timers?: Timers;
  readonly watchFolder?: WatchFolder;
}

/** Starts looking, until the answer is called. */
export function keepLooking(parts: LookingParts): () => void {
  const { watch: watching, shownFiles, failed, timers = systemTimers } = parts;
  const watchFolder = parts.watchFolder ?? systemWatchFolder;
  const followed = new Map<string, (() => void) | null>();
  const hinted = new Set<string>();
  let isOver = false;

  const look = (folder?: string) => {
    if (!isOver) watching.look(folder).catch(failed);
  };
  const hint = (folder: string) => {
    if (hinted.has(folder)) return;
    hinted.add(folder);
    timers.after(AFTER_HINT, () => {
      hinted.delete(folder);
      look(folder);
    });
  };
  /** Folders of files that nobody shows any more are let go. */
  const followFolders = () => {
    const folders = new Set(shownFiles().map(([, file]) => dirname(file.path)));
    for (const [folder, end] of followed) {
      if (folders.has(folder)) continue;
      end?.();
      followed.delete(folder);
    }
    for (const folder of folders)
      if (!followed.has(folder))
        followed.set(
          folder,
          watchFolder(folder, () => hint(folder)),
        );
  };
  let cancel = () => {};
  const next = () => {
    cancel = timers.after(LOOK_EVERY, () => {
      followFolders();
      look();
      next();
    });
  };
  next();
  return () => {
    isOver = true;
    cancel();
    for (const end of followed.values()) end?.();
  };
}
