/**
 * The desktop shell with a page that does nothing by itself: it listens, keeps what it hears, and leaves `window.argmap`
 * to the test. So the shell is tested for what it does with any page, also a hostile one.
 */
import { cp, mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import type { Bridge, MenuState, ShellEvent } from "../../shared/bridge/bridge";
import { cachedFolder } from "./cached-folder";

const root = resolve(import.meta.dirname, "../..");

const HTML = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bare</title></head>
<body><input id="field"><div id="canvas">canvas</div><script type="module" src="./page.js"></script></body></html>`;
const SCRIPT = `window.heard = [];
// What a test shows instead of a map stays on its way until the test says so.
window.done = [];
window.stop = window.argmap.listen((event) => {
  window.heard.push(event);
  return new Promise((resolve) => window.done.push(resolve));
});
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", async (event) => {
  event.preventDefault();
  window.dropped = await window.argmap.openDropped(event.dataTransfer.files[0]);
});`;

/** What the bare page keeps for the test. */
export interface BareWindow {
  readonly argmap: Bridge;
  readonly heard: readonly ShellEvent[];
  readonly stop: () => void;
  /** For every event, what says that the page is done with it. */
  readonly done: readonly (() => void)[];
  readonly dropped?: unknown;
}

const PARTS = ["main", "preload"] as const;

async function fill(folder: string): Promise<void> {
  await mkdir(join(folder, "renderer"));
  await Promise.all([
    ...PARTS.map((part) => cp(join(root, "out", part), join(folder, part), { recursive: true })),
    writeFile(join(folder, "renderer/index.html"), HTML),
    writeFile(join(folder, "renderer/page.js"), SCRIPT),
  ]);
}

/** The folder of the build, for `DesktopDouble.launch`. */
export function bareBuild(): Promise<string> {
  return cachedFolder("bare", [...PARTS.map((part) => join(root, "out", part)), import.meta.dirname], fill);
}

const BLANK_MENU: MenuState = {
  hasMap: true,
  nodesSelected: 0,
  edgesSelected: 0,
  editingText: false,
  undo: null,
  redo: null,
  checked: [],
};

/** Speaks for the page: the calls of the bridge that specs need most. */
export function barePage(page: Page) {
  return {
    page,
    heard: (): Promise<readonly ShellEvent[]> =>
      page.evaluate(() =>
        (window as unknown as BareWindow).heard.map((event) =>
          event.type === "open" ? { ...event, opened: { ...event.opened, bytes: [] as never } } : event,
        ),
      ),
    /** Waits until the page has heard so many events. */
    async hears(count: number): Promise<readonly ShellEvent[]> {
      await page.waitForFunction((wanted) => (window as unknown as BareWindow).heard.length >= wanted, count);
      return this.heard();
    },
    open: () => page.evaluate(() => (window as unknown as BareWindow).argmap.open()),
    saveAs: (name: string, text: string) =>
      page.evaluate(
        ([suggested, content]) =>
          (window as unknown as BareWindow).argmap.saveAs(suggested, new TextEncoder().encode(content)),
        [name, text] as const,
      ),
    save: (file: string, text: string, overwrite = false) =>
      page.evaluate(
        ([id, content, force]) =>
          (window as unknown as BareWindow).argmap.save(id, new TextEncoder().encode(content), force),
        [file, text, overwrite] as const,
      ),
    /** The page is done with all that it heard, whether it shows a file or not. */
    settle: () =>
      page.evaluate(() => {
        for (const settle of (window as unknown as BareWindow).done) settle();
      }),
    /** As the page does once it shows a map. */
    show: (name: string, modified: boolean, file?: string | null, menu: Partial<MenuState> = {}) =>
      page.evaluate(
        ([state, menuState]) => {
          const { argmap } = window as unknown as BareWindow;
          argmap.setWindow(state);
          argmap.setMenu(menuState);
        },
        [
          file === undefined ? { name, modified } : { name, modified, file },
          { ...BLANK_MENU, ...menu },
        ] as const,
      ),
  };
}
