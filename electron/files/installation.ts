/**
 * What one installation knows of its own writing: its tag, and the folders that it wrote to, so that the next start can
 * look there for what a kill left behind. Kept in the app's own folder and written only when a folder is new.
 */
import { mkdir, readdir, realpath } from "node:fs/promises";
import { join, sep } from "node:path";
import { z } from "zod";
import { jsonFile } from "./json-file";
import { isTag, newTag, type Writer } from "./temporary-files";

/** The folders that were written to last are remembered; who uses more leaves the oldest to its recent files. */
const MOST_FOLDERS = 200;

const schema = z.object({ tag: z.string().refine(isTag), folders: z.array(z.string()).max(1_000) });

/** Where the app keeps work of its own in files of their own, in folders that may have folders. */
const OWN = ["recovery", "versions"];

export interface Installation extends Writer {
  /** The folders that were written to before this start, the app's own included. */
  writtenFolders(): Promise<readonly string[]>;
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name));
}

async function ownFolders(data: string): Promise<readonly string[]> {
  const own = OWN.map((name) => join(data, name));
  return [data, ...own, ...(await Promise.all(own.map(foldersIn))).flat()];
}

/** The folder with all links followed, made where it is not there; as it was given where the disk refuses. */
async function realFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true });
    return await realpath(folder);
  } catch {
    return folder;
  }
}

/** `dataFolder` is the app's data folder. */
export async function readInstallation(dataFolder: string): Promise<Installation> {
  const data = await realFolder(dataFolder);
  const fresh = { tag: newTag(), folders: [] };
  const file = jsonFile(join(data, "installation.json"), schema, fresh);
  const first = await file.read();
  const known = new Set(first.folders);
  // Before anything is written with it: a tag that is not on the disk cannot be found again.
  if (first.tag === fresh.tag) await file.update(() => first);
  const isOwn = (folder: string) => folder === data || folder.startsWith(data + sep);
  return {
    tag: first.tag,
    async willWriteIn(folder) {
      if (isOwn(folder) || known.has(folder)) return;
      known.add(folder);
      await file
        .update((value) => ({ ...value, folders: [...value.folders, folder].slice(-MOST_FOLDERS) }))
        .catch(() => undefined);
    },
    writtenFolders: async () => [...(await ownFolders(data)), ...first.folders],
  };
}
