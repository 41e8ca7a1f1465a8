/** The whole desktop app where the disk is full: the one of the map, and the one of the app's own data. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { EMPTY_MAP } from "../../../shared/document/types";
import { extractEmbedded } from "../../../shared/exchange/embedded-map";
import { serialise } from "../../../shared/format/serialise";
import { readPng } from "../../bench/work/read-png";
import { launchChromium } from "../../support/chromium";
import type { DesktopOptions } from "../../support/desktop-app";
import { DesktopDouble } from "../../support/electron-double/desktop-double";
import { pressCommand } from "../../support/shells";
import { smallDisk } from "../../support/small-disk";

const disk = smallDisk();
const DECISION = "Authorise the strikes";
const TEXT = serialise({
  ...EMPTY_MAP,
  title: "Kursk",
  nodes: [{ id: "d", kind: "decision", text: DECISION, x: 0, y: 0 }],
  // Large enough that no page of the disk has room for it by chance.
  sources: [{ id: "s", title: "Report", text: "What was said. ".repeat(4_000) }],
});

let browser: Browser;
let app: DesktopDouble;
let elsewhere = "";
let onDisk = "";

beforeAll(async () => {
  browser = await launchChromium();
});
beforeEach(async () => {
  elsewhere = await mkdtemp(join(tmpdir(), "argmap-elsewhere-"));
  onDisk = await mkdtemp(join(disk.folder, "case-"));
});
afterEach(async () => {
  const problems = [...app.problems];
  await app.close();
  disk.free();
  await rm(onDisk, { recursive: true, force: true });
  await rm(elsewhere, { recursive: true, force: true });
  expect(problems).toEqual([]);
});
afterAll(async () => {
  await browser.close();
  disk.remove();
});

async function start(options: Omit<DesktopOptions, "browser">): Promise<Page> {
  const preface = disk.preface === undefined ? {} : { preface: disk.preface };
  app = await DesktopDouble.launch({ browser, ...preface, ...options });
  const page = await app.window();
  await page.getByRole("main").waitFor();
  return page;
}

/** Gives the decision another text, by keys. */
async function edit(page: Page, text: string): Promise<void> {
  await page.getByRole("main").getByText(DECISION).first().waitFor();
  await pressCommand(page, "select.parent");
  await pressCommand(page, "node.editText");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await app.windowState())?.title).toMatch(/^• /);
}

const isModified = async () => (await app.windowState())?.title.startsWith("• ");

async function saveElsewhere(): Promise<string> {
  const target = join(elsewhere, "copy.argmap");
  app.answerSaveDialog(target);
  await app.menu("file.saveAs");
  await expect.poll(() => readFile(target, "utf8").catch(() => "")).not.toBe("");
  await expect.poll(isModified).toBe(false);
  return readFile(target, "utf8");
}

describe(`the app on a full disk (${disk.kind})`, () => {
  test("the map's disk: the file stays, the map stays modified, the cause is named, Save As helps", async () => {
    const path = join(onDisk, "kursk.argmap");
    await writeFile(path, TEXT);
    const page = await start({ argv: [path] });
    await edit(page, "Wait for a year");
    disk.fill();
    await app.menu("file.save");
    await page
      .getByText(/the disk is full/)
      .first()
      .waitFor();
    expect(await readFile(path, "utf8")).toBe(TEXT);
    expect(await isModified()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await saveElsewhere()).toBe(TEXT.replace(DECISION, "Wait for a year"));
    expect(await readFile(path, "utf8")).toBe(TEXT);
  });

  test("a picture that fills the disk half way: the cause is named, the old picture stays, nothing else does", async () => {
    const path = join(elsewhere, "kursk.argmap");
    const nodes = Array.from({ length: 200 }, (_, at) => ({
      id: `n${at}`,
      kind: "risk" as const,
      text: `Argument ${at} of many`,
      x: (at % 10) * 300,
      y: Math.floor(at / 10) * 200,
    }));
    await writeFile(path, serialise({ ...EMPTY_MAP, title: "Kursk", nodes }));
    const picture = join(onDisk, "kursk.png");
    await writeFile(picture, "an older picture");
    const page = await start({ argv: [path] });
    await page.getByText("200 nodes").waitFor();
    // Room for the beginning only.
    disk.fill(64 * 1024);
    await pressCommand(page, "file.export");
    const dialog = page.getByRole("dialog", { name: "Export image" });
    await dialog.getByRole("radio", { name: "PNG" }).check();
    await dialog.getByRole("radio", { name: "4×" }).check();
    app.answerSaveDialog(picture);
    await dialog.getByRole("button", { name: "Export…" }).click();
    await dialog.getByText(/“kursk.png” could not be saved: the disk is full/).waitFor();
    expect(await readFile(picture, "utf8")).toBe("an older picture");
    expect((await readdir(onDisk)).filter((name) => name.includes("kursk"))).toEqual(["kursk.png"]);
    disk.free();
    app.answerSaveDialog(join(elsewhere, "kursk.png"));
    await dialog.getByRole("button", { name: "Export…" }).click();
    await dialog.waitFor({ state: "detached" });
    const file = join(elsewhere, "kursk.png");
    expect(await readPng(file)).toMatchObject({ valid: true, drawn: 1 });
    expect(await extractEmbedded(new Uint8Array(await readFile(file)))).toMatchObject({ ok: true });
  });

  test("the disk of the app's own data: that is said, and the map can be saved elsewhere", async () => {
    const userData = join(onDisk, "data");
    await mkdir(userData);
    const path = join(elsewhere, "kursk.argmap");
    await writeFile(path, TEXT);
    const page = await start({ argv: [path], userData });
    disk.fill();
    // Main may tell that a version could not be kept; it does so once.
    app.answerMessageBox(0);
    await edit(page, "Wait for a year");
    await page
      .getByText(/can't keep a copy of your unsaved work/)
      .first()
      .waitFor();
    expect(await isModified()).toBe(true);
    await app.menu("file.save");
    await expect.poll(isModified).toBe(false);
    expect(await readFile(path, "utf8")).toBe(TEXT.replace(DECISION, "Wait for a year"));
    for (const [options] of app.callsTo("dialog.showMessageBox"))
      expect(options).toMatchObject({ message: "The disk that Argmap keeps its own data on is full." });
  });
});
