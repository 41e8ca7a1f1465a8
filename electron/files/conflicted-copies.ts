/**
 * The other versions of a map's file that a cloud drive left beside it. Only names in the file's own folder are looked at, and
 * only a regular file that is no link is read.
 */
import { createHash } from "node:crypto";
import { basename, dirname, join } from "node:path";
import type { ConflictedCopy } from "../../shared/bridge/bridge";
import { originalName } from "../../shared/bridge/conflicted-copy";
import { shownName } from "../../shared/bridge/file-name";
import { LARGEST_MAP } from "../../shared/bridge/ipc-contract";
import type { FileSystem } from "./file-system";
import { readWholeFile } from "./read-file";

/** In a larger folder nothing is looked for. */
const MOST_NAMES = 5_000;
/** More would be no offer but a flood. */
const MOST_COPIES = 5;

interface Beside extends ConflictedCopy {
  readonly path: string;
}

const idOf = (name: string): string => createHash("sha256").update(name).digest("hex").slice(0, 32);

async function besides(path: string, files: FileSystem): Promise<readonly Beside[]> {
  const folder = dirname(path);
  const own = basename(path);
  const names = await files.list(folder).catch(() => []);
  if (names.length > MOST_NAMES) return [];
  const original = originalName(own);
  const wanted = names.filter((name) => name !== own && (name === original || originalName(name) === own));
  const found: Beside[] = [];
  for (const name of wanted.sort().slice(0, MOST_COPIES)) {
    const at = join(folder, name);
    const facts = await files.linkFacts(at).catch(() => null);
    if (facts?.isFile !== true || facts.isLink) continue;
    found.push({ id: idOf(name), name: shownName(name), isOriginal: name === original, path: at });
  }
  return found;
}

/** What lies beside the file at this real path: its original, where it is a copy itself, and copies of it. */
export async function conflictedCopies(path: string, files: FileSystem): Promise<readonly ConflictedCopy[]> {
  return (await besides(path, files)).map(({ id, name, isOriginal }) => ({ id, name, isOriginal }));
}

/** The bytes of one of them; null where it is no longer there, or can't be read. */
export async function readConflictedCopy(
  path: string,
  id: string,
  files: FileSystem,
): Promise<Uint8Array | null> {
  const found = (await besides(path, files)).find((one) => one.id === id);
  if (!found) return null;
  const read = await readWholeFile(found.path, LARGEST_MAP, files, found.path);
  return read.ok ? read.value.bytes : null;
}
