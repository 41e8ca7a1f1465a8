/** A new file beside its target, which holds the content until it is whole and may have the target's name. */
import { errorCode, type FileFacts, type FileSystem, type NewFile } from "./file-system";
import { newTemporaryPath } from "./temporary-files";

export interface TemporaryFile {
  readonly path: string;
  /** Bytes, so far. */
  size(): number;
  /** Adds all the bytes at the end. */
  add(bytes: Uint8Array): Promise<void>;
  /** Brings to the disk what was added so far. */
  sync(): Promise<void>;
  /** Brings all of it to the disk and closes it, with the owner and mode of the file that it will replace. */
  seal(original: FileFacts | null): Promise<void>;
  /** Nothing is left of it. */
  discard(): Promise<void>;
}

const TRIES_FOR_A_NAME = 3;

/** A new file under a name that nobody can foresee. What has that name all the same is left alone. */
async function createNew(
  target: string,
  mode: number,
  files: FileSystem,
): Promise<{ readonly path: string; readonly file: NewFile }> {
  for (let tries = 1; ; tries += 1) {
    const path = await newTemporaryPath(target);
    try {
      return { path, file: await files.createNew(path, mode) };
    } catch (error) {
      if (errorCode(error) !== "EEXIST" || tries === TRIES_FOR_A_NAME) throw error;
    }
  }
}

/** Creates it in the folder of the target. Rejections, here and later, are Node's own; then `discard` is due. */
export async function createTemporaryFile(
  target: string,
  mode: number,
  files: FileSystem,
): Promise<TemporaryFile> {
  const { path, file } = await createNew(target, mode, files);
  let size = 0;
  let isOpen = true;
  return {
    path,
    size: () => size,
    async add(bytes) {
      for (let written = 0; written < bytes.length; ) {
        const count = await file.write(bytes, written);
        // A disk that takes nothing and reports nothing would keep us here for ever.
        if (count <= 0) throw Object.assign(new Error("Nothing was written"), { code: "ENOSPC" });
        written += count;
        size += count;
      }
    },
    sync: () => file.sync(),
    async seal(original) {
      if (original !== null) {
        // The group of a shared folder is worth keeping; where the system forbids it, the content matters more.
        await file.setOwner(original.owner, original.group).catch(() => undefined);
        // Some network and cloud drives refuse; the file was made with that mode, so it is never open to more people.
        await file.setMode(original.mode).catch(() => undefined);
      }
      if ((await file.size()) !== size)
        throw Object.assign(new Error("The file is too short"), { code: "EIO" });
      await file.sync();
      isOpen = false;
      await file.close();
    },
    async discard() {
      if (isOpen) await file.close().catch(() => undefined);
      isOpen = false;
      await files.remove(path).catch(() => undefined);
    },
  };
}
