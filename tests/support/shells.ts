/**
 * One driver for both shells, so that a spec is written once: the desktop app (with Electron's double), and the page in
 * a browser, with the pickers of the File System Access API or without them.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { CATALOGUE, type CommandName } from "../../shared/commands/catalogue";
import { launchBrowserShell } from "./browser-shell";
import { launchChromium } from "./chromium";
import { launchDesktopShell } from "./desktop-shell";

export const SHELLS = ["desktop", "browser"] as const;
/** With a browser that lets a page neither pick nor write files, such as Firefox: a save is a download there. */
export const ALL_SHELLS = [...SHELLS, "browser without file access"] as const;
export type ShellKind = (typeof ALL_SHELLS)[number];

export interface ShellUnderTest {
  readonly kind: ShellKind;
  /** Of the first window. */
  readonly page: Page;
  /** The person picks this file in the next question what to open. */
  answerOpen(name: string, bytes: Uint8Array | string): Promise<void>;
  /** The person picks this name in the next question where to save or export; null: they cancel. */
  answerSave(name: string | null): Promise<void>;
  /** The file that was saved or exported under the name; waits until it is there. */
  savedBytes(name: string): Promise<Uint8Array>;
  savedText(name: string): Promise<string>;
  /** Another program writes the file. */
  writeFile(name: string, bytes: Uint8Array | string): Promise<void>;
  clipboardText(): Promise<string>;
  setClipboardText(text: string): Promise<void>;
  /** Presses the command's first key, or the one with this number. */
  press(command: CommandName, key?: number): Promise<void>;
  reload(): Promise<void>;
  /** Ends the app or the tab without warning, as a crash would, and starts it again with the same data. */
  crashAndRestart(): Promise<void>;
  /** Whatever must not happen: errors in the page, blocked requests, faults of the shell. */
  problems(): readonly string[];
  close(): Promise<void>;
}

export interface ShellOptions {
  readonly browser: Browser;
  readonly colorScheme?: "light" | "dark";
  readonly viewport?: { readonly width: number; readonly height: number };
}

export function launchShell(kind: ShellKind, options: ShellOptions): Promise<ShellUnderTest> {
  return kind === "desktop" ? launchDesktopShell(options) : launchBrowserShell(kind, options);
}

/** The catalogue's notation as Playwright writes it. */
export function playwrightKeys(notation: string): string {
  return notation.replace("Mod+", "ControlOrMeta+");
}

export async function pressCommand(page: Page, command: CommandName, key = 0): Promise<void> {
  const notation = CATALOGUE[command].keys[key];
  if (notation === undefined) throw new Error(`${command} has no key ${key}`);
  await page.keyboard.press(playwrightKeys(notation));
}

/** Starts the shell before each test and ends it after, with nothing gone wrong in between. */
export function withShell(
  kind: ShellKind,
  options: Omit<ShellOptions, "browser"> = {},
): () => ShellUnderTest {
  let browser: Browser;
  let shell: ShellUnderTest;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  beforeEach(async () => {
    shell = await launchShell(kind, { browser, ...options });
    // Before the start screen is there nobody listens to keys.
    await shell.page.getByRole("main").waitFor();
  });
  afterEach(async () => {
    const problems = shell.problems();
    await shell.close();
    expect(problems).toEqual([]);
  });
  afterAll(() => browser.close());
  return () => shell;
}
