/** What lies beside a window's file, as far as the page may ask for it: by opaque ids, to be read and nothing else. */

import { conflictedCopies, readConflictedCopy } from "./files/conflicted-copies";
import type { Documents } from "./files/documents";
import { diskFileSystem } from "./files/file-system";
import { withTimeLimits } from "./files/time-limit";
import type { CallHandlers } from "./ipc";

export function copyCalls({ documents }: { readonly documents: Documents }) {
  const files = withTimeLimits(diskFileSystem);
  return {
    conflictedCopies: async (window, file) => {
      const path = documents.pathOf(window.id, file);
      return path === null ? [] : conflictedCopies(path, files);
    },
    readConflictedCopy: async (window, file, id) => {
      const path = documents.pathOf(window.id, file);
      return path === null ? null : readConflictedCopy(path, id, files);
    },
  } satisfies Partial<CallHandlers>;
}
