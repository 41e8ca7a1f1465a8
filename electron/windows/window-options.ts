/** How a window is made. Pure, so that tests hold every setting that matters for safety. */
import type { BrowserWindowConstructorOptions } from "electron";

export interface WindowSetting {
  readonly preload: string;
  readonly isPackaged: boolean;
  readonly isMac: boolean;
  readonly isDark: boolean;
  /** Where the window before it stands; the new one is set off from it. */
  readonly beside: { readonly x: number; readonly y: number } | null;
}

const OFFSET = 28;

export function windowOptions(setting: WindowSetting): BrowserWindowConstructorOptions {
  const place = setting.beside === null ? {} : { x: setting.beside.x + OFFSET, y: setting.beside.y + OFFSET };
  return {
    ...place,
    width: 1280,
    height: 840,
    minWidth: 480,
    minHeight: 360,
    show: false,
    title: "Argmap",
    // Shown for the moment before the page paints.
    backgroundColor: setting.isDark ? "#15171a" : "#ffffff",
    webPreferences: {
      preload: setting.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Elsewhere than on a Mac, dictionaries would be fetched from the network.
      spellcheck: setting.isMac,
      devTools: !setting.isPackaged,
    },
  };
}
