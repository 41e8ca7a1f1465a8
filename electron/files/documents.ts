/**
 * The files that the windows may touch. A window holds opaque ids of the files that a person picked for it; an id of
 * another window, or one that was made up, opens nothing. No path ever comes from the page.
 */
import { randomUUID } from "node:crypto";
import { basename } from "node:path";
import type { FileId, FileProblem, OpenedFile, Reply, SavedFile } from "../../shared/bridge/bridge";
import { shownName } from "../../shared/bridge/file-name";
import { LARGEST_MAP } from "../../shared/bridge/ipc-contract";
import { done, problem } from "../../shared/bridge/reply";
import { writeFileAtomically } from "./atomic-write";
import {
  type Clock,
  diskFileSystem,
  errorCode,
  type FileFacts,
  type FileSystem,
  realPathOf,
  systemClock,
} from "./file-system";
import { contentHash, type ReadFile, readWholeFile } from "./read-file";
import { type WriteFailure, type WriteFailureKind, writeFailureSentence } from "./write-failure";

/** Stands for a window; the documents know nothing else of it. */
export type Owner = number;

interface Held {
  readonly owner: Owner;
  readonly path: string;
  readonly name: string;
  device: bigint;
  inode: bigint;
  /** Of the bytes that were last read or written here. */
  hash: string;
}

/** Some drives number nothing, and all their files have the number 0. */
function isSameFile(one: Pick<FileFacts, "device" | "inode">, other: FileFacts): boolean {
  return one.inode !== 0n && one.inode === other.inode && one.device === other.device;
}

const PROBLEM_OF: Readonly<Record<WriteFailureKind, FileProblem["kind"]>> = {
  "disk-full": "disk-full",
  "read-only": "read-only",
  "no-permission": "read-only",
  gone: "gone",
  busy: "failed",
  changed: "changed",
  unconfirmed: "failed",
  failed: "failed",
};

/** A failed write as the page is told about it. */
export function writeProblem(name: string, failure: WriteFailure) {
  return problem(PROBLEM_OF[failure.kind], writeFailureSentence(name, failure));
}

const unknownFile = problem(
  "unknown-file",
  "Argmap no longer knows where this map was saved. Your map is still open here. Save it under a name of its own.",
);

export type Documents = ReturnType<typeof createDocuments>;

/** Keeps the ids. `files` and `clock` are replaced in tests. */
export function createDocuments(files: FileSystem = diskFileSystem, clock: Clock = systemClock) {
  const held = new Map<FileId, Held>();
  const shown = new Map<Owner, FileId>();

  const find = (owner: Owner, id: FileId): Held | null => {
    const file = held.get(id);
    return file !== undefined && file.owner === owner ? file : null;
  };

  const hold = (owner: Owner, file: ReadFile): FileId => {
    const id = randomUUID();
    held.set(id, {
      owner,
      path: file.path,
      name: file.name,
      device: file.device,
      inode: file.inode,
      hash: file.hash,
    });
    shown.set(owner, id);
    return id;
  };

  /** True where the file on disk is the one that the window knows, or is not there: then nothing can be lost. */
  const isAsKnown = async (file: Held, path: string): Promise<boolean> => {
    try {
      return contentHash(await files.read(path)) === file.hash;
    } catch (error) {
      if (errorCode(error) === "ENOENT") return true;
      throw error;
    }
  };

  /** Gives the window an id for a file that was read for it. */
  const adopt = (owner: Owner, file: ReadFile): OpenedFile => ({
    file: hold(owner, file),
    name: file.name,
    bytes: file.bytes,
    readOnly: file.readOnly,
  });

  const reread = async (owner: Owner, id: FileId): Promise<Reply<OpenedFile>> => {
    const file = find(owner, id);
    if (file === null) return unknownFile;
    const read = await readWholeFile(file.path, LARGEST_MAP, files);
    if (!read.ok) return { outcome: "problem", problem: read.error };
    // A new id: where the page can't use what is there now, its old id still knows what it last read.
    return done(adopt(owner, read.value));
  };

  const save = async (
    owner: Owner,
    id: FileId,
    bytes: Uint8Array,
    overwrite: boolean,
  ): Promise<Reply<SavedFile>> => {
    const file = find(owner, id);
    if (file === null) return unknownFile;
    const mayReplace = async (path: string) => overwrite || (await isAsKnown(file, path));
    const written = await writeFileAtomically(file.path, bytes, { files, clock, mayReplace });
    // Unconfirmed means written: the next save must not take these bytes for another program's.
    if (written.ok || written.error.kind === "unconfirmed") await remember(file, bytes);
    return written.ok ? done({ file: id, name: file.name }) : writeProblem(file.name, written.error);
  };

  /** After a write the file is a new one to the system, under the same name. */
  const remember = async (file: Held, bytes: Uint8Array): Promise<void> => {
    file.hash = contentHash(bytes);
    const facts = await files.facts(file.path).catch(() => null);
    if (facts !== null) Object.assign(file, { device: facts.device, inode: facts.inode });
  };

  /** For a file that was chosen anew and is the window's already: its id stays in use where the reply is a problem. */
  const rememberOwn = async (owner: Owner, path: string, bytes: Uint8Array): Promise<void> => {
    const real = await realPathOf(path, files).catch(() => null);
    for (const file of held.values())
      if (file.owner === owner && file.path === real) await remember(file, bytes);
  };

  /** Writes to a path that the person just chose, and gives the window an id for it. */
  const saveAs = async (owner: Owner, path: string, bytes: Uint8Array): Promise<Reply<SavedFile>> => {
    const name = shownName(basename(path));
    const other = await shownBy(path);
    if (other !== null && other !== owner)
      return problem(
        "failed",
        `“${name}” is open in another window of Argmap, so it was not replaced. Choose another name, or close that window first.`,
      );
    const written = await writeFileAtomically(path, bytes, { files, clock });
    if (!written.ok) {
      if (written.error.kind === "unconfirmed") await rememberOwn(owner, path, bytes);
      return writeProblem(name, written.error);
    }
    const id = randomUUID();
    const file: Held = { owner, path: written.value, name, device: 0n, inode: 0n, hash: "" };
    await remember(file, bytes);
    held.set(id, file);
    shown.set(owner, id);
    return done({ file: id, name });
  };

  /** The window that shows this file now, by whatever path it is named. */
  const shownBy = async (path: string): Promise<Owner | null> => {
    const real = await realPathOf(path, files).catch(() => null);
    if (real === null) return null;
    const facts = await files.facts(real).catch(() => null);
    for (const [owner, id] of shown) {
      const file = held.get(id);
      if (file === undefined) continue;
      if (file.path === real) return owner;
      if (facts !== null && isSameFile(file, facts)) return owner;
    }
    return null;
  };

  return {
    read: (path: string) => readWholeFile(path, LARGEST_MAP, files),
    adopt,
    reread,
    save,
    saveAs,
    shownBy,
    /** The path behind what a window shows, for the title bar and the recent list. */
    shownPath: (owner: Owner): string | null => held.get(shown.get(owner) ?? "")?.path ?? null,
    /** The window says what it shows; ids of others are ignored. */
    show(owner: Owner, id: FileId | null): void {
      if (id === null) shown.delete(owner);
      else if (find(owner, id) !== null) shown.set(owner, id);
    },
    /** The window is gone, and its ids with it. */
    release(owner: Owner): void {
      shown.delete(owner);
      for (const [id, file] of held) if (file.owner === owner) held.delete(id);
    },
  };
}
