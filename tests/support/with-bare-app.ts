/** Starts the bare app for the tests of one file, and lets none end with anything gone wrong. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { bareBuild, barePage } from "./bare-app";
import { launchChromium } from "./chromium";
import type { DesktopOptions } from "./desktop-app";
import { DesktopDouble } from "./electron-double/desktop-double";

export interface BareApp {
  /** A folder for the test's files. */
  readonly folder: string;
  readonly app: DesktopDouble;
  start(options?: Omit<DesktopOptions, "browser" | "out">): Promise<void>;
  page(index?: number): Promise<ReturnType<typeof barePage>>;
  /** For tests that provoke problems on purpose: what there was, which is then forgotten. */
  takeProblems(): readonly string[];
}

export function withBareApp(): BareApp {
  let browser: Browser;
  let folder = "";
  let app: DesktopDouble | null = null;
  const running = (): DesktopDouble => {
    if (app === null) throw new Error("the app was not started");
    return app;
  };
  beforeAll(async () => {
    browser = await launchChromium();
  });
  beforeEach(async () => {
    app = null;
    folder = await mkdtemp(join(tmpdir(), "argmap-bare-files-"));
  });
  afterEach(async () => {
    const problems = [...(app?.problems ?? []), ...(app?.faults ?? [])];
    await app?.close();
    await rm(folder, { recursive: true, force: true });
    expect(problems).toEqual([]);
  });
  afterAll(() => browser.close());
  return {
    get folder() {
      return folder;
    },
    get app() {
      return running();
    },
    async start(options = {}) {
      app = await DesktopDouble.launch({ browser, out: await bareBuild(), ...options });
    },
    page: async (index = 0) => barePage(await running().window(index)),
    takeProblems: () => [...running().problems.splice(0), ...running().takeFaults()],
  };
}
