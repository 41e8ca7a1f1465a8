/** The page in a browser behind the common driver of the end-to-end specs, served as `npm run web` serves it. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { BrowserContext, Download, Page } from "playwright-core";
import { expect } from "vitest";
import { servePageToBrowser } from "../../electron/cli/web-server";
import { pressCommand, type ShellKind, type ShellOptions, type ShellUnderTest } from "./shells";

const built = resolve(import.meta.dirname, "../../out/renderer");

/** What the stubbed pickers of the page read: the names to be picked next. */
export interface PickerWindow {
  pickNext?: { open: string[]; save: (string | null)[] };
}

/**
 * Runs in the page. A real picker can't be driven, so these give files of the page's private file system instead: real
 * handles, that can be read, written and kept.
 */
export function stubPickers(): void {
  const page = window as unknown as PickerWindow & Record<string, unknown>;
  const next = { open: [] as string[], save: [] as (string | null)[] };
  Object.defineProperty(page, "pickNext", { value: next, enumerable: false });
  const take = async (queue: (string | null)[], create: boolean) => {
    const name = queue.shift();
    if (name === undefined) throw new Error("nobody expected this picker");
    if (name === null) throw new DOMException("The user aborted a request.", "AbortError");
    return (await navigator.storage.getDirectory()).getFileHandle(name, { create });
  };
  page.showOpenFilePicker = async () => [await take(next.open, false)];
  page.showSaveFilePicker = () => take(next.save, true);
}

/** Runs in the page. */
function removePickers(): void {
  for (const name of ["showOpenFilePicker", "showSaveFilePicker", "showDirectoryPicker"])
    Reflect.deleteProperty(window, name);
}

async function writePrivate(page: Page, name: string, bytes: Uint8Array | string): Promise<void> {
  const text = Buffer.from(bytes).toString("base64");
  await page.evaluate(
    async ([file, content]) => {
      const folder = await navigator.storage.getDirectory();
      const stream = await (await folder.getFileHandle(file, { create: true })).createWritable();
      await stream.write(Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0)));
      await stream.close();
    },
    [name, text] as const,
  );
}

/** The content, or null while there is none: a file that is being written for the first time is empty. */
async function readPrivate(page: Page, name: string): Promise<Uint8Array | null> {
  const text = await page.evaluate(async (file) => {
    try {
      const folder = await navigator.storage.getDirectory();
      const content = await (await (await folder.getFileHandle(file)).getFile()).arrayBuffer();
      let binary = "";
      for (const byte of new Uint8Array(content)) binary += String.fromCharCode(byte);
      return btoa(binary);
    } catch {
      return "";
    }
  }, name);
  return text === "" ? null : Buffer.from(text, "base64");
}

function watch(page: Page, problems: string[], downloads: Map<string, Download>): void {
  page.on("pageerror", (error) => problems.push(`page error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()}`);
  });
  page.on("download", (download) => downloads.set(download.suggestedFilename(), download));
  // Reloading with unsaved work asks; the person says yes.
  page.on("dialog", (dialog) => void dialog.accept());
}

export async function launchBrowserShell(
  kind: Exclude<ShellKind, "desktop">,
  options: ShellOptions,
): Promise<ShellUnderTest> {
  if (!existsSync(join(built, "index.html")))
    throw new Error("The page has not been built, so it cannot be tested. Run `npm run build` first.");
  const hasPickers = kind === "browser";
  const server = await servePageToBrowser(built, 0);
  const context: BrowserContext = await options.browser.newContext({
    acceptDownloads: true,
    permissions: ["clipboard-read", "clipboard-write"],
    ...(options.colorScheme === undefined ? {} : { colorScheme: options.colorScheme }),
    ...(options.viewport === undefined ? {} : { viewport: options.viewport }),
  });
  await context.addInitScript(hasPickers ? stubPickers : removePickers);
  const problems: string[] = [];
  await context.route(
    (url) => !url.href.startsWith(server.address) && /^(https?|wss?):/.test(url.href),
    (route) => {
      problems.push(`request to a network: ${route.request().url()}`);
      return route.abort("blockedbyclient");
    },
  );
  const downloads = new Map<string, Download>();
  const chosen: { name: string; mimeType: string; buffer: Buffer }[] = [];
  const openTab = async () => {
    const tab = await context.newPage();
    watch(tab, problems, downloads);
    // From the start: a browser that learns of a listener just before the first chooser shows one that nobody sees.
    if (!hasPickers) tab.on("filechooser", (chooser) => void chooser.setFiles(chosen.shift() ?? []));
    await tab.goto(server.address);
    return tab;
  };
  let page = await openTab();

  const pick = (queue: "open" | "save", name: string | null) =>
    page.evaluate(
      ([which, picked]) => {
        (window as unknown as PickerWindow).pickNext?.[which].push(picked as string);
      },
      [queue, name] as const,
    );
  const downloaded = async (name: string) => {
    const path = await downloads.get(name)?.path();
    return path === undefined ? null : readFile(path);
  };

  const savedBytes = async (name: string) => {
    const read = () => (hasPickers ? readPrivate(page, name) : downloaded(name));
    await expect.poll(async () => (await read()) !== null, { timeout: 30_000 }).toBe(true);
    return (await read()) ?? new Uint8Array();
  };

  return {
    kind,
    get page() {
      return page;
    },
    async answerOpen(name, bytes) {
      if (hasPickers) {
        await writePrivate(page, name, bytes);
        return pick("open", name);
      }
      chosen.push({ name, mimeType: "application/json", buffer: Buffer.from(bytes) });
    },
    async answerSave(name) {
      if (hasPickers) await pick("save", name);
    },
    savedBytes,
    savedText: async (name) => new TextDecoder().decode(await savedBytes(name)),
    writeFile: (name, bytes) => writePrivate(page, name, bytes),
    clipboardText: () => page.evaluate(() => navigator.clipboard.readText()),
    setClipboardText: (text) => page.evaluate((value) => navigator.clipboard.writeText(value), text),
    press: (command, key) => pressCommand(page, command, key),
    reload: async () => {
      await page.reload();
    },
    async crashAndRestart() {
      await page.close({ runBeforeUnload: false });
      page = await openTab();
    },
    problems: () => problems,
    async close() {
      await context.close();
      await server.close();
    },
  };
}
