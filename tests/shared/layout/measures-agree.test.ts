/** The page and the command line must measure alike: lines are broken by one and drawn by the other. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { build, type PreviewServer, preview } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createNodeMeasure } from "../../../electron/cli/node-measure";
import type { FontWeight } from "../../../shared/layout/measure";
import { launchChromium } from "../../support/chromium";

const SENTENCES = [
  "The decision may deter North Korea from sending more troops to Kursk.",
  "AVAVA Too. We fly; «Type» -> To 1/2, 50 % — “quoted” (well-known) fi ffl",
  "Рішення змінює політику США, хоч і запізно: 300 км.",
  "Η απόφαση αλλάζει την πολιτική",
  "Zażółć gęślą jaźń, Đặng Nguyễn, naïve façade",
];
const SIZES: readonly number[] = [11, 14, 22];
const WEIGHTS: readonly FontWeight[] = [400, 600];

describe("the measurers of the page and of the command line", () => {
  let folder = "";
  let server: PreviewServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "argmap-measure-"));
    const root = resolve(import.meta.dirname, "measure-page");
    await build({
      root,
      configFile: false,
      logLevel: "error",
      base: "./",
      build: { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0 },
    });
    server = await preview({
      root,
      configFile: false,
      logLevel: "error",
      build: { outDir: folder },
      preview: { port: 0, host: "127.0.0.1" },
    });
    browser = await launchChromium();
    page = await browser.newPage();
    await page.goto(server.resolvedUrls?.local[0] ?? "");
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  for (const where of ["page", "worker"] as const) {
    it(`agree to a hundredth of a pixel in the ${where}`, async () => {
      const measure = createNodeMeasure();
      const asked = SENTENCES.flatMap((text) =>
        SIZES.flatMap((size) => WEIGHTS.map((weight) => ({ text, size, weight }))),
      );
      await page.waitForFunction((name) => name in window, `${where}Widths`);
      const widths = await page.evaluate(
        ([place, list]) =>
          (window as unknown as Record<string, (list: unknown) => Promise<number[]>>)[`${place}Widths`]!(
            list,
          ),
        [where, asked] as const,
      );
      expect(widths).toHaveLength(asked.length);
      asked.forEach(({ text, size, weight }, i) => {
        expect(
          Math.abs(widths[i]! - measure(text, { size, weight })),
          `${weight} ${size} ${text}`,
        ).toBeLessThan(0.01);
      });
    });
  }
});
