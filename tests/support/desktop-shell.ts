/** The desktop app behind the common driver of the end-to-end specs. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { type DesktopApp, launchDesktopApp } from "./desktop-app";
import { pressCommand, type ShellOptions, type ShellUnderTest } from "./shells";

export interface DesktopShell extends ShellUnderTest {
  readonly kind: "desktop";
  readonly app: DesktopApp;
  /** Where the files are that the driver names. */
  readonly folder: string;
}

export async function launchDesktopShell(
  options: ShellOptions & { readonly argv?: readonly string[] },
): Promise<DesktopShell> {
  const folder = await mkdtemp(join(tmpdir(), "argmap-files-"));
  const userData = await mkdtemp(join(tmpdir(), "argmap-data-"));
  const earlier: string[] = [];
  const start = async () => {
    const app = await launchDesktopApp({ ...options, cwd: folder, userData });
    return { app, page: await app.window() };
  };
  let { app, page } = await start();
  const path = (name: string) => join(folder, name);
  const savedBytes = async (name: string) => {
    // The file appears whole, with its last byte, or not at all.
    await expect.poll(() => readFile(path(name)).catch(() => null), { timeout: 30_000 }).not.toBeNull();
    return readFile(path(name));
  };

  return {
    kind: "desktop",
    folder,
    get app() {
      return app;
    },
    get page() {
      return page;
    },
    async answerOpen(name, bytes) {
      await writeFile(path(name), bytes);
      app.answerOpenDialog(path(name));
    },
    async answerSave(name) {
      app.answerSaveDialog(name === null ? null : path(name));
    },
    savedBytes,
    savedText: async (name) => String(await savedBytes(name)),
    writeFile: (name, bytes) => writeFile(path(name), bytes),
    clipboardText: () => app.readClipboard(),
    setClipboardText: (text) => app.writeClipboard(text),
    press: (command, key) => pressCommand(page, command, key),
    reload: async () => {
      await page.reload();
    },
    async crashAndRestart() {
      earlier.push(...app.problems, ...app.faults);
      app.kill();
      await app.close();
      ({ app, page } = await start());
    },
    problems: () => [...earlier, ...app.problems, ...app.faults],
    async close() {
      await app.close();
      await rm(folder, { recursive: true, force: true });
      await rm(userData, { recursive: true, force: true });
    },
  };
}
