/** The parts of the bridge that concern the tab itself: clipboard, links, title, other tabs. */
import type { Bridge, WindowState } from "../../../shared/bridge/bridge";
import { shownName } from "../../../shared/bridge/file-name";
import { safeLink } from "../../../shared/bridge/link";

type ClipboardCalls = Pick<Bridge, "editClipboard" | "writeClipboard" | "writeClipboardImage">;
type TabCalls = Pick<Bridge, "openLink" | "setWindow" | "newWindow" | "close" | "closeNow">;

/** The system clipboard, as far as the browser lets the page at it. */
export function createClipboardCalls(): ClipboardCalls {
  return {
    // Old, but the only way to raise these events from a menu of the page. Browsers refuse to paste so.
    editClipboard: (action) => document.execCommand(action),
    async writeClipboard(text) {
      await navigator.clipboard?.writeText(text).catch(() => undefined);
    },
    async writeClipboardImage(png) {
      try {
        const image = new Blob([png as Uint8Array<ArrayBuffer>], { type: "image/png" });
        await navigator.clipboard.write([new ClipboardItem({ "image/png": image })]);
        return true;
      } catch {
        return false;
      }
    },
  };
}

export function createTabCalls(page: Window): TabCalls {
  let modified = false;
  const guard = (event: BeforeUnloadEvent) => {
    if (modified) event.preventDefault();
  };
  page.addEventListener("beforeunload", guard);

  return {
    async openLink(url) {
      const link = safeLink(url, (text) => new URL(text));
      if (!link.ok) return link.error;
      const { href, destination } = link.value;
      if (!page.confirm(`Open this link in a new tab?\n\n${destination}\n\n${href}`)) return "cancelled";
      page.open(href, "_blank", "noopener,noreferrer");
      return "opened";
    },
    setWindow(state: WindowState) {
      modified = state.modified;
      page.document.title = tabTitle(state);
    },
    newWindow() {
      page.open(page.location.pathname, "_blank", "noopener");
    },
    close() {
      // Works only in a tab that the app opened itself; any other tab is the person's to close.
      page.close();
    },
    closeNow() {
      modified = false;
      page.close();
    },
  };
}

/** What the tab is called. */
export function tabTitle(state: WindowState): string {
  if (state.name === "") return "Argmap";
  return `${state.modified ? "● " : ""}${shownName(state.name)} — Argmap`;
}
