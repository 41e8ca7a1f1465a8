/**
 * The files that this tab has opened or saved, by opaque id. With a handle a file is written in place; without one a
 * save is a download, and what was downloaded last stands for the file.
 */
import { newId } from "../../../shared/basics/id";
import type {
  FileId,
  FileNews,
  FileProblem,
  OpenedFile,
  Reply,
  SavedFile,
} from "../../../shared/bridge/bridge";
import { shownName } from "../../../shared/bridge/file-name";
import { done } from "../../../shared/bridge/reply";
import { LIMITS } from "../../../shared/document/types";
import { download } from "./download";
import { allowed, type FileHandle } from "./file-access";
import { changedProblem, readProblem, refusedToRead, tooLarge, unknownFile, writeProblem } from "./problems";

/** What the file was like when it was last read or written here. */
interface Seen {
  readonly modified: number;
  readonly size: number;
  readonly hash: string;
}

type KnownFile =
  | { readonly name: string; readonly handle: FileHandle; readonly seen: Seen }
  | { readonly name: string; readonly handle: null; readonly content: Blob };

export interface KnownFiles {
  openHandle(handle: FileHandle): Promise<Reply<OpenedFile>>;
  openPlain(file: File): Promise<Reply<OpenedFile>>;
  reread(file: FileId): Promise<Reply<OpenedFile>>;
  save(file: FileId, bytes: Uint8Array, overwrite: boolean): Promise<Reply<SavedFile>>;
  saveToHandle(handle: FileHandle, bytes: Uint8Array): Promise<Reply<SavedFile>>;
  saveAsDownload(name: string, bytes: Uint8Array): Reply<SavedFile>;
  /** What other programs did to the file; null where that can't be known without asking the person. */
  newsOf(file: FileId): Promise<FileNews | null>;
  /** Whether the handle leads to a file that this tab opened as a map. */
  isKnown(handle: FileHandle): Promise<boolean>;
}

const failed = (problem: FileProblem) => ({ outcome: "problem", problem }) as const;

export function createKnownFiles(): KnownFiles {
  const known = new Map<FileId, KnownFile>();

  const add = (file: KnownFile): FileId => {
    const id = newId();
    known.set(id, file);
    return id;
  };

  const openPlain: KnownFiles["openPlain"] = async (file) => {
    if (file.size > LIMITS.fileBytes) return failed(tooLarge(file.name));
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const id = add({ name: file.name, handle: null, content: file });
      return done({ file: id, name: shownName(file.name), bytes, readOnly: false });
    } catch (error) {
      return failed(readProblem(error, file.name));
    }
  };

  // A new id for every reading: if the page can't use what it got, its old id still knows what it knew.
  const openHandle: KnownFiles["openHandle"] = async (handle) => {
    if (!(await allowed(handle, "read"))) return failed(refusedToRead(handle.name));
    try {
      const file = await handle.getFile();
      if (file.size > LIMITS.fileBytes) return failed(tooLarge(handle.name));
      const bytes = new Uint8Array(await file.arrayBuffer());
      const seen = { modified: file.lastModified, size: file.size, hash: await hashOf(bytes) };
      const id = add({ name: handle.name, handle, seen });
      return done({ file: id, name: shownName(handle.name), bytes, readOnly: false });
    } catch (error) {
      return failed(readProblem(error, handle.name));
    }
  };

  const write = async (
    handle: FileHandle,
    bytes: Uint8Array,
    expected: Seen | null,
  ): Promise<Reply<{ readonly seen: Seen }>> => {
    try {
      if (!(await allowed(handle, "readwrite"))) throw new DOMException("", "NotAllowedError");
      if (expected && (await hasChanged(handle, expected))) return failed(changedProblem(handle.name));
      return done({ seen: await writeWhole(handle, bytes) });
    } catch (error) {
      return failed(writeProblem(error, handle.name));
    }
  };

  return {
    openHandle,
    openPlain,
    reread(id) {
      const file = known.get(id);
      if (!file) return Promise.resolve(failed(unknownFile));
      if (file.handle) return openHandle(file.handle);
      return openPlain(new File([file.content], file.name));
    },
    async save(id, bytes, overwrite) {
      const file = known.get(id);
      if (!file) return failed(unknownFile);
      if (!file.handle) {
        const content = download(file.name, bytes, "application/json");
        known.set(id, { ...file, content });
        return done({ file: id, name: shownName(file.name) });
      }
      const written = await write(file.handle, bytes, overwrite ? null : file.seen);
      if (written.outcome !== "done") return written;
      known.set(id, { ...file, seen: written.value.seen });
      return done({ file: id, name: shownName(file.name) });
    },
    async saveToHandle(handle, bytes) {
      const written = await write(handle, bytes, null);
      if (written.outcome !== "done") return written;
      const id = add({ name: handle.name, handle, seen: written.value.seen });
      return done({ file: id, name: shownName(handle.name) });
    },
    async newsOf(id) {
      const file = known.get(id);
      if (!file?.handle || !(await isReadable(file.handle))) return null;
      try {
        return { kind: (await hasChanged(file.handle, file.seen)) ? "changed" : "as-known" };
      } catch (error) {
        const isGone = error instanceof DOMException && error.name === "NotFoundError";
        return isGone ? { kind: "gone" } : null;
      }
    },
    async isKnown(handle) {
      for (const file of known.values()) if (await file.handle?.isSameEntry(handle)) return true;
      return false;
    },
    saveAsDownload(name, bytes) {
      const content = download(name, bytes, "application/json");
      const id = add({ name, handle: null, content });
      return done({ file: id, name: shownName(name) });
    },
  };
}

/** Without a question to the person, who did not ask for anything. */
async function isReadable(handle: FileHandle): Promise<boolean> {
  return !handle.queryPermission || (await handle.queryPermission({ mode: "read" })) === "granted";
}

/** A touched file whose content is the same has not changed: cloud folders touch files all the time. */
async function hasChanged(handle: FileHandle, seen: Seen): Promise<boolean> {
  const file = await handle.getFile();
  if (file.lastModified === seen.modified && file.size === seen.size) return false;
  if (file.size !== seen.size) return true;
  return (await hashOf(new Uint8Array(await file.arrayBuffer()))) !== seen.hash;
}

/** Writes beside the file and puts the new content in its place at the end; a failure leaves the old content. */
async function writeWhole(handle: FileHandle, bytes: Uint8Array): Promise<Seen> {
  const stream = await handle.createWritable();
  try {
    await stream.write(bytes as Uint8Array<ArrayBuffer>);
    await stream.close();
  } catch (error) {
    await stream.abort().catch(() => undefined);
    throw error;
  }
  const file = await handle.getFile();
  if (file.size !== bytes.byteLength) throw new Error("The file does not hold what was written");
  return { modified: file.lastModified, size: file.size, hash: await hashOf(bytes) };
}

async function hashOf(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
