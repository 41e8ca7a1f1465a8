/** How a window is made. Pure, so that tests hold every setting that matters for safety. */
import type { BrowserWindowConstructorOptions } from "electron";
import { SMALLEST, USUAL, type WantedPlace } from "./window-place";

export interface WindowSetting {
  readonly preload: string;
  readonly isPackaged: boolean;
  readonly isMac: boolean;
  readonly isDark: boolean;
  /** Where the window before it stands; the new one is set off from it. */
  readonly beside: { readonly x: number; readonly y: number } | null;
  /** Where the first window stood the last time. */
  readonly place: WantedPlace | null;
  /** Its title until the page says what it shows. */
  readonly appName: string;
}

const OFFSET = 28;

function whereabouts({ beside, place }: WindowSetting): BrowserWindowConstructorOptions {
  if (beside !== null) return { ...USUAL, x: beside.x + OFFSET, y: beside.y + OFFSET };
  if (place === null) return USUAL;
  return place.isFullScreen ? { ...place.bounds, fullscreen: true } : place.bounds;
}

export function windowOptions(setting: WindowSetting): BrowserWindowConstructorOptions {
  return {
    ...whereabouts(setting),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: setting.appName,
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
