/** One window of the app: a page of the test's browser with the app's preload in it. */
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { BrowserContext, Page } from "playwright-core";
import { toApp, toBrowser } from "./address";
import type { Size } from "./messages";
import { initScript, type PageHandle } from "./page";
import type { ProcessLine } from "./process-line";
import { createCodec, type Wire } from "./wire";

const codec = createCodec();

export interface WindowPage {
  readonly page: Page;
  /** Settled when the page has loaded for the first time; after a crash, the page in its place. */
  readonly loaded: Promise<void>;
  load(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Ends the page's process. */
  crash(): Promise<void>;
  send(channel: string, args: readonly unknown[]): Promise<void>;
  edit(command: string): Promise<void>;
  /** Lets files stand for paths on disk and drops them on the middle of an element. */
  drop(files: readonly { name: string; bytes: Uint8Array; path: string }[], selector: string): Promise<void>;
  /** True while main itself has asked for the navigation. */
  isLoading(): boolean;
}

/** Carries messages of the preload to main, in the order in which they were sent. */
async function connect(page: Page, id: number, line: ProcessLine, binding: string): Promise<void> {
  await page.exposeBinding(binding, async (source, text: string) => {
    const [kind, channel, wire] = JSON.parse(text) as [string, string, Wire];
    const message = { id, channel, args: codec.decode(wire) as unknown[], url: toApp(source.frame.url()) };
    try {
      if (kind === "notify") line.post({ t: "notify", ...message });
      const value =
        kind === "notify" ? undefined : await line.ask((seq) => ({ t: "invoke", seq, ...message }));
      return JSON.stringify([true, codec.encode(value)]);
    } catch (error) {
      return JSON.stringify([false, codec.encode(String(error))]);
    }
  });
}

/** Tells main what happens to the page; the promise is for its first load. */
function report(page: Page, id: number, line: ProcessLine, problems: string[]): Promise<void> {
  const tell = (event: string, details: object) => line.post({ t: "event", id, event, details });
  let isShown = false;
  page.on("framenavigated", (frame) => {
    if (frame === page.mainFrame()) tell("url", { url: toApp(frame.url()) });
  });
  const loaded = new Promise<void>((resolve) => page.once("load", () => resolve()));
  page.on("load", () => {
    if (!isShown) tell("ready-to-show", {});
    isShown = true;
    page.title().then(
      (title) => tell("page-title-updated", { title }),
      () => undefined,
    );
  });
  page.on("crash", () => tell("render-process-gone", { reason: "crashed", exitCode: 1 }));
  page.on("pageerror", (error) => problems.push(`page error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()}`);
  });
  return loaded;
}

export interface WindowSetting {
  readonly id: number;
  readonly preload: string | null;
  readonly size: Size;
}

interface OpenedPage {
  readonly page: Page;
  readonly loaded: Promise<void>;
  /** The name under which the page holds what the test may reach. */
  readonly handle: string;
}

async function openPage(
  context: BrowserContext,
  { id, preload, size }: WindowSetting,
  line: ProcessLine,
  problems: string[],
): Promise<OpenedPage> {
  const page = await context.newPage();
  await page.setViewportSize(size);
  const secret = randomBytes(8).toString("hex");
  const binding = `send_${secret}`;
  const handle = `double_${secret}`;
  if (preload !== null) {
    await connect(page, id, line, binding);
    const text = await readFile(preload, "utf8");
    await page.addInitScript({ content: initScript(text, { binding, handle, platform: process.platform }) });
  }
  return { page, loaded: report(page, id, line, problems), handle };
}

export async function createWindowPage(
  context: BrowserContext,
  setting: WindowSetting,
  line: ProcessLine,
  problems: string[],
): Promise<WindowPage> {
  let now = await openPage(context, setting, line, problems);
  let url = "";
  let isCrashed = false;
  let loading = 0;

  const load = async (address: string): Promise<void> => {
    url = address;
    loading += 1;
    try {
      await now.page.goto(toBrowser(address), { waitUntil: "load" });
    } finally {
      loading -= 1;
    }
  };

  return {
    get page() {
      return now.page;
    },
    get loaded() {
      return now.loaded;
    },
    isLoading: () => loading > 0,
    load,
    async reload() {
      if (!isCrashed) return void (await now.page.reload());
      // A driver can't use a page that has crashed; another one takes its place in the window.
      isCrashed = false;
      await load(url);
    },
    async crash() {
      const dead = now;
      const gone = new Promise<void>((resolve) => dead.page.once("crash", () => resolve()));
      const session = await context.newCDPSession(dead.page);
      // It has nobody left who could answer.
      session.send("Page.crash").catch(() => undefined);
      await gone;
      isCrashed = true;
      now = await openPage(context, setting, line, problems);
      await dead.page.close();
    },
    async send(channel, args) {
      const count = await now.page.evaluate(
        ([name, key, wire]) =>
          (window as unknown as Record<string, PageHandle | undefined>)[name]?.deliver(key, wire) ?? 0,
        [now.handle, channel, codec.encode(args)] as const,
      );
      if (count === 0) problems.push(`main sent ${channel}, and nothing in the page listened`);
    },
    async edit(command) {
      // As main does it: by the browser itself, which asks nobody and raises the page's own events.
      const session = await now.page.context().newCDPSession(now.page);
      await session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", commands: [command] });
      await session.send("Input.dispatchKeyEvent", { type: "keyUp" });
      await session.detach();
    },
    async drop(files, selector) {
      const carried = files.map(({ name, path, bytes }) => ({ name, path, wire: codec.encode(bytes) }));
      await now.page.evaluate(dropInPage, { carried, selector, handle: now.handle });
    },
  };
}

interface DropArguments {
  readonly carried: readonly { name: string; path: string; wire: Wire }[];
  readonly selector: string;
  readonly handle: string;
}

/** Runs in the page: the events of a drag that ends over the element. */
function dropInPage({ carried, selector, handle }: DropArguments): void {
  const double = (window as unknown as Record<string, PageHandle | undefined>)[handle];
  const target = document.querySelector(selector);
  if (double === undefined || target === null) throw new Error(`nothing to drop on: ${selector}`);
  const transfer = new DataTransfer();
  for (const { name, path, wire } of carried) {
    const bytes = Uint8Array.from(atob(String(wire[1])), (sign) => sign.charCodeAt(0));
    const file = new File([bytes], name);
    double.setPath(file, path);
    transfer.items.add(file);
  }
  // A file that goes through a DataTransfer comes out as another object.
  for (const [index, file] of [...transfer.files].entries()) double.setPath(file, carried[index]?.path ?? "");
  const { x, y, width, height } = target.getBoundingClientRect();
  const place = { clientX: x + width / 2, clientY: y + height / 2, bubbles: true, cancelable: true };
  for (const type of ["dragenter", "dragover", "drop"])
    target.dispatchEvent(new DragEvent(type, { ...place, dataTransfer: transfer }));
}
