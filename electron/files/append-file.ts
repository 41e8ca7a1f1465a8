/** A file that grows at its end, behind an interface, so that tests can put a full or broken disk in its place. */
import { constants } from "node:fs";
import { open } from "node:fs/promises";

/** Rejections are Node's own errors, which carry a `code`. */
export interface AppendFile {
  /** Bytes; null for anything that is not a plain file. */
  size(): Promise<number | null>;
  /** Adds some of the bytes at the end and says how many; that may be fewer than asked. */
  write(bytes: Uint8Array, offset: number): Promise<number>;
  truncate(size: number): Promise<void>;
  /** When the content, and the size that it takes to read it, are on the disk. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a file that is there. A link is refused, where the system can tell. */
export type OpenAppendFile = (path: string) => Promise<AppendFile>;

// Windows has no such flag; making a link takes special rights there.
const NO_LINKS = constants.O_NOFOLLOW ?? 0;

export const READ_NO_LINKS = constants.O_RDONLY | NO_LINKS;

export const openAppendFile: OpenAppendFile = async (path) => {
  const file = await open(path, constants.O_WRONLY | constants.O_APPEND | NO_LINKS);
  return {
    async size() {
      const facts = await file.stat();
      return facts.isFile() ? facts.size : null;
    },
    write: async (bytes, offset) => (await file.write(bytes, offset, bytes.length - offset)).bytesWritten,
    truncate: (size) => file.truncate(size),
    sync: () => file.datasync(),
    close: () => file.close(),
  };
};

/** Adds all the bytes and brings them to the disk, or leaves the file as long as it was. False where it could not. */
export async function append(
  path: string,
  size: number,
  bytes: Uint8Array,
  openFile: OpenAppendFile,
): Promise<boolean> {
  let file: AppendFile | null = null;
  try {
    file = await openFile(path);
    // Somebody else was here, or the last attempt could not be taken back.
    if ((await file.size()) !== size) return false;
    for (let written = 0; written < bytes.length; ) {
      const count = await file.write(bytes, written);
      // A disk that takes nothing and reports nothing would keep us here for ever.
      if (count <= 0) throw new Error("Nothing was written");
      written += count;
    }
    await file.sync();
    return true;
  } catch {
    // Half a line must not stay in front of the next one.
    await file?.truncate(size).catch(() => undefined);
    return false;
  } finally {
    await file?.close().catch(() => undefined);
  }
}
