/** The desktop's bridge, where the page runs inside the desktop app. The only file that reads `window.argmap`. */
import type { Bridge } from "../../shared/bridge/bridge";

declare global {
  interface Window {
    /** Put there by the desktop app's preload, frozen. */
    readonly argmap?: Bridge;
  }
}

/** Null in a browser. */
export function desktopBridge(): Bridge | null {
  return window.argmap ?? null;
}
