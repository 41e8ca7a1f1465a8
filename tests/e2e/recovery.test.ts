/** Unsaved work through crashes, in the hands of a person: the whole app, killed in the ways in which apps die. */
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { EMPTY_MAP } from "../../shared/document/types";
import { serialise } from "../../shared/format/serialise";
import { readJournal } from "../../shared/journal/read-journal";
import { launchChromium } from "../support/chromium";
import { DesktopDouble } from "../support/electron-double/desktop-double";
import { pressCommand } from "../support/shells";

let browser: Browser;
let app: DesktopDouble;
let folder = "";
let userData = "";

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "argmap-recovery-"));
  userData = join(folder, "data");
});
afterEach(async () => {
  const problems = [...app.problems, ...app.faults];
  await app.close();
  await rm(folder, { recursive: true, force: true });
  expect(problems).toEqual([]);
});

async function start(argv: readonly string[] = []): Promise<Page> {
  app = await DesktopDouble.launch({ browser, userData, argv, cwd: folder });
  const page = await app.window();
  await page.getByRole("main").waitFor();
  return page;
}
async function killAndStart(): Promise<Page> {
  app.kill();
  await app.exited;
  await app.close();
  return start();
}
async function mapFile(name: string): Promise<string> {
  const path = join(folder, name);
  const node = { id: "n", kind: "decision", text: `Text of ${name}`, x: 0, y: 0 } as const;
  await writeFile(path, serialise({ ...EMPTY_MAP, title: name, nodes: [node] }));
  return path;
}
const node = (page: Page, text: string) => page.getByRole("main").getByText(text).first();
const restore = (page: Page, name: string) => page.getByRole("button", { name: `Restore ${name}` });

/** Another node, written by keys. */
async function add(page: Page, text: string): Promise<void> {
  await page.locator('[data-pane="canvas"]').first().focus();
  await pressCommand(page, "node.addFree");
  await page.getByRole("textbox").waitFor();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await node(page, text).waitFor();
}

/** The texts of all nodes that the journals hold now. */
async function keptTexts(): Promise<string> {
  const recovery = join(userData, "recovery");
  const names = (await readdir(recovery).catch(() => [])).filter((name) => name.endsWith(".journal"));
  const maps = names.map(async (name) => {
    const read = readJournal(await readFile(join(recovery, name)).catch(() => new Uint8Array()));
    return read.ok ? read.value.map.nodes.map(({ text }) => text) : [];
  });
  return (await Promise.all(maps)).flat().join("\n");
}
const keeps = (text: string) => expect.poll(keptTexts).toContain(text);

test("three windows and an untitled map survive two crashes in a row, each offered once, and no file is touched", async () => {
  const paths = [await mapFile("one.argmap"), await mapFile("two.argmap")];
  const before = await Promise.all(paths.map((path) => readFile(path, "utf8")));
  await start(paths);
  const names = ["one.argmap", "two.argmap"];
  for (const at of [0, 1]) {
    const page = await app.window(at);
    await page
      .getByText(/Text of/)
      .first()
      .waitFor();
    await add(page, `New in window ${at}`);
  }
  await app.menu("file.new");
  const untitled = await app.window(2);
  await untitled.getByRole("main").waitFor();
  if (!(await untitled.locator('[data-pane="canvas"]').first().isVisible()))
    await pressCommand(untitled, "file.new");
  await untitled.locator('[data-pane="canvas"]').first().waitFor();
  await add(untitled, "Never saved");
  for (const text of ["New in window 0", "New in window 1", "Never saved"]) await keeps(text);

  for (let crash = 0; crash < 2; crash += 1) {
    const page = await killAndStart();
    await restore(page, "one.argmap").waitFor();
    expect(await page.getByRole("button", { name: /^Restore / }).count()).toBe(3);
    for (const name of [...names, "Untitled map"]) expect(await restore(page, name).count()).toBe(1);
    expect(await page.getByText("Since the last save: 1 node added.").count()).toBe(2);
    expect(await page.getByText("Never saved: 1 node added.").count()).toBe(1);
  }
  const page = await app.window();
  await restore(page, "two.argmap").click();
  await node(page, "New in window 1").waitFor();
  expect(await page.getByText("Not saved", { exact: true }).isVisible()).toBe(true);
  // The restored map is kept anew, and then offered in place of the old one.
  await expect.poll(async () => (await readdir(join(userData, "recovery"))).length).toBe(3);
  await keeps("New in window 1");
  const last = await killAndStart();
  await restore(last, "two.argmap").waitFor();
  expect(await last.getByRole("button", { name: /^Restore / }).count()).toBe(3);
  expect(await Promise.all(paths.map((path) => readFile(path, "utf8")))).toEqual(before);
});

test("a page that dies comes back with its work as the map of its file, and Save goes on there", async () => {
  const path = await mapFile("one.argmap");
  const page = await start([path]);
  await node(page, "Text of one").waitFor();
  await add(page, "Written before the crash");
  await keeps("Written before the crash");
  app.answerMessageBox(0);
  await app.crashPage();
  const again = await app.window();
  await node(again, "Written before the crash").waitFor();
  expect(await again.getByText("Not saved", { exact: true }).isVisible()).toBe(true);
  expect(await readFile(path, "utf8")).not.toContain("Written before the crash");
  await pressCommand(again, "file.save");
  await again.getByRole("status").getByText("Saved.").waitFor();
  expect(await readFile(path, "utf8")).toContain("Written before the crash");
  expect(app.callsTo("dialog.showSaveDialog")).toEqual([]);
  await expect.poll(keptTexts).toBe("");
});

test("what became of the file while the page was gone is told to the page that brings the work back", async () => {
  const path = await mapFile("one.argmap");
  const page = await start([path]);
  await node(page, "Text of one.argmap").waitFor();
  await add(page, "Mine");
  await keeps("Mine");
  const banner = (of: Page) => of.getByRole("region", { name: "File", exact: true });
  await writeFile(path, serialise({ ...EMPTY_MAP, title: "Theirs" }));
  await banner(page).getByText("Both are kept until you choose.").waitFor();
  app.answerMessageBox(0);
  await app.crashPage();
  const again = await app.window();
  await node(again, "Mine").waitFor();
  await banner(again).getByText("Both are kept until you choose.").waitFor();
});

test("whoever starts again with a file hears of unsaved work too, and finds it in a window of its own", async () => {
  const path = await mapFile("one.argmap");
  const before = await start([path]);
  await node(before, "Text of one.argmap").waitFor();
  await add(before, "Mine");
  await keeps("Mine");
  app.kill();
  await app.exited;
  await app.close();
  const page = await start([path]);
  const banner = page.getByRole("region", { name: "Unsaved work" });
  await banner.getByText("Argmap closed before “one.argmap” was saved.").waitFor();
  await banner.getByRole("button", { name: "Show" }).click();
  await banner.waitFor({ state: "detached" });
  const second = await app.window(1);
  await restore(second, "one.argmap").click();
  await node(second, "Mine").waitFor();
  expect(await node(page, "Mine").count()).toBe(0);
});

test("a damaged journal is shown with what to do, stays, and goes only by hand", async () => {
  const page = await start([await mapFile("one.argmap")]);
  await node(page, "Text of one").waitFor();
  await add(page, "First");
  await keeps("First");
  await add(page, "Second");
  await keeps("Second");
  app.kill();
  await app.exited;
  await app.close();
  const [name = ""] = await readdir(join(userData, "recovery"));
  const path = join(userData, "recovery", name);
  await truncate(path, (await readFile(path)).length - 4);
  await writeFile(join(userData, "recovery", `${"d".repeat(32)}.journal`), "nothing that could be read");

  const again = await start();
  await restore(again, "one.argmap").waitFor();
  expect(await again.getByText(/Its last changes are damaged/).count()).toBe(1);
  expect(await again.getByText(/is damaged and can't be opened/).count()).toBe(1);
  expect(await again.getByRole("button", { name: /^Restore / }).count()).toBe(1);
  await restore(again, "one.argmap").click();
  await node(again, "First").waitFor();
  await again.getByRole("status").getByText("Its last changes were damaged").waitFor();
  const last = await killAndStart();
  await last.getByRole("button", { name: "Discard Unsaved work without a name" }).click();
  await last.getByRole("button", { name: "Discard", exact: true }).click();
  await last.getByRole("status").getByText("Discarded").waitFor();
  expect(await readdir(join(userData, "recovery"))).toHaveLength(1);
});

test("where no copy can be kept the person hears it, nothing else breaks, and later it works again", async () => {
  const file = await mapFile("one.argmap");
  await mkdir(userData);
  await writeFile(join(userData, "recovery"), "a file in the way");
  const page = await start([file]);
  await node(page, "Text of one").waitFor();
  await add(page, "Not kept yet");
  const banner = page.getByRole("region", { name: "Recovery data" });
  await banner.getByText("can't keep a copy of your unsaved work").waitFor();
  await rm(join(userData, "recovery"));
  await add(page, "Kept again");
  await page.getByRole("status").getByText("keeps a copy of your unsaved work again").waitFor();
  expect(await banner.count()).toBe(0);
  expect(await keptTexts()).toContain("Not kept yet\nKept again");
});

test("SIGTERM right after an edit loses nothing, and asks nobody", async () => {
  const page = await start([await mapFile("one.argmap")]);
  await node(page, "Text of one").waitFor();
  await add(page, "The last word");
  app.signal("SIGTERM");
  expect(await app.exited).toBe(0);
  expect(await keptTexts()).toContain("The last word");
  expect(app.callsTo("dialog.showMessageBox")).toEqual([]);
});

test("recovery data turned off by the person leaves no copies, and says so first", async () => {
  const page = await start([await mapFile("one.argmap")]);
  await node(page, "Text of one").waitFor();
  await add(page, "Kept for now");
  await keeps("Kept for now");
  await app.menu("help.keepRecovery");
  const dialog = page.getByRole("alertdialog").or(page.getByRole("dialog"));
  await dialog.getByText(/Your own files are not touched/).waitFor();
  await page.keyboard.press("Escape");
  expect(await keptTexts()).toContain("Kept for now");
  await app.menu("help.keepRecovery");
  await page.getByRole("button", { name: "Delete and keep none" }).click();
  await page.getByRole("status").getByText("none is kept from now on").waitFor();
  await add(page, "Not kept");
  const again = await killAndStart();
  expect(await again.getByRole("button", { name: /^Restore / }).count()).toBe(0);
  expect(await readdir(join(userData, "recovery"))).toEqual([]);
  const helpMenu = (await app.menuItems()).flatMap(({ submenu }) => submenu);
  await expect
    .poll(
      async () =>
        (await app.menuItems()).flatMap(({ submenu }) => submenu).find(({ id }) => id === "help.keepRecovery")
          ?.checked,
    )
    .toBe(false);
  expect(helpMenu.some(({ id }) => id === "help.recoveryFolder")).toBe(true);
});
