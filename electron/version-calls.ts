/** The versions of saved maps, as far as the page may ask for them: of its own window's files, by opaque ids. */
import { basename, extname } from "node:path";
import type { FileId } from "../shared/bridge/bridge";
import { shownName } from "../shared/bridge/file-name";
import type { Documents } from "./files/documents";
import type { Versions } from "./files/versions";
import type { CallHandlers } from "./ipc";
import type { MapWindow } from "./windows/map-window";

interface VersionParts {
  readonly documents: Documents;
  readonly versions: Versions;
  readonly windows: { create(): MapWindow };
}

/** "kursk (earlier version).argmap" */
function copyName(path: string): string {
  const end = extname(path);
  return shownName(`${basename(path, end)} (earlier version)${end}`);
}

export function versionCalls({ documents, versions, windows }: VersionParts) {
  const contentOf = async (window: MapWindow, file: FileId, id: string) => {
    const path = documents.pathOf(window.id, file);
    const bytes = path === null ? null : await versions.read(path, id);
    return path === null || bytes === null ? null : { path, bytes };
  };
  return {
    versions: async (window, file) => {
      const path = documents.pathOf(window.id, file);
      return path === null ? [] : versions.list(path);
    },
    readVersion: async (window, file, id) => (await contentOf(window, file, id))?.bytes ?? null,
    openVersion: async (window, file, id) => {
      const found = await contentOf(window, file, id);
      if (found === null) return false;
      const fresh = windows.create();
      // Nobody else's file goes to that window while the copy is on its way.
      fresh.isReceiving = true;
      fresh.tell({ type: "open-copy", name: copyName(found.path), bytes: found.bytes });
      return true;
    },
  } satisfies Partial<CallHandlers>;
}
