/**
 * What a spec can do with the desktop app. Two ways to run it: with the double of Electron, always; and with the real
 * Electron where its runtime is, by `npm run test:electron`.
 */
import type { Browser, Page } from "playwright-core";
import { DesktopDouble } from "./electron-double/desktop-double";
import { RealDesktop } from "./real-desktop";

export interface DesktopOptions {
  readonly browser: Browser;
  readonly argv?: readonly string[];
  readonly cwd?: string;
  /** Kept when the app ends, so that it can be started again with it. */
  readonly userData?: string;
  /** Files that a Mac would hand over before the app is ready. */
  readonly openFile?: readonly string[];
  /** The work areas of the displays, the main one first; in the double only. */
  readonly displays?: readonly { x: number; y: number; width: number; height: number }[];
  /** A CommonJS script that Node runs in main first; in the double only. */
  readonly preface?: string;
  /** As the installed app has it; in the double only. */
  readonly isPackaged?: boolean;
  /** Another build than the project's. */
  readonly out?: string;
  readonly colorScheme?: "light" | "dark";
  /** Instead of the size that the app gives its windows. */
  readonly viewport?: { readonly width: number; readonly height: number };
}

export interface WindowFacts {
  readonly title: string;
  readonly isVisible: boolean;
  readonly isFocused: boolean;
}

/** A menu item as a person sees it. */
export interface MenuFacts {
  readonly id: string | undefined;
  readonly label: string;
  readonly enabled: boolean;
  readonly checked: boolean;
  readonly accelerator: string | undefined;
  readonly submenu: readonly MenuFacts[];
}

export interface DesktopApp {
  /** Whatever must not happen: errors in a page, requests to a network. */
  readonly problems: readonly string[];
  /** What main wrote to the terminal: faults of its own. */
  readonly faults: readonly string[];
  /** The folder of the app's own data. */
  readonly userData: string;
  /** The exit code, or null where it was killed. */
  readonly exited: Promise<number | null>;
  /** The page of the nth window; waits until there are so many and it has loaded. */
  window(index?: number): Promise<Page>;
  answerOpenDialog(path: string | null): void;
  answerSaveDialog(path: string | null): void;
  /** The number of the button, from 0. */
  answerMessageBox(response: number): void;
  /** Clicks the item with this id. */
  menu(id: string): Promise<void>;
  menuItems(): Promise<readonly MenuFacts[]>;
  closeWindow(index?: number): Promise<void>;
  windowState(index?: number): Promise<WindowFacts | null>;
  quit(): Promise<void>;
  readClipboard(): Promise<string>;
  writeClipboard(text: string): Promise<void>;
  /** Drops files of the disk on the middle of an element. */
  drop(paths: readonly string[], selector?: string, index?: number): Promise<void>;
  /** Starts the app a second time, and gives that process's exit code. */
  startAgain(argv: readonly string[], cwd: string): Promise<number | null>;
  kill(): void;
  close(): Promise<void>;
}

/** The double, or the real thing where the run is about that. */
export function launchDesktopApp(options: DesktopOptions): Promise<DesktopApp> {
  const program = process.env.ARGMAP_TEST_ELECTRON;
  return program === undefined ? DesktopDouble.launch(options) : RealDesktop.launch(program, options);
}
