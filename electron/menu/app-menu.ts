/** Keeps the menu bar in step with the window in front. */
import { app, Menu } from "electron";
import type { RecentFile } from "../../shared/bridge/bridge";
import type { CommandName } from "../../shared/commands/catalogue";
import { currentPlatform } from "../platform";
import type { MapWindow } from "../windows/map-window";
import { type MenuActions, type MenuInput, menuTemplate } from "./template";
import { CLIPBOARD_COMMANDS, editText } from "./text-editing";

export interface MenuParts {
  readonly windows: { create(): MapWindow; focused(): MapWindow | null; all(): readonly MapWindow[] };
  clearRecent(): void;
  showLog(): void;
}

/** The page takes the clipboard's events for the map too, and only main may raise the one of pasting. */
const isForText = (window: MapWindow, name: CommandName) =>
  window.menu.editingText || CLIPBOARD_COMMANDS.has(name);

export type AppMenu = ReturnType<typeof createAppMenu>;

export function createAppMenu(parts: MenuParts) {
  let recent: readonly RecentFile[] = [];
  let shown = "";

  /** The window in front; with one window only, that one, as a dialog may have the focus. */
  const front = (): MapWindow | null => {
    const all = parts.windows.all();
    return parts.windows.focused() ?? (all.length === 1 ? (all[0] ?? null) : null);
  };

  const command = (name: CommandName): void => {
    const window = front();
    // A check mark that was clicked has changed by itself; the next state must be shown again.
    shown = "";
    if (window === null) {
      const fresh = parts.windows.create();
      if (name !== "file.new") fresh.tell({ type: "command", name });
    } else if (name === "file.close") window.native.close();
    else if (!isForText(window, name) || !editText(window.native.webContents, name))
      window.tell({ type: "command", name });
  };

  const actions: MenuActions = {
    command,
    openRecent: (id) => (front() ?? parts.windows.create()).tell({ type: "open-recent", id }),
    openSample: (name) => (front() ?? parts.windows.create()).tell({ type: "open-sample", name }),
    clearRecent: () => parts.clearRecent(),
    showLog: () => parts.showLog(),
  };

  const refresh = (): void => {
    const input: MenuInput = {
      platform: currentPlatform(),
      appName: app.name,
      isPackaged: app.isPackaged,
      state: front()?.menu ?? null,
      recent,
    };
    // Building a menu closes the one that is open, so it is only done when something has changed.
    const wanted = JSON.stringify(input);
    if (wanted === shown) return;
    shown = wanted;
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(input, actions)));
  };

  return {
    refresh,
    setRecent(list: readonly RecentFile[]): void {
      recent = list;
      refresh();
    },
  };
}
