/**
 * Removes what a killed save of an earlier run left beside its target. Only regular files of the same owner whose names
 * carry the tag; no link is followed, nothing is opened, and a folder that does not answer is left for another time.
 */
import { lstat, readdir, unlink } from "node:fs/promises";
import { join } from "node:path";
import { diskFileSystem, realPathOf } from "./file-system";
import { isLeftoverOf } from "./temporary-files";

export interface SweepDisk {
  /** The names in a folder. */
  list(folder: string): Promise<readonly string[]>;
  /** With all links followed. */
  realPath(path: string): Promise<string>;
  /** Does not follow the last link. */
  facts(
    path: string,
  ): Promise<{ readonly isFile: boolean; readonly owner: number; readonly modified: number }>;
  remove(path: string): Promise<void>;
}

export interface SweepOptions {
  readonly tag: string;
  /** A file that was written to since then is left, in milliseconds since 1970. Left out: none is too young. */
  readonly before?: number;
  /** Of the files that may be removed; null where the system has no owners. */
  readonly owner?: number | null;
  readonly disk?: SweepDisk;
  /** Settles when a folder has had time enough to answer. */
  readonly tooLong?: () => Promise<void>;
}

/** Each folder that does not answer may hold one of the few threads that Node reads the disk with. */
const MOST_UNREACHABLE = 2;
const TOO_LONG = 3_000;

const sweepDisk: SweepDisk = {
  list: (folder) => readdir(folder),
  realPath: (path) => realPathOf(path, diskFileSystem),
  facts: async (path) => {
    const found = await lstat(path);
    return { isFile: found.isFile(), owner: found.uid, modified: found.mtimeMs };
  },
  remove: (path) => unlink(path),
};

const currentOwner = (): number | null => process.getuid?.() ?? null;

/** Lets the process end meanwhile. */
const waitTooLong = () =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, TOO_LONG).unref();
  });

async function sweepFolder(folder: string, options: SweepOptions): Promise<number> {
  const { disk = sweepDisk, owner = currentOwner(), before = Number.POSITIVE_INFINITY } = options;
  const isOurs = async (path: string) => {
    const facts = await disk.facts(path);
    return facts.isFile && (owner === null || facts.owner === owner) && facts.modified < before;
  };
  // A folder that is another one by now is not where we wrote.
  if ((await disk.realPath(folder)) !== folder) return 0;
  let removed = 0;
  for (const name of await disk.list(folder)) {
    if (!isLeftoverOf(options.tag, name)) continue;
    const path = join(folder, name);
    try {
      if (!(await isOurs(path))) continue;
      await disk.remove(path);
      removed += 1;
    } catch {
      // Gone already, or held by another program: there is a next start.
    }
  }
  return removed;
}

/** How many files were removed. `folders` are real paths; they are taken one after the other. */
export async function sweepLeftovers(folders: readonly string[], options: SweepOptions): Promise<number> {
  const { tooLong = waitTooLong } = options;
  let removed = 0;
  let unreachable = 0;
  for (const folder of new Set(folders)) {
    const work = sweepFolder(folder, options).then(
      (count) => ({ answered: true, count }),
      // Not there, or not to be read.
      () => ({ answered: true, count: 0 }),
    );
    const outcome = await Promise.race([work, tooLong().then(() => ({ answered: false, count: 0 }))]);
    removed += outcome.count;
    if (!outcome.answered) unreachable += 1;
    if (unreachable >= MOST_UNREACHABLE) break;
  }
  return removed;
}
