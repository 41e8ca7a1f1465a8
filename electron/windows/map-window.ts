/**
 * One window and what main knows of its map. The state is held here, not asked for: a page that hangs can still be
 * closed with the right question.
 */
import type { BrowserWindow } from "electron";
import type { MenuState, ShellEvent, WindowState } from "../../shared/bridge/bridge";
import { EVENT_CHANNEL } from "../../shared/bridge/channels";
import { shownName } from "../../shared/bridge/file-name";

export const EMPTY_MENU_STATE: MenuState = {
  hasMap: false,
  nodesSelected: 0,
  edgesSelected: 0,
  editingText: false,
  undo: null,
  redo: null,
  checked: [],
};

export interface MapWindow {
  /** The id of the window's page, which is also the owner of its files. */
  readonly id: number;
  readonly native: BrowserWindow;
  /** What titles call the app. */
  readonly appName: string;
  state: WindowState;
  menu: MenuState;
  /** It has painted its page and was put on the screen. */
  isShown: boolean;
  /** Set when the person has answered, or there is nothing to ask. */
  mayClose: boolean;
  /** Its closing question is on the screen. */
  isAsking: boolean;
  /** A file is on its way to the page, which has not said yet that it is done with it. */
  isReceiving: boolean;
  /** The journals that its page keeps, in the order of their last whole writing. */
  readonly recoveryKeys: Set<string>;
  /** Lost maps that it has taken to restore; their journals stay until the page drops them. */
  readonly claims: Set<string>;
  /** What its page was busy with when it went away, for the page that comes in its place. */
  before: Before | null;
  /** Sent at once where the page listens, else as soon as it does. */
  tell(event: ShellEvent): void;
  /** The page says that it listens. */
  startListening(): void;
  /** The page was reloaded or is gone: events wait again. True where it did listen. */
  stopListening(): boolean;
  /** Asks the page to keep what it has not kept yet; settles when it has, and at once where no page listens. */
  askToKeep(): Promise<void>;
  /** The page has kept everything. */
  hasKept(): void;
}

export interface Before {
  /** The journal of what was not saved. */
  readonly key: string | null;
  /** The file that was shown. */
  readonly path: string | null;
  /** There were changes, and no journal has them. */
  readonly isLost: boolean;
}

export function createMapWindow(native: BrowserWindow, appName = "Argmap"): MapWindow {
  const waiting: ShellEvent[] = [];
  let isListening = false;
  const keeping: (() => void)[] = [];
  const contents = native.webContents;
  return {
    id: contents.id,
    native,
    appName,
    state: { name: "Argmap", modified: false },
    menu: EMPTY_MENU_STATE,
    isShown: false,
    mayClose: false,
    isAsking: false,
    isReceiving: false,
    recoveryKeys: new Set(),
    claims: new Set(),
    before: null,
    tell(event) {
      if (native.isDestroyed()) return;
      if (isListening) contents.send(EVENT_CHANNEL, event);
      else waiting.push(event);
    },
    startListening() {
      isListening = true;
      for (const event of waiting.splice(0)) contents.send(EVENT_CHANNEL, event);
    },
    stopListening() {
      // What the page had in hand is gone with it; what waits here is still on its way.
      const wasListening = isListening;
      if (isListening) this.isReceiving = false;
      isListening = false;
      this.hasKept();
      return wasListening;
    },
    askToKeep() {
      if (!isListening || native.isDestroyed()) return Promise.resolve();
      return new Promise((kept) => {
        keeping.push(kept);
        this.tell({ type: "keep-now" });
      });
    },
    hasKept() {
      for (const kept of keeping.splice(0)) kept();
    },
  };
}

/** What the title bar says. A dot stands for unsaved changes where the system has no sign of its own. */
export function windowTitle(state: WindowState, isMac: boolean, appName = "Argmap"): string {
  const name = shownName(state.name);
  const title = name === "" || name === "Argmap" ? appName : `${name} — ${appName}`;
  return state.modified && !isMac ? `• ${title}` : title;
}
