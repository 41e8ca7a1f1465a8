/** The desktop app as a whole: the built main, preload and page together, with only Electron replaced. */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { SAMPLES } from "../../shared/bridge/samples";
import { launchChromium } from "../support/chromium";
import { type DesktopApp, type DesktopOptions, launchDesktopApp } from "../support/desktop-app";

const SAVE = 0;
const DISCARD = 1;

let browser: Browser;
let folder = "";
let app: DesktopApp;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "argmap-shell-"));
});
afterEach(async () => {
  const problems = [...app.problems, ...app.faults];
  await app.close();
  await rm(folder, { recursive: true, force: true });
  expect(problems).toEqual([]);
});

async function start(options: Omit<DesktopOptions, "browser"> = {}): Promise<Page> {
  app = await launchDesktopApp({ browser, cwd: folder, ...options });
  return app.window();
}

const MAP = `{
  "format": "argmap",
  "version": 1,
  "title": "Kursk",
  "nodes": [
    {"id":"d1","kind":"decision","text":"Authorise the strikes","x":0,"y":0}
  ],
  "edges": [],
  "sources": []
}
`;

async function file(name: string, text = MAP): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const shows = (page: Page, text: string) => page.getByText(text).first().waitFor();
const title = async (index = 0) => (await app.windowState(index))?.title;

const item = async (id: string) => {
  const all = (await app.menuItems()).flatMap((menu) => menu.submenu);
  return all.find((one) => one.id === id);
};

/** Makes the first node of a new map, as a person does: with the menu and the keyboard. */
async function writeFirstNode(page: Page, text: string): Promise<void> {
  await app.menu("file.new");
  await page.locator('[data-keys="map"]').first().waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await shows(page, text);
}

test("a file given as an argument is shown, and its name is in the title", async () => {
  const page = await start({ argv: [await file("kursk.argmap")] });
  await shows(page, "Authorise the strikes");
  await expect.poll(() => title()).toBe("kursk.argmap — Argmap");
});

test("a new map is written with the keyboard, saved by the menu, and reads the same when it is opened again", async () => {
  const page = await start();
  await writeFirstNode(page, "Відкрити другий фронт");
  await expect.poll(() => title()).toMatch(/^• /);
  const path = join(folder, "front.argmap");
  app.answerSaveDialog(path);
  await app.menu("file.save");
  await expect.poll(() => title()).toBe("front.argmap — Argmap");
  const saved = await readFile(path, "utf8");
  expect(saved).toContain("Відкрити другий фронт");
  await app.close();

  const again = await start({ argv: [path] });
  await shows(again, "Відкрити другий фронт");
  await app.menu("file.save");
  await expect.poll(() => title()).toBe("front.argmap — Argmap");
  expect(await readFile(path, "utf8")).toBe(saved);
});

test("a second start opens its file in a window of its own", async () => {
  const page = await start({ argv: [await file("one.argmap")] });
  await shows(page, "Authorise the strikes");
  await file("two.argmap", MAP.replace("Authorise the strikes", "Refuse the strikes"));
  expect(await app.startAgain(["two.argmap"], folder)).toBe(0);
  await shows(await app.window(1), "Refuse the strikes");
});

test("closing with changes offers to save, and saves before it closes", async () => {
  const page = await start();
  await writeFirstNode(page, "Kept");
  await expect.poll(() => title()).toMatch(/^• /);
  const path = join(folder, "kept.argmap");
  app.answerMessageBox(SAVE);
  app.answerSaveDialog(path);
  await app.closeWindow();
  expect(await app.exited).toBe(0);
  expect(await readFile(path, "utf8")).toContain("Kept");
});

test("changes that are given up leave nothing to recover", async () => {
  const userData = await mkdtemp(join(folder, "data-"));
  const page = await start({ userData });
  await writeFirstNode(page, "Given up");
  await expect.poll(() => title()).toMatch(/^• /);
  app.answerMessageBox(DISCARD);
  await app.closeWindow();
  expect(await app.exited).toBe(0);
  await app.close();
  const again = await start({ userData });
  await shows(again, "New map");
  expect(await again.getByText("Given up").count()).toBe(0);
});

test("a dropped file opens", async () => {
  const page = await start();
  await shows(page, "New map");
  await app.drop([await file("dropped.argmap")]);
  await shows(page, "Authorise the strikes");
  await expect.poll(() => title()).toBe("dropped.argmap — Argmap");
});

test("the menu follows the page: what is enabled, and what the next undo takes back", async () => {
  const page = await start();
  await shows(page, "New map");
  expect((await item("file.save"))?.enabled).toBe(false);
  await writeFirstNode(page, "Counted");
  await expect.poll(async () => (await item("edit.undo"))?.label).toMatch(/^Undo ./);
  await app.menu("edit.undo");
  await expect.poll(() => page.getByText("Counted").count()).toBe(0);
});

test("nodes are copied and pasted by the native menu, by a menu of the page and by the palette", async () => {
  const page = await start({ argv: [await file("kursk.argmap")] });
  await page.locator("[data-node]").first().click();
  await expect.poll(async () => (await item("edit.copy"))?.enabled).toBe(true);
  await app.menu("edit.copy");
  await page.getByText("Copied.").first().waitFor();
  await app.menu("edit.paste");
  const nodes = page.locator("[data-node]");
  await expect.poll(() => nodes.count()).toBe(2);

  await page.getByRole("application", { name: "Map" }).click({ button: "right", position: { x: 9, y: 9 } });
  await page.getByRole("menu").getByText("Paste").click();
  await expect.poll(() => nodes.count()).toBe(3);

  await app.menu("edit.palette");
  await page.getByRole("combobox").fill("Paste");
  await page.keyboard.press("Enter");
  await expect.poll(() => nodes.count()).toBe(4);
});

test("in a text field the native menu pastes into the text", async () => {
  const page = await start({ argv: [await file("kursk.argmap")] });
  await page.locator("[data-node]").first().click();
  await app.menu("edit.copy");
  await page.keyboard.press("F2");
  const field = page.getByRole("textbox", { name: /^Text of this/ });
  await field.fill("");
  await app.menu("edit.paste");
  await expect.poll(() => field.inputValue()).toContain("Authorise the strikes");
  expect(await page.locator("[data-node]").count()).toBe(1);
});

test("a broken file is refused with a sentence, and stays as it was", async () => {
  const path = await file("broken.argmap", "{");
  const page = await start({ argv: [path] });
  await page.getByRole("dialog").waitFor();
  expect(await page.getByRole("dialog").innerText()).toContain("broken.argmap");
  expect(await readFile(path, "utf8")).toBe("{");

  // The window shows nothing, so the next file opens in it.
  await page.keyboard.press("Escape");
  expect(await app.startAgain([await file("good.argmap")], folder)).toBe(0);
  await shows(page, "Authorise the strikes");
});

test("Help offers the samples, and one that is only looked at closes without a question", async () => {
  const page = await start();
  await shows(page, "New map");
  const samples = (await app.menuItems()).flatMap((menu) => menu.submenu).find((one) => one.id === "samples");
  expect(samples?.submenu.map((one) => one.label)).toEqual(SAMPLES.map(({ title }) => title));
  await app.menu("sample atacms");
  await shows(page, "ATACMS");
  await app.closeWindow();
  expect(await app.exited).toBe(0);
});

test("work that was never saved is offered again after the process was killed", async () => {
  const userData = await mkdtemp(join(folder, "data-"));
  const page = await start({ userData });
  await writeFirstNode(page, "Nearly lost");
  const recovery = join(userData, "recovery");
  const kept = async () => {
    // Only what has its final name: a copy that is still being written would not survive.
    const names = (await readdir(recovery).catch(() => [])).filter((name) => name.endsWith(".journal"));
    return (await Promise.all(names.map((name) => readFile(join(recovery, name), "utf8")))).join("");
  };
  await expect.poll(kept, { timeout: 30_000 }).toContain("Nearly lost");
  app.kill();
  expect(await app.exited).toBeNull();
  await app.close();

  const again = await start({ userData });
  await again
    .getByRole("button", { name: /restore|recover/i })
    .first()
    .click();
  await shows(again, "Nearly lost");
  await expect.poll(() => title()).toMatch(/^• /);
});
