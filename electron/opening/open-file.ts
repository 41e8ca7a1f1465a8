/** Where a file opens: in the window that shows it already, in one with nothing to lose, or in a new one. */
import type { OpenedFile, Reply } from "../../shared/bridge/bridge";
import { cancelled, done } from "../../shared/bridge/reply";
import type { Documents } from "../files/documents";
import { createTurns } from "../files/turns";
import type { MapWindow } from "../windows/map-window";

export interface OpeningParts {
  readonly documents: Documents;
  readonly windows: {
    create(): MapWindow;
    all(): readonly MapWindow[];
    byId(id: number): MapWindow | null;
    focused(): MapWindow | null;
  };
  readonly bringForward: (window: MapWindow) => void;
  /** Tells the recent list; a file that is gone leaves it. */
  readonly opened: (path: string) => void;
  readonly wasGone: (path: string) => void;
}

export type Opening = ReturnType<typeof createOpening>;

export function createOpening(parts: OpeningParts) {
  const { documents, windows } = parts;

  /** Nothing in the window would be missed. */
  const isUntouched = (window: MapWindow) =>
    !window.state.modified && (!window.menu.hasMap || documents.shownPath(window.id) === null);

  const give = (window: MapWindow, opened: OpenedFile): void => {
    window.isReceiving = true;
    window.tell({ type: "open", opened });
    parts.bringForward(window);
  };

  /**
   * The window that shows the file or is about to; where its page could not show it, the file may be given to it again.
   */
  const windowShowing = async (path: string): Promise<MapWindow | null> => {
    const owner = await documents.shownBy(path);
    const window = owner === null ? null : windows.byId(owner);
    return window?.menu.hasMap || window?.isReceiving ? window : null;
  };

  /** For a window that asked: the file, or "cancelled" where another window took it. */
  const openFor = async (asker: MapWindow, path: string): Promise<Reply<OpenedFile>> => {
    const showing = await windowShowing(path);
    if (showing !== null) {
      parts.bringForward(showing);
      return cancelled;
    }
    const read = await documents.read(path);
    if (!read.ok) {
      if (read.error.kind === "gone") parts.wasGone(path);
      return { outcome: "problem", problem: read.error };
    }
    parts.opened(read.value.path);
    if (isUntouched(asker)) return done(documents.adopt(asker.id, read.value));
    const fresh = windows.create();
    give(fresh, documents.adopt(fresh.id, read.value));
    return cancelled;
  };

  /** Neither shows something nor is about to. */
  const isFree = (window: MapWindow) => isUntouched(window) && !window.isReceiving && window.before === null;

  const freeWindow = (): MapWindow => {
    const focused = windows.focused();
    const candidates = focused === null ? windows.all() : [focused, ...windows.all()];
    return candidates.find(isFree) ?? windows.create();
  };

  /** For a file that was asked for from outside: argument, double-click, second instance. */
  const openFromOutside = async (path: string): Promise<void> => {
    const showing = await windowShowing(path);
    if (showing !== null) return parts.bringForward(showing);
    const read = await documents.read(path);
    if (!read.ok) {
      // A sentence needs no window of its own.
      const window = windows.focused() ?? windows.all().at(-1) ?? windows.create();
      window.tell({ type: "open-failed", problem: read.error });
      return parts.bringForward(window);
    }
    const owner = await documents.shownBy(path);
    const window = (owner === null ? null : windows.byId(owner)) ?? freeWindow();
    parts.opened(read.value.path);
    give(window, documents.adopt(window.id, read.value));
  };

  /** For a window whose page was lost: the file that it showed, as it is now. */
  const openAgain = async (window: MapWindow, path: string): Promise<void> => {
    window.isReceiving = true;
    const read = await documents.read(path);
    if (read.ok) return give(window, documents.adopt(window.id, read.value));
    window.isReceiving = false;
    window.tell({ type: "open-failed", problem: read.error });
  };

  // One after the other: two requests for one file must not both find that no window shows it.
  const inTurn = createTurns();
  return {
    openFor: (asker: MapWindow, path: string) => inTurn("opening", () => openFor(asker, path)),
    openFromOutside: (path: string) => inTurn("opening", () => openFromOutside(path)),
    openAgain,
  };
}
