/** Tells the windows what other programs do to the files that they show. */
import type { Documents } from "./files/documents";
import { diskFileSystem } from "./files/file-system";
import { withTimeLimits } from "./files/time-limit";
import { createWatch } from "./files/watch";
import { keepLooking } from "./files/watch-hints";
import { reportFault } from "./report";
import type { MapWindow } from "./windows/map-window";

interface WatchingParts {
  readonly documents: Documents;
  readonly byId: (owner: number) => MapWindow | null;
  /** A file has another name now: from, to. */
  readonly renamed: (window: MapWindow, from: string, to: string) => void;
}

export function watchDocuments({ documents, byId, renamed }: WatchingParts): void {
  const { shownFiles } = documents;
  const watch = createWatch({
    shownFiles,
    files: withTimeLimits(diskFileSystem),
    tell: (file, id, news, formerPath) => {
      const window = byId(file.owner);
      if (window === null) return;
      if (news.kind === "renamed" && formerPath !== file.path) renamed(window, formerPath, file.path);
      window.tell({ type: "file-news", file: id, news });
    },
  });
  keepLooking({ watch, shownFiles, failed: (error) => reportFault("watching files", error) });
}
