/** Finds out which shell the page runs in. The one place that knows that there are several. */
import type { Bridge } from "../../shared/bridge/bridge";
import { createBrowserBridge } from "./browser/browser-bridge";
import { desktopBridge } from "./desktop";

/** The bridge to the shell around the page. To be called once. */
export function chooseBridge(): Bridge {
  return desktopBridge() ?? createBrowserBridge();
}
