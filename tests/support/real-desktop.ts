/**
 * The desktop app in the real Electron, through Playwright. The system's dialogs can't be driven from outside, so their
 * functions are replaced in the main process; everything else is as a person has it.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { _electron, type ElectronApplication, type Page } from "playwright-core";
import type { DesktopApp, DesktopOptions, MenuFacts, WindowFacts } from "./desktop-app";

const root = resolve(import.meta.dirname, "../..");

type DialogName = "showOpenDialog" | "showSaveDialog" | "showMessageBox";

/** Where the replaced dialogs of the main process find their answers. */
interface ScriptedGlobal {
  answers?: Record<DialogName, unknown[]>;
}

/** Runs in the main process, once: every dialog takes the next scripted answer. */
function scriptDialogs({ dialog }: typeof import("electron")): void {
  const scripted = globalThis as ScriptedGlobal;
  const answers = { showOpenDialog: [], showSaveDialog: [], showMessageBox: [] } as Record<
    DialogName,
    unknown[]
  >;
  scripted.answers = answers;
  for (const name of Object.keys(answers) as DialogName[])
    Object.defineProperty(dialog, name, {
      value: async () => {
        const queue = answers[name];
        if (queue.length === 0) throw new Error(`nobody expected dialog.${name}`);
        return queue.shift();
      },
    });
}

function menuFacts({ Menu }: typeof import("electron")): readonly MenuFacts[] {
  const factsOf = (item: Electron.MenuItem): MenuFacts => ({
    id: item.id,
    label: item.label,
    enabled: item.enabled,
    checked: item.checked,
    accelerator: item.accelerator?.toString(),
    submenu: item.submenu?.items.map(factsOf) ?? [],
  });
  return Menu.getApplicationMenu()?.items.map(factsOf) ?? [];
}

export class RealDesktop implements DesktopApp {
  readonly problems: string[] = [];
  readonly faults: string[] = [];
  readonly exited: Promise<number | null>;
  readonly #application: ElectronApplication;
  readonly #child: ChildProcess;
  readonly #program: string;
  readonly userData: string;
  readonly #keepsData: boolean;
  /** Steps that must reach main before the next one, such as answers to come. */
  #before: Promise<unknown> = Promise.resolve();

  private constructor(
    application: ElectronApplication,
    program: string,
    userData: string,
    keepsData: boolean,
  ) {
    this.#application = application;
    this.#child = application.process();
    this.#program = program;
    this.userData = userData;
    this.#keepsData = keepsData;
    this.exited = new Promise((settle) => this.#child.on("exit", settle));
    this.#child.stderr?.on("data", (data: Buffer) => {
      // Chromium writes notes of its own to the same place.
      if (String(data).includes("argmap: fault")) this.faults.push(String(data));
    });
    for (const page of application.windows()) this.#watch(page);
    application.on("window", (page) => this.#watch(page));
  }

  static async launch(program: string, options: DesktopOptions): Promise<RealDesktop> {
    const userData = options.userData ?? (await mkdtemp(join(tmpdir(), "argmap-data-")));
    const application = await _electron.launch({
      executablePath: program,
      args: [`--user-data-dir=${userData}`, root, ...(options.argv ?? [])],
      cwd: options.cwd ?? tmpdir(),
      ...(options.colorScheme === undefined ? {} : { colorScheme: options.colorScheme }),
    });
    const app = new RealDesktop(application, program, userData, options.userData !== undefined);
    await application.evaluate(scriptDialogs);
    return app;
  }

  async window(index = 0): Promise<Page> {
    while (this.#application.windows().length <= index) await this.#application.waitForEvent("window");
    const page = this.#application.windows()[index];
    if (page === undefined) throw new Error(`there is no window ${index}`);
    await page.waitForLoadState("load");
    return page;
  }

  answerOpenDialog(path: string | null): void {
    this.#script("showOpenDialog", { canceled: path === null, filePaths: path === null ? [] : [path] });
  }
  answerSaveDialog(path: string | null): void {
    this.#script("showSaveDialog", { canceled: path === null, filePath: path ?? "" });
  }
  answerMessageBox(response: number): void {
    this.#script("showMessageBox", { response, checkboxChecked: false });
  }

  async menu(id: string): Promise<void> {
    await this.#before;
    await this.#application.evaluate(({ BrowserWindow, Menu }, wanted) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
      if (!item?.enabled) throw new Error(`the menu item ${wanted} is missing or disabled`);
      // As from the menu bar: an item with a role acts on the window in front.
      const front = BrowserWindow.getFocusedWindow() ?? undefined;
      (item.click as (...args: unknown[]) => void)({}, front, front?.webContents);
    }, id);
  }
  menuItems(): Promise<readonly MenuFacts[]> {
    return this.#application.evaluate(menuFacts);
  }
  async closeWindow(index = 0): Promise<void> {
    await this.#before;
    const native = await this.#application.browserWindow(await this.window(index));
    await native.evaluate((window: Electron.BrowserWindow) => window.close()).catch(() => undefined);
  }
  async windowState(index = 0): Promise<WindowFacts | null> {
    const native = await this.#application.browserWindow(await this.window(index));
    return native.evaluate((window: Electron.BrowserWindow) => ({
      title: window.getTitle(),
      isVisible: window.isVisible(),
      isFocused: window.isFocused(),
    }));
  }
  async quit(): Promise<void> {
    await this.#before;
    await this.#application.evaluate(({ app }) => app.quit()).catch(() => undefined);
  }
  readClipboard(): Promise<string> {
    return this.#application.evaluate(({ clipboard }) => clipboard.readText());
  }
  writeClipboard(text: string): Promise<void> {
    return this.#application.evaluate(({ clipboard }, value) => clipboard.writeText(value), text);
  }

  async drop(paths: readonly string[], selector = "body", index = 0): Promise<void> {
    const page = await this.window(index);
    const box = await page.locator(selector).first().boundingBox();
    if (box === null) throw new Error(`nothing to drop on: ${selector}`);
    const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const session = await page.context().newCDPSession(page);
    for (const type of ["dragEnter", "dragOver", "drop"] as const)
      await session.send("Input.dispatchDragEvent", {
        type,
        ...place,
        data: { items: [], files: [...paths], dragOperationsMask: 1 },
      });
  }

  startAgain(argv: readonly string[], cwd: string): Promise<number | null> {
    const child = spawn(this.#program, [`--user-data-dir=${this.userData}`, root, ...argv], { cwd });
    return new Promise((settle) => child.on("exit", settle));
  }

  kill(): void {
    this.#child.kill("SIGKILL");
  }

  async close(): Promise<void> {
    this.kill();
    await this.exited;
    if (!this.#keepsData) await rm(this.userData, { recursive: true, force: true });
  }

  #script(api: DialogName, answer: unknown): void {
    this.#before = this.#application.evaluate(
      (_electronModule, [name, value]) => (globalThis as ScriptedGlobal).answers?.[name].push(value),
      [api, answer] as const,
    );
  }

  #watch(page: Page): void {
    page.on("pageerror", (error) => this.problems.push(`page error: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error") this.problems.push(`console: ${message.text()}`);
    });
  }
}
