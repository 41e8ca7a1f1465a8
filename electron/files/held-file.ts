/** What is known of a file that a window may touch: where it is, and what it held when it was last read or written here. */

import { basename } from "node:path";
import { shownName } from "../../shared/bridge/file-name";
import { errorCode, type FileFacts, type FileSystem } from "./file-system";
import { contentHash, type ReadFile } from "./read-file";

export interface HeldFile {
  /** The window. */
  readonly owner: number;
  /** The real path. Another one only where the same file got another name in its folder. */
  path: string;
  name: string;
  device: bigint;
  inode: bigint;
  readOnly: boolean;
  /** Of the bytes that were last read or written here. */
  hash: string;
  /** What the file held before saves that the disk did not confirm: it may hold that still. */
  doubted: readonly string[];
  /** Saves that go on, and saves so far: who looks at the file meanwhile may see either content. */
  saving: number;
  saves: number;
  /** How often its page has begun to show it: what was told before, that page may have missed. */
  showings: number;
}

export function heldFile(owner: number, path: string, read: Partial<ReadFile>): HeldFile {
  const { name = shownName(basename(path)), device = 0n, inode = 0n, hash = "", readOnly = false } = read;
  return { owner, path, name, device, inode, readOnly, hash, doubted: [], saving: 0, saves: 0, showings: 0 };
}

/** Whether a content is the window's own, as far as is known. */
export function isOwn(file: HeldFile, hash: string): boolean {
  return hash === file.hash || file.doubted.includes(hash);
}

/** Some drives number nothing, and all their files have the number 0. */
export function isSameFile(one: Pick<FileFacts, "device" | "inode">, other: FileFacts): boolean {
  return one.inode !== 0n && one.inode === other.inode && one.device === other.device;
}

export interface Found {
  readonly bytes: Uint8Array;
  readonly hash: string;
  /** Milliseconds since 1970. */
  readonly written: number;
}

/** What stands at the path now: null where nothing does, "too-large" where it can be no map. */
export async function findContent(
  path: string,
  limit: number,
  files: FileSystem,
): Promise<Found | "too-large" | null> {
  try {
    const facts = await files.facts(path);
    if (facts.size > limit) return "too-large";
    const bytes = await files.read(path);
    return { bytes, hash: contentHash(bytes), written: Number(facts.written / 1_000_000n) };
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}
