/** The files that were opened or saved last, and the folder to offer next. Kept in the app's own folder. */
import { createHash } from "node:crypto";
import { basename, dirname, join, sep } from "node:path";
import { z } from "zod";
import type { RecentFile } from "../../shared/bridge/bridge";
import { shownName } from "../../shared/bridge/file-name";
import { jsonFile } from "./json-file";

const MOST = 12;

const schema = z.object({ paths: z.array(z.string()).max(100), folder: z.string().nullable() });

/** An id that says nothing about the path and stays the same over restarts. */
function recentId(path: string): string {
  return createHash("sha256").update(path).digest("base64url").slice(0, 22);
}

/** The last two folders: enough to tell equal names apart, without the way there. */
function folderInWords(path: string): string {
  return shownName(
    dirname(path)
      .split(sep)
      .filter((part) => part !== "")
      .slice(-2)
      .join("/"),
  );
}

function asRecent(path: string): RecentFile {
  return { id: recentId(path), name: shownName(basename(path)), folder: folderInWords(path) };
}

export type RecentFiles = ReturnType<typeof createRecentFiles>;

/** `folder` is the app's data folder. `changed` is told the new list, for the menu. */
export function createRecentFiles(folder: string, changed: (list: readonly RecentFile[]) => void) {
  const file = jsonFile(join(folder, "recent-files.json"), schema, { paths: [], folder: null });

  const update = async (change: (paths: readonly string[]) => string[], lastFolder?: string) => {
    await file.update((value) => ({
      paths: change(value.paths).slice(0, MOST),
      folder: lastFolder ?? value.folder,
    }));
    changed(await list());
  };

  const list = async (): Promise<readonly RecentFile[]> => (await file.read()).paths.map(asRecent);

  return {
    list,
    add: (path: string) =>
      update((paths) => [path, ...paths.filter((other) => other !== path)], dirname(path)),
    remove: (path: string) => update((paths) => paths.filter((other) => other !== path)),
    clear: () => update(() => []),
    pathOf: async (id: string): Promise<string | null> =>
      (await file.read()).paths.find((path) => recentId(path) === id) ?? null,
    paths: async (): Promise<readonly string[]> => (await file.read()).paths,
    /** Electron's dialogs no longer remember the folder themselves. */
    lastFolder: async (): Promise<string | null> => (await file.read()).folder,
    rememberFolder: (path: string) => update((paths) => [...paths], dirname(path)),
  };
}
