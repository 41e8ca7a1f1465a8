/**
 * A dropped file arrives as a plain `File`, which can't be written to. The drop event offers a handle too, but only
 * while it is being handled; so the handles of the last drop are kept here until the page asks for one.
 */
import { type FileHandle, isFileHandle } from "./file-access";

interface ItemWithHandle extends DataTransferItem {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
}

export interface DroppedHandles {
  /** The handle of a file from the last drop; null where there is none. */
  handleOf(file: File): Promise<FileHandle | null>;
}

export function followDrops(page: Window): DroppedHandles {
  let last: readonly Promise<FileSystemHandle | null>[] = [];

  const remember = (event: DragEvent) => {
    const items: readonly ItemWithHandle[] = [...(event.dataTransfer?.items ?? [])];
    last = items
      .filter((item) => item.kind === "file")
      .flatMap((item) => item.getAsFileSystemHandle?.().catch(() => null) ?? []);
  };
  // Before anybody else: a handler that stops the event must not hide it from here.
  page.addEventListener("drop", remember, { capture: true });

  return {
    async handleOf(file) {
      for (const handle of await Promise.all(last)) {
        if (!handle || !isFileHandle(handle) || handle.name !== file.name) continue;
        const same = await handle.getFile().catch(() => null);
        if (same?.size === file.size && same.lastModified === file.lastModified) return handle;
      }
      return null;
    },
  };
}
