/** Whose unsaved work is whose, and what happens to it when pages, windows and sessions end. With a page of no app. */
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeEach, expect, test } from "vitest";
import type { BareWindow } from "../../support/bare-app";
import { smallJournalText } from "../../support/small-journal";
import { withBareApp } from "../../support/with-bare-app";

const bare = withBareApp();
const { page } = bare;

const START_AGAIN = 0;
const WAIT = 0;
const RESTART = 1;

let userData = "";
beforeEach(async () => {
  userData = join(bare.folder, "data");
  await mkdir(userData);
});
const start = () => bare.start({ userData });
const kept = async () =>
  (await readdir(join(userData, "recovery")).catch(() => [])).filter((name) => name.endsWith(".journal"));

const keep = (of: Page, key: string, text = smallJournalText(key, key)) =>
  of.evaluate(
    ([id, content]) =>
      (window as unknown as BareWindow).argmap.keepRecovery(id, new TextEncoder().encode(content)).then(
        () => true,
        () => false,
      ),
    [key, text] as const,
  );
const recoveries = (of: Page) => of.evaluate(() => (window as unknown as BareWindow).argmap.recoveries());
const read = (of: Page, id: string, purpose: "look" | "restore") =>
  of.evaluate(
    async ([name, why]) => {
      const bytes = await (window as unknown as BareWindow).argmap.readRecovery(name, why);
      return bytes && new TextDecoder().decode(bytes);
    },
    [id, purpose] as const,
  );
const drop = (of: Page, id: string) =>
  of.evaluate((name) => (window as unknown as BareWindow).argmap.dropRecovery(name), id);
const setKeeps = (of: Page, isOn: boolean) =>
  of.evaluate((on) => (window as unknown as BareWindow).argmap.setKeepsRecovery(on), isOn);

/** Two windows, and a map that was lost before them. */
async function withLostMap() {
  await start();
  expect(await keep((await page()).page, "lost")).toBe(true);
  bare.app.kill();
  await bare.app.exited;
  await bare.app.close();
  await start();
  const first = (await page()).page;
  await first.evaluate(() => (window as unknown as BareWindow).argmap.newWindow());
  const second = (await page(1)).page;
  const [lost] = await recoveries(first);
  return { first, second, id: lost?.id ?? "" };
}

test("of two windows that want to restore a map one gets it; looking takes nothing", async () => {
  const { first, second, id } = await withLostMap();
  expect(await read(second, id, "look")).toBe(smallJournalText("lost", "lost"));
  const answers = await Promise.all([read(first, id, "restore"), read(second, id, "restore")]);
  expect(answers.filter((answer) => answer !== null)).toHaveLength(1);
  const [taker, other] = answers[0] === null ? [second, first] : [first, second];
  expect(await recoveries(other)).toEqual([]);
  expect(await read(other, id, "look")).toBeNull();
  await drop(other, id);
  expect(await recoveries(taker)).toHaveLength(1);
  await drop(taker, id);
  expect(await kept()).toEqual([]);
});

test("a map that was taken and not kept anew stays when the window closes", async () => {
  const { first, second, id } = await withLostMap();
  await read(second, id, "restore");
  await bare.app.closeWindow(1);
  await expect.poll(() => recoveries(first)).toMatchObject([{ id }]);
});

test("no window writes over the work of another one, or over a lost map", async () => {
  const { first, second } = await withLostMap();
  expect(await keep(first, "own")).toBe(true);
  expect(await keep(second, "own", smallJournalText("own", "stranger"))).toBe(false);
  expect(await keep(second, "lost", smallJournalText("lost", "stranger"))).toBe(false);
  await drop(second, "own");
  expect(await read(first, "own", "look")).toBe(smallJournalText("own", "own"));
  expect(await kept()).toHaveLength(2);
  expect(await recoveries(second)).toMatchObject([{ name: "lost" }]);
});

test("turned off, everything is deleted and nothing kept, in all windows and after a restart", async () => {
  const { first, second } = await withLostMap();
  await keep(first, "own");
  await mkdir(join(userData, "versions"), { recursive: true });
  expect(await setKeeps(second, false)).toBe(false);
  expect(await kept()).toEqual([]);
  expect(await readdir(userData)).not.toContain("versions");
  expect(await (await page(0)).hears(1)).toEqual([{ type: "keeps-recovery", isOn: false }]);
  expect(await keep(first, "own")).toBe(false);
  bare.app.kill();
  await bare.app.exited;
  await bare.app.close();
  await start();
  const again = (await page()).page;
  expect(await again.evaluate(() => (window as unknown as BareWindow).argmap.keepsRecovery())).toBe(false);
  expect(await keep(again, "own")).toBe(false);
  expect(await kept()).toEqual([]);
  expect(await setKeeps(again, true)).toBe(true);
  expect(await keep(again, "own")).toBe(true);
});

test("the folder is shown by the system, made where it is not there, and is always our own", async () => {
  await start();
  const { page: first } = await page();
  expect(await first.evaluate(() => (window as unknown as BareWindow).argmap.showRecoveryFolder())).toBe(
    true,
  );
  expect(bare.app.callsTo("shell.openPath")).toEqual([[join(userData, "recovery")]]);
  expect(await readdir(join(userData, "recovery"))).toEqual([]);
});

test("where there is no folder to be had, the page hears it, and later it works", async () => {
  await writeFile(join(userData, "recovery"), "a file in the way");
  await start();
  const { page: first } = await page();
  expect(await keep(first, "own")).toBe(false);
  await rm(join(userData, "recovery"));
  expect(await keep(first, "own")).toBe(true);
});

test("a page that crashed is started again and told to restore its work", async () => {
  await start();
  const first = await page();
  await keep(first.page, "own");
  await first.show("Kursk", true, null);
  bare.app.answerMessageBox(START_AGAIN);
  await bare.app.crashPage();
  const again = await page();
  expect(await again.hears(1)).toEqual([{ type: "restore", id: "own" }]);
  expect(bare.app.callsTo("dialog.showMessageBox")).toMatchObject([
    [{ message: "This window stopped working." }, 1],
  ]);
  expect(await read(again.page, "own", "restore")).toBe(smallJournalText("own", "own"));
  await drop(again.page, "own");
  expect(await kept()).toEqual([]);
});

test("what is said of a page that crashed or hangs is true of its work", async () => {
  await start();
  const asked = async (at: number) => (await bare.app.call("dialog.showMessageBox", at))[0];
  const first = await page();
  await setKeeps(first.page, false);
  await first.show("Kursk", true, null);
  bare.app.answerMessageBox(WAIT);
  bare.app.pageEvent("unresponsive");
  expect(await asked(0)).toMatchObject({ detail: expect.stringMatching(/not kept .* they are lost\.$/) });
  bare.app.answerMessageBox(START_AGAIN);
  await bare.app.crashPage();
  expect(await asked(1)).toMatchObject({
    detail: expect.stringContaining("not kept apart from it and are lost"),
  });

  const second = await page();
  await setKeeps(second.page, true);
  await second.show("Kursk", false, null);
  bare.app.answerMessageBox(START_AGAIN);
  await bare.app.crashPage();
  expect(await asked(2)).toMatchObject({ detail: expect.stringContaining("no changes that were not saved") });

  const third = await page();
  await keep(third.page, "own");
  await third.show("Kursk", true, null);
  bare.app.answerMessageBox(START_AGAIN);
  await bare.app.crashPage();
  expect(await asked(3)).toMatchObject({ detail: expect.stringContaining("changes are kept apart from it") });
});

test("a page that crashed without unsaved work gets its file again", async () => {
  const path = join(bare.folder, "kursk.argmap");
  await writeFile(path, "text");
  await bare.start({ userData, argv: [path] });
  const first = await page();
  await first.hears(1);
  bare.app.answerMessageBox(START_AGAIN);
  await bare.app.crashPage();
  expect(await (await page()).hears(1)).toMatchObject([{ type: "open", opened: { name: "kursk.argmap" } }]);
});

test("a window that crashed and is closed leaves its work for the next start", async () => {
  await start();
  const first = await page();
  await keep(first.page, "own");
  await first.show("Kursk", true, null);
  bare.app.answerMessageBox(1);
  await bare.app.crashPage();
  expect(await bare.app.exited).toBe(0);
  expect(await kept()).toHaveLength(1);
});

test("a page that hangs is waited for, or restarted with its work; it is asked about once", async () => {
  await start();
  const first = await page();
  await keep(first.page, "own");
  bare.app.answerMessageBox(WAIT);
  bare.app.pageEvent("unresponsive");
  await bare.app.call("dialog.showMessageBox");
  // It was said a moment ago to wait.
  bare.app.pageEvent("unresponsive");
  await bare.app.menuItems();
  expect(bare.app.callsTo("dialog.showMessageBox")).toHaveLength(1);
  expect(bare.app.callsTo("webContents.forcefullyCrashRenderer")).toEqual([]);
});

test("a page that hangs is restarted with its work where the person wants that", async () => {
  await start();
  const first = await page();
  await keep(first.page, "own");
  bare.app.answerMessageBox(RESTART);
  bare.app.pageEvent("unresponsive");
  await bare.app.call("webContents.forcefullyCrashRenderer");
  await expect.poll(() => first.page.isClosed()).toBe(true);
  const again = await page();
  expect(await again.hears(1)).toEqual([{ type: "restore", id: "own" }]);
  // Its end was ours, and no news.
  expect(bare.app.callsTo("dialog.showMessageBox")).toHaveLength(1);
});

test("the question about a page that hangs goes away when it answers again, and there is never a second", async () => {
  await start();
  await page();
  bare.app.answerMessageBox(null);
  bare.app.pageEvent("unresponsive");
  await bare.app.call("dialog.showMessageBox");
  bare.app.pageEvent("unresponsive");
  await bare.app.menuItems();
  expect(bare.app.callsTo("dialog.showMessageBox")).toHaveLength(1);
  bare.app.pageEvent("responsive");
  bare.app.answerMessageBox(null);
  await bare.app.menuItems();
  bare.app.pageEvent("unresponsive");
  await bare.app.call("dialog.showMessageBox", 1);
  expect(bare.app.callsTo("webContents.forcefullyCrashRenderer")).toEqual([]);
});

test.each([
  ["SIGTERM", () => bare.app.signal("SIGTERM")],
  ["SIGHUP", () => bare.app.signal("SIGHUP")],
  ["a shutdown", () => bare.app.shutdownEvent()],
  ["the end of a Windows session", () => bare.app.sessionEvent("session-end")],
] as const)(
  "%s: the page keeps what it has, nobody is asked, and the work is there next time",
  async (_, end) => {
    await start();
    const first = await page();
    await first.show("Kursk", true, null);
    await keep(first.page, "own");
    end();
    expect(await first.hears(1)).toEqual([{ type: "keep-now" }]);
    await keep(first.page, "own", smallJournalText("own", "newest"));
    await first.settle();
    expect(await bare.app.exited).toBe(0);
    expect(bare.app.callsTo("dialog.showMessageBox")).toEqual([]);
    await bare.app.close();
    await start();
    expect(await recoveries((await page()).page)).toMatchObject([{ name: "newest" }]);
  },
);

test("a session that ends while the closing question is open waits for no answer and loses nothing", async () => {
  await start();
  const first = await page();
  await keep(first.page, "own");
  await first.show("Kursk", true, null);
  // Nobody answers.
  bare.app.answerMessageBox(null);
  void bare.app.closeWindow();
  await bare.app.call("dialog.showMessageBox");
  bare.app.signal("SIGTERM");
  expect(await first.hears(1)).toEqual([{ type: "keep-now" }]);
  await first.settle();
  expect(await bare.app.exited).toBe(0);
  expect(await kept()).toHaveLength(1);
});

test("a Windows session that may be called off ends nothing, and closing still asks", async () => {
  await start();
  const first = await page();
  await first.show("Kursk", true, null);
  bare.app.sessionEvent("query-session-end");
  expect(await first.hears(1)).toEqual([{ type: "keep-now" }]);
  await first.settle();
  bare.app.answerMessageBox(2);
  await bare.app.closeWindow();
  await bare.app.call("dialog.showMessageBox");
  expect(bare.app.windows).toHaveLength(1);
});
