/**
 * The few things that files are asked to do, behind an interface, so that tests can put a full disk, a slow virus
 * scanner or a broken drive in its place. Every operation rejects with Node's own error, which carries a `code`.
 */
import { constants } from "node:fs";
import {
  access,
  lstat,
  open,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  stat,
  unlink,
} from "node:fs/promises";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { NO_ANSWER } from "./time-limit";

export interface FileFacts {
  /** With `inode` what names the file on this computer. On Windows the numbers are larger than a `number` can tell apart. */
  readonly device: bigint;
  readonly inode: bigint;
  readonly size: number;
  /** Nanoseconds since 1970 of the last writing, and of the last change of any of these facts. Hints, never proofs. */
  readonly written: bigint;
  readonly changed: bigint;
  readonly mode: number;
  readonly owner: number;
  readonly group: number;
  readonly isFile: boolean;
  readonly isLink: boolean;
}

/** A file that was created for writing and is not visible under its final name yet. */
export interface NewFile {
  /** Writes some of the bytes and says how many; that may be fewer than asked. */
  write(bytes: Uint8Array, offset: number): Promise<number>;
  size(): Promise<number>;
  setMode(mode: number): Promise<void>;
  setOwner(owner: number, group: number): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

export interface FileSystem {
  /** Follows links. */
  facts(path: string): Promise<FileFacts>;
  /** Does not follow the last link. */
  linkFacts(path: string): Promise<FileFacts>;
  readLink(path: string): Promise<string>;
  realPath(path: string): Promise<string>;
  /** What the permissions say, of a file or of a folder. */
  canWrite(path: string): Promise<boolean>;
  /** Opens the file for writing and closes it again, untouched: rejects where another program has it locked. */
  tryWriting(path: string): Promise<void>;
  /** The names in a folder. */
  list(folder: string): Promise<readonly string[]>;
  read(path: string): Promise<Uint8Array>;
  /** Fails where something has that name already, a link included. */
  createNew(path: string, mode: number): Promise<NewFile>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Makes a rename inside the folder durable. */
  syncFolder(path: string): Promise<void>;
}

export interface Clock {
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

/** The code of a system error: "ENOSPC". Empty where there is none. */
export function errorCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : "";
}

/** With all links followed. Some drives of Windows cannot say where a path leads; there the path stands for itself. */
export async function realPathOf(path: string, files: FileSystem): Promise<string> {
  try {
    return await files.realPath(path);
  } catch (error) {
    if (errorCode(error) === "ENOENT" || errorCode(error) === NO_ANSWER) throw error;
    return resolve(path);
  }
}

async function factsOf(path: string, followLinks: boolean): Promise<FileFacts> {
  const found = await (followLinks ? stat(path, { bigint: true }) : lstat(path, { bigint: true }));
  return {
    device: found.dev,
    inode: found.ino,
    size: Number(found.size),
    written: found.mtimeNs,
    changed: found.ctimeNs,
    mode: Number(found.mode) & 0o777,
    owner: Number(found.uid),
    group: Number(found.gid),
    isFile: found.isFile(),
    isLink: found.isSymbolicLink(),
  };
}

async function createNew(path: string, mode: number): Promise<NewFile> {
  const file = await open(path, "wx", mode);
  return {
    write: async (bytes, offset) => (await file.write(bytes, offset, bytes.length - offset)).bytesWritten,
    size: async () => (await file.stat()).size,
    setMode: (wanted) => file.chmod(wanted),
    setOwner: (owner, group) => file.chown(owner, group),
    sync: () => file.sync(),
    close: () => file.close(),
  };
}

async function tryWriting(path: string): Promise<void> {
  await (await open(path, "r+")).close();
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Node's file system. */
export const diskFileSystem: FileSystem = {
  facts: (path) => factsOf(path, true),
  linkFacts: (path) => factsOf(path, false),
  readLink: (path) => readlink(path),
  realPath: (path) => realpath(path),
  canWrite: (path) =>
    access(path, constants.W_OK).then(
      () => true,
      () => false,
    ),
  tryWriting,
  list: (folder) => readdir(folder),
  read: (path) => readFile(path),
  createNew,
  rename: (from, to) => rename(from, to),
  remove: (path) => unlink(path),
  syncFolder,
};

export const systemClock: Clock = {
  now: () => Date.now(),
  wait: async (milliseconds) => {
    await sleep(milliseconds);
  },
};
