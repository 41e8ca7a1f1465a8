/**
 * The desktop app under test: the built main, the built preload and the built page, together, in a real Chromium, with
 * only Electron replaced. A test drives it as a person would: menu, dialogs, files on disk, other starts of the app.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import type { DesktopApp, DesktopOptions, MenuFacts, WindowFacts } from "../desktop-app";
import { toBrowser } from "./address";
import type { Control, DialogName, Door, Frame, Place, ProtocolReply, ToHost } from "./messages";
import { ProcessLine } from "./process-line";
import { answerRoute } from "./requests";
import { stagedApp } from "./stage";
import { createWindowPage, type WindowPage, type WindowSetting } from "./window-page";

/** Where a message comes from, where that is not the first window's own page. */
export interface Sending {
  readonly index?: number;
  readonly frame?: Frame;
  /** Of a page that is no window's. */
  readonly id?: number;
}

export interface Call {
  readonly api: string;
  readonly args: readonly unknown[];
}

interface Waiter {
  readonly isMet: () => boolean;
  readonly resolve: () => void;
}

export class DesktopDouble implements DesktopApp {
  /** Whatever must not happen: errors in a page, requests to a network, calls that Electron would have refused. */
  readonly problems: string[] = [];
  readonly calls: Call[] = [];
  readonly exited: Promise<number | null>;
  readonly #line: ProcessLine;
  readonly #context: BrowserContext;
  readonly #folder: string;
  readonly #userData: string;
  readonly #keepsData: boolean;
  readonly #viewport: DesktopOptions["viewport"];
  readonly #windows = new Map<number, Promise<WindowPage>>();
  #opened: Promise<unknown> = Promise.resolve();
  readonly #closing: Promise<unknown>[] = [];
  readonly #crashing = new Map<number, Promise<void>>();
  readonly #waiters = new Set<Waiter>();

  private constructor(context: BrowserContext, folder: string, userData: string, options: DesktopOptions) {
    this.#context = context;
    this.#folder = folder;
    this.#userData = userData;
    this.#keepsData = options.userData !== undefined;
    this.#viewport = options.viewport;
    const { argv = [], cwd = tmpdir(), openFile = [], displays, preface, isPackaged } = options;
    const setting = { folder, argv, cwd, userData, holdsLock: true, openFile, preface, isPackaged };
    this.#line = new ProcessLine(displays === undefined ? setting : { ...setting, displays }, (message) =>
      this.#receive(message),
    );
    this.exited = this.#line.exited.then(async (code) => {
      await Promise.allSettled(this.#closing);
      return code;
    });
  }

  static async launch(options: DesktopOptions): Promise<DesktopDouble> {
    const folder = await stagedApp(options.out);
    const userData = options.userData ?? (await mkdtemp(join(tmpdir(), "argmap-data-")));
    const { colorScheme = "light" } = options;
    const context = await options.browser.newContext({ acceptDownloads: true, colorScheme });
    const app = new DesktopDouble(context, folder, userData, options);
    // The page of a popup that was refused is closed; the app never has windows that it did not make.
    context.on("page", (page) => {
      page.opener().then(
        (opener) => opener && page.close(),
        () => undefined,
      );
    });
    const world = { windows: app.#windows, line: app.#line, problems: app.problems };
    await context.route(/.*/, (route) => answerRoute(world, route));
    return app;
  }

  get userData(): string {
    return this.#userData;
  }

  /** What main wrote to the terminal: faults of its own. */
  get faults(): readonly string[] {
    return this.#line.errors;
  }

  /** The faults so far, which are then forgotten. */
  takeFaults(): readonly string[] {
    return this.#line.errors.splice(0);
  }

  /** The ids of the windows, oldest first. */
  get windows(): readonly number[] {
    return [...this.#windows.keys()];
  }

  /** The page of the nth window; waits until there are so many and it has loaded. */
  async window(index = 0): Promise<Page> {
    await this.until(() => this.#windows.size > index);
    const opened = [...this.#windows.values()][index];
    if (opened === undefined) throw new Error(`there is no window ${index}`);
    const { page, loaded } = await opened;
    await loaded;
    return page;
  }

  /** Waits for something that messages of the app bring about. */
  until(isMet: () => boolean): Promise<void> {
    if (isMet()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const waiter = { isMet, resolve };
      this.#waiters.add(waiter);
      void this.exited.then(() =>
        isMet() ? resolve() : reject(new Error(`the app has ended: ${this.faults.join("")}`)),
      );
    });
  }

  /** Waits for the nth call to a function of Electron and gives its arguments. */
  async call(api: string, index = 0): Promise<readonly unknown[]> {
    const found = () => this.calls.filter((call) => call.api === api)[index];
    await this.until(() => found() !== undefined);
    return found()?.args ?? [];
  }

  callsTo(api: string): readonly (readonly unknown[])[] {
    return this.calls.filter((call) => call.api === api).map((call) => call.args);
  }

  answerOpenDialog(path: string | null): void {
    const answer = path === null ? { canceled: true, filePaths: [] } : { canceled: false, filePaths: [path] };
    this.#script("showOpenDialog", answer);
  }
  answerSaveDialog(path: string | null): void {
    this.#script("showSaveDialog", { canceled: path === null, filePath: path ?? "" });
  }
  /** The number of the button, from 0; null leaves the question on the screen until the app takes it away. */
  answerMessageBox(response: number | null): void {
    this.#script("showMessageBox", response === null ? null : { response, checkboxChecked: false });
  }

  menu(id: string): Promise<void> {
    return this.#control({ do: "menu", id });
  }
  menuItems(): Promise<readonly MenuFacts[]> {
    return this.#control({ do: "menu-items" });
  }
  /** Clicks the window's cross; the process may end with its last window before it can answer. */
  async closeWindow(index = 0): Promise<void> {
    await this.#control({ do: "close", window: this.#idAt(index) }).catch(() => undefined);
  }
  focusWindow(index: number): Promise<void> {
    return this.#control({ do: "focus", window: this.#idAt(index) });
  }
  windowState(index = 0): Promise<WindowFacts | null> {
    return this.#control({ do: "window-state", window: this.#idAt(index) });
  }
  /** Asks the app to quit; the process may end before it can answer. */
  async quit(): Promise<void> {
    await this.#control({ do: "quit" }).catch(() => undefined);
  }
  /** Moves, sizes or maximises the window, as a person does. */
  placeWindow(place: Place, index = 0): Promise<void> {
    return this.#control({ do: "place", window: this.#idAt(index), place });
  }
  windowPlace(index = 0): Promise<Place> {
    return this.#control({ do: "get-place", window: this.#idAt(index) });
  }
  /** Lets main fail where nothing catches it. */
  failMain(how: "throw" | "reject", text: string): Promise<void> {
    return this.#control({ do: "fail", how, text });
  }
  /** One of Chromium's processes ends. */
  processGone(details: { type: string; reason: string; exitCode: number }): void {
    this.#line.post({ t: "app-event", event: "child-process-gone", args: [details] });
  }
  /** Whether the app lets the first window's page do something; `value` says what exactly. */
  isDoorOpen(door: Door, value = ""): Promise<boolean> {
    return this.#control({ do: "door", window: this.#idAt(0), door, value });
  }
  readClipboard(): Promise<string> {
    return this.#control({ do: "read-clipboard" });
  }
  writeClipboard(text: string): Promise<void> {
    return this.#control({ do: "write-clipboard", text });
  }

  /** What the app answers to a request for one of its own addresses. */
  request(
    url: string,
    method = "GET",
    headers: Readonly<Record<string, string>> = {},
  ): Promise<ProtocolReply> {
    return this.#line.ask((seq) => ({ t: "request", seq, url, method, headers }));
  }

  /** Sends a message as a page would, with an address of the test's choice, from the page of a window or a stranger. */
  sendAs(
    url: string,
    channel: string,
    args: readonly unknown[],
    { index = 0, frame = "main", id = this.#idAt(index) }: Sending = {},
  ): Promise<unknown> {
    return this.#line.ask((seq) => ({ t: "invoke", seq, id, channel, args, url, frame }));
  }

  /** The same without an answer; main has dealt with it when the promise settles. */
  async sendNotice(
    url: string,
    channel: string,
    args: readonly unknown[],
    { index = 0, frame = "main", id = this.#idAt(index) }: Sending = {},
  ): Promise<void> {
    this.#line.post({ t: "notify", id, channel, args, url, frame });
    await this.menuItems();
  }

  /** Drops files of the disk on a window. */
  async drop(paths: readonly string[], selector = "body", index = 0): Promise<void> {
    const files = paths.map(async (path) => ({ path, name: basename(path), bytes: await readFile(path) }));
    const window = await this.#windows.get(this.#idAt(index));
    await window?.drop(await Promise.all(files), selector);
  }

  /** A Mac's way to open a document in a running app. */
  openFileEvent(path: string): void {
    this.#line.post({ t: "app-event", event: "open-file", args: [path] });
  }

  /** Starts the app a second time; that process hands over its files and ends. Gives its exit code. */
  async startAgain(argv: readonly string[], cwd: string): Promise<number | null> {
    const setting = { folder: this.#folder, userData: this.#userData, openFile: [] };
    const second = new ProcessLine({ ...setting, argv, cwd, holdsLock: false }, (message) => {
      if (message.t !== "lost-lock") return;
      const args = [["argmap", "--added-by-chromium", ...argv], cwd, message.data];
      this.#line.post({ t: "app-event", event: "second-instance", args });
    });
    return second.exited;
  }

  /** Ends the process of a window's page, as a crash does. Settles when main may know. */
  async crashPage(index = 0): Promise<void> {
    const id = this.#idAt(index);
    await this.#crash(id, await this.#windows.get(id));
  }
  /** What Electron says of a page that hangs, and of one that answers again. */
  pageEvent(event: "unresponsive" | "responsive", index = 0): void {
    this.#line.post({ t: "event", id: this.#idAt(index), event, details: {} });
  }
  /** What Windows says to a window before the session ends. */
  sessionEvent(event: "query-session-end" | "session-end", index = 0): void {
    this.#line.post({ t: "event", id: this.#idAt(index), event, details: {} });
  }
  /** What a Mac or Linux says before it shuts down. */
  shutdownEvent(): void {
    this.#line.post({ t: "power-event", event: "shutdown" });
  }
  /** Sends a signal to the process of main. */
  signal(name: "SIGTERM" | "SIGINT" | "SIGHUP"): void {
    this.#line.signal(name);
  }

  kill(): void {
    this.#line.kill();
  }

  async close(): Promise<void> {
    this.#line.kill();
    await this.exited;
    await this.#context.close();
    if (!this.#keepsData) await rm(this.#userData, { recursive: true, force: true });
  }

  #script(api: DialogName, answer: unknown): void {
    this.#line.post({ t: "script-dialog", api, answer });
  }

  #control<T>(action: Control): Promise<T> {
    return this.#line.ask<T>((seq) => ({ t: "control", seq, action }));
  }

  #idAt(index: number): number {
    const id = this.windows[index];
    if (id === undefined) throw new Error(`there is no window ${index}`);
    return id;
  }

  #receive(message: ToHost): void {
    switch (message.t) {
      case "call":
        this.calls.push({ api: message.api, args: message.args });
        break;
      case "problem":
        this.problems.push(message.text);
        break;
      case "window":
        this.#windows.set(message.id, this.#open(message));
        break;
      case "destroy": {
        const window = this.#windows.get(message.id);
        this.#windows.delete(message.id);
        if (window !== undefined) this.#closing.push(window.then(({ page }) => page.close()));
        break;
      }
      case "load":
        void this.#load(message.id, message.seq, message.url);
        break;
      default:
        void this.#do(message);
    }
    for (const waiter of this.#waiters)
      if (waiter.isMet()) {
        this.#waiters.delete(waiter);
        waiter.resolve();
      }
  }

  /**
   * One page after another: the driver gives a context its bindings with the first page that asks for one, and a page
   * that is being made at that moment would be left without.
   */
  #open(setting: WindowSetting): Promise<WindowPage> {
    const opened = this.#opened.then(() =>
      createWindowPage(this.#context, setting, this.#line, this.problems),
    );
    this.#opened = opened.catch(() => undefined);
    return opened;
  }

  async #load(id: number, seq: number, url: string): Promise<void> {
    try {
      await (await this.#windows.get(id))?.load(url);
      this.#line.post({ t: "answer", seq, ok: true, value: null });
    } catch (error) {
      this.#line.post({ t: "answer", seq, ok: false, value: String(error) });
    }
  }

  async #do(message: ToHost): Promise<void> {
    if (message.t !== "send" && message.t !== "edit" && message.t !== "reload" && message.t !== "crash")
      return;
    try {
      const window = await this.#windows.get(message.id);
      if (message.t === "send") await window?.send(message.channel, message.args);
      else if (message.t === "edit") await window?.edit(message.command);
      else if (message.t === "crash") await this.#crash(message.id, window);
      else await this.#again(message.id, window);
    } catch (error) {
      // A page that was closed in the meantime takes nothing.
      if (this.#windows.has(message.id)) this.problems.push(`${message.t}: ${String(error)}`);
    }
  }

  #crash(id: number, window: WindowPage | undefined): Promise<void> {
    const crashing = window?.crash() ?? Promise.resolve();
    this.#crashing.set(id, crashing);
    return crashing;
  }

  /** A page that is being ended is gone before another one is loaded. */
  async #again(id: number, window: WindowPage | undefined): Promise<void> {
    await this.#crashing.get(id);
    await window?.reload();
  }

  /** Where the browser has one of the app's addresses. */
  static readonly browserAddress = toBrowser;
}
