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
import { type Clock, diskFileSystem, type FileSystem, realPathOf, systemClock } from "./file-system";
import { findContent, type HeldFile, heldFile, isOwn, isSameFile } from "./held-file";
import { contentHash, type ReadFile, readWholeFile } from "./read-file";
import { withTimeLimits } from "./time-limit";
import { type WriteFailure, type WriteFailureKind, writeFailureSentence } from "./write-failure";

/** Stands for a window; the documents know nothing else of it. */
export type Owner = number;

/** Keeps what a file held, before it holds something else and after. No save waits for it. */
export type KeepVersion = (path: string, bytes: Uint8Array, written: number) => unknown;

export interface DocumentParts {
  readonly files?: FileSystem;
  readonly clock?: Clock;
  readonly keepVersion?: KeepVersion;
}

const PROBLEM_OF: Readonly<Record<WriteFailureKind, FileProblem["kind"]>> = {
  "disk-full": "disk-full",
  "read-only": "read-only",
  "no-permission": "read-only",
  gone: "gone",
  busy: "failed",
  changed: "changed",
  displaced: "failed",
  "no-exchange": "failed",
  unreachable: "failed",
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

/** Keeps the ids. The parts are replaced in tests. */
export function createDocuments({
  files = withTimeLimits(diskFileSystem),
  clock = systemClock,
  keepVersion = () => undefined,
}: DocumentParts = {}) {
  const held = new Map<FileId, HeldFile>();
  const shown = new Map<Owner, FileId>();

  const find = (owner: Owner, id: FileId): HeldFile | null => {
    const file = held.get(id);
    return file !== undefined && file.owner === owner ? file : null;
  };

  const hold = (file: HeldFile): FileId => {
    const id = randomUUID();
    held.set(id, file);
    return id;
  };

  const opened = (owner: Owner, file: ReadFile): OpenedFile => ({
    file: hold(heldFile(owner, file.path, file)),
    name: file.name,
    bytes: file.bytes,
    readOnly: file.readOnly,
  });

  /** Gives the window an id for a file that was read for it. */
  const adopt = (owner: Owner, file: ReadFile): OpenedFile => {
    const given = opened(owner, file);
    shown.set(owner, given.file);
    return given;
  };

  const reread = async (owner: Owner, id: FileId): Promise<Reply<OpenedFile>> => {
    const file = find(owner, id);
    if (file === null) return unknownFile;
    const read = await readWholeFile(file.path, LARGEST_MAP, files, file.path);
    if (!read.ok) return { outcome: "problem", problem: read.error };
    // A new id: where the page can't use what is there now, its old id still knows what it last read.
    return done(opened(owner, read.value));
  };

  /** For the last moment before a write: keeps what is about to go. False where that is not what `file` knows. */
  const keepFormer = async (path: string, file: HeldFile | null): Promise<boolean> => {
    const found = await findContent(path, LARGEST_MAP, files);
    if (found === null) return true;
    if (found === "too-large") return file === null;
    if (file !== null && !isOwn(file, found.hash)) return false;
    keepVersion(path, found.bytes, found.written);
    return true;
  };

  const save = async (
    owner: Owner,
    id: FileId,
    bytes: Uint8Array,
    overwrite: boolean,
  ): Promise<Reply<SavedFile>> => {
    const file = find(owner, id);
    if (file === null) return unknownFile;
    const mayReplace = (path: string) => keepFormer(path, overwrite ? null : file);
    file.saving += 1;
    try {
      const { path } = file;
      const written = await writeFileAtomically(path, bytes, { files, clock, mayReplace, onlyAt: path });
      // Unconfirmed means written: the next save must not take these bytes for another program's.
      if (written.ok || written.error.kind === "unconfirmed") await remember(file, bytes, written.ok);
      return written.ok ? done({ file: id, name: file.name }) : writeProblem(file.name, written.error);
    } finally {
      file.saving -= 1;
      file.saves += 1;
    }
  };

  /** After a write the file is a new one to the system, under the same name. */
  const remember = async (file: HeldFile, bytes: Uint8Array, isConfirmed: boolean): Promise<void> => {
    const hash = contentHash(bytes);
    file.doubted = isConfirmed ? [] : [...file.doubted, file.hash];
    file.hash = hash;
    const facts = await files.facts(file.path).catch(() => null);
    if (facts !== null) Object.assign(file, { device: facts.device, inode: facts.inode });
    if (isConfirmed) keepVersion(file.path, bytes, Date.now());
  };

  /** For a file that was chosen anew and is the window's already: its id stays in use where the reply is a problem. */
  const rememberOwn = async (owner: Owner, path: string, bytes: Uint8Array): Promise<void> => {
    const real = await realPathOf(path, files).catch(() => null);
    for (const file of held.values())
      if (file.owner === owner && file.path === real) await remember(file, bytes, false);
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
    const mayReplace = (target: string) => keepFormer(target, null);
    const written = await writeFileAtomically(path, bytes, { files, clock, mayReplace });
    if (!written.ok) {
      if (written.error.kind === "unconfirmed") await rememberOwn(owner, path, bytes);
      return writeProblem(name, written.error);
    }
    const file = heldFile(owner, written.value, { name });
    await remember(file, bytes, true);
    const id = hold(file);
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
    /** The real path behind an id of the window. */
    pathOf: (owner: Owner, id: FileId): string | null => find(owner, id)?.path ?? null,
    /** What every window shows now, to be watched. */
    shownFiles: (): readonly (readonly [FileId, HeldFile])[] =>
      [...shown.values()].flatMap((id) => {
        const file = held.get(id);
        return file === undefined ? [] : [[id, file] as const];
      }),
    /** The window says what it shows; ids of others are ignored. */
    show(owner: Owner, id: FileId | null): void {
      const file = id === null ? null : find(owner, id);
      if (id === null) shown.delete(owner);
      if (id === null || file === null) return;
      if (file.showings === 0 || shown.get(owner) !== id) file.showings += 1;
      shown.set(owner, id);
    },
    /** The window is gone, and its ids with it. */
    release(owner: Owner): void {
      shown.delete(owner);
      for (const [id, file] of held) if (file.owner === owner) held.delete(id);
    },
  };
}
