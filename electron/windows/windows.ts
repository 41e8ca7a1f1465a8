/** The windows that are open: making them, finding them, and letting go of them. */
import { join } from "node:path";
import { app, BrowserWindow, Menu, nativeTheme, type WebContents } from "electron";
import { textMenuTemplate } from "../menu/text-menu";
import { PAGE_ADDRESS } from "../page/address";
import { reportFault } from "../report";
import { createMapWindow, type MapWindow, windowTitle } from "./map-window";
import { followTrouble } from "./trouble";
import { windowOptions } from "./window-options";
import type { WindowStates } from "./window-state";

const isMac = process.platform === "darwin";

export interface WindowHooks {
  /** May keep the window open by preventing the event. */
  closing(window: MapWindow, event: { preventDefault(): void }): void;
  closed(window: MapWindow): void;
  /** Its page is gone or being replaced, and another one comes. */
  gone(window: MapWindow): void;
  /** Windows only: the person logs out or shuts down, and may still be stopped; then for good. */
  sessionMayEnd(): void;
  sessionEnds(): void;
  focused(): void;
}

export type Windows = ReturnType<typeof createWindows>;

export interface WindowsSetting {
  readonly preloadFolder: string;
  readonly states: WindowStates;
  /** As titles have it. */
  readonly appName: string;
}

export function createWindows(setting: WindowsSetting, hooks: () => WindowHooks) {
  const { preloadFolder, states, appName } = setting;
  const open = new Map<number, MapWindow>();

  const follow = (window: MapWindow, isMaximized: boolean): void => {
    const { native } = window;
    const contents = native.webContents;
    states.follow(native);
    const gone = () => {
      // A page that has not started yet has nothing that could be lost.
      if (window.stopListening()) hooks().gone(window);
    };
    native.once("ready-to-show", () => {
      window.isShown = true;
      if (isMaximized) native.maximize();
      native.show();
    });
    // The title is ours; a page's title never replaces it.
    native.on("page-title-updated", (event) => event.preventDefault());
    native.on("focus", () => hooks().focused());
    native.on("close", (event) => hooks().closing(window, event));
    native.on("closed", () => {
      open.delete(window.id);
      hooks().closed(window);
    });
    contents.on("did-start-navigation", (details) => {
      if (details.isMainFrame && !details.isSameDocument) gone();
    });
    native.on("query-session-end", () => hooks().sessionMayEnd());
    native.on("session-end", () => hooks().sessionEnds());
    // The question about unsaved work is asked here; the page has no second one.
    contents.on("will-prevent-unload", (event) => event.preventDefault());
    contents.on("context-menu", (_event, params) => {
      const template = textMenuTemplate(params, (word) => contents.replaceMisspelling(word));
      if (template.length > 0) Menu.buildFromTemplate(template).popup({ window: native });
    });
    followTrouble(window, { gone });
  };

  const create = (): MapWindow => {
    const last = BrowserWindow.getFocusedWindow();
    const place = open.size === 0 ? states.first() : null;
    const native = new BrowserWindow(
      windowOptions({
        preload: join(preloadFolder, "preload.cjs"),
        isPackaged: app.isPackaged,
        isMac,
        isDark: nativeTheme.shouldUseDarkColors,
        beside: last?.getBounds() ?? null,
        place,
        appName,
      }),
    );
    const window = createMapWindow(native, appName);
    open.set(window.id, window);
    follow(window, place?.isMaximized ?? false);
    native.loadURL(PAGE_ADDRESS).catch((error: unknown) => {
      // A window that was closed while it loaded is no fault.
      if (!native.isDestroyed()) reportFault("loading the page", error);
    });
    return window;
  };

  return {
    create,
    all: (): readonly MapWindow[] => [...open.values()],
    byId: (id: number): MapWindow | null => open.get(id) ?? null,
    of: (contents: WebContents): MapWindow | null => open.get(contents.id) ?? null,
    focused: (): MapWindow | null => {
      const native = BrowserWindow.getFocusedWindow();
      return native === null ? null : (open.get(native.webContents.id) ?? null);
    },
  };
}

/** Brings a window to the front, also out of the dock or the taskbar. */
export function bringForward(window: MapWindow): void {
  // A new window comes to the front by itself, once it has something to show.
  if (!window.isShown) return;
  if (window.native.isMinimized()) window.native.restore();
  window.native.show();
  window.native.focus();
}

/** Shows in the window's frame what main knows: its title, its path on a Mac, and whether it is modified. */
export function showState(window: MapWindow, path: string | null): void {
  window.native.setTitle(windowTitle(window.state, isMac, window.appName));
  if (!isMac) return;
  window.native.setDocumentEdited(window.state.modified);
  window.native.setRepresentedFilename(path ?? "");
}
