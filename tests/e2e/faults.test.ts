/** What a person sees when a part of the program itself cannot be loaded: words, and a way on. */
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { launchChromium } from "../support/chromium";
import { launchShell, type ShellUnderTest } from "../support/shells";

let browser: Browser;
let shell: ShellUnderTest;

// Not `withShell`: here something goes wrong on purpose.
beforeAll(async () => {
  browser = await launchChromium();
});
beforeEach(async () => {
  shell = await launchShell("browser", { browser });
});
afterEach(() => shell.close());
afterAll(() => browser.close());

test("a start without the fonts ends in a sentence, not in an empty window", async () => {
  const { page } = shell;
  await page.route("**/*.ttf", (route) => route.abort());
  await page.reload();
  await page.getByRole("alert").filter({ hasText: "Argmap could not start" }).waitFor();
});

test("a canvas that cannot be shown leaves the rest of the window, and a reload mends it", async () => {
  const { page } = shell;
  await page.route("**/MapCanvas*", (route) => route.abort());
  await page.reload();
  await page.getByRole("menubar").waitFor();
  await shell.press("file.new");
  const notice = page.getByRole("alert").filter({ hasText: "Your work is not lost" });
  await notice.waitFor();
  expect(await page.getByRole("menubar").isVisible()).toBe(true);
  await notice.getByRole("button", { name: "Try again" }).click();
  await notice.waitFor();

  await page.unroute("**/MapCanvas*");
  await notice.getByRole("button", { name: "Reload" }).click();
  await notice.waitFor({ state: "detached" });
  await page.getByRole("menubar").waitFor();
  await shell.press("file.new");
  await page.getByRole("application", { name: "Map" }).waitFor();
});
