import { link, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { withBareApp } from "../../support/with-bare-app";

const bare = withBareApp();
const { start, page } = bare;

async function file(name: string, text = name): Promise<string> {
  const path = join(bare.folder, name);
  await writeFile(path, text);
  return path;
}

test("without a file there is one window with no map, shown once it has painted", async () => {
  await start();
  const first = await page();
  expect(await first.heard()).toEqual([]);
  expect(await bare.app.windowState()).toEqual({ title: "Argmap", isVisible: true, isFocused: true });
  expect(bare.app.windows).toHaveLength(1);
});

test("files of the command line open once each, whatever way they are named", async () => {
  const one = await file("one.argmap");
  const two = await file("two — “quoted” & ünusual.argmap");
  await file("-dash.argmap");
  const argv = ["--some-switch", "one.argmap", one, pathToFileURL(two).href, "https://example.org/x.argmap"];
  await start({ argv: [...argv, "--", "-dash.argmap"], cwd: bare.folder });
  const names: string[] = [];
  for (const index of [0, 1, 2])
    for (const event of await (await page(index)).hears(1))
      if (event.type === "open") names.push(event.opened.name);
  expect(names.sort()).toEqual(["-dash.argmap", "one.argmap", "two — “quoted” & ünusual.argmap"]);
  expect(bare.app.windows).toHaveLength(3);
});

test("a file that a Mac hands over before the app is ready is not lost", async () => {
  await start({ openFile: [await file("early.argmap")] });
  expect(await (await page()).hears(1)).toMatchObject([{ type: "open", opened: { name: "early.argmap" } }]);
  bare.app.openFileEvent(await file("late.argmap"));
  expect(await (await page(1)).hears(1)).toMatchObject([{ type: "open", opened: { name: "late.argmap" } }]);
});

test("a second start hands its files over, relative to where it was started, and ends", async () => {
  await start();
  const first = await page();
  await mkdir(join(bare.folder, "sub"));
  await file("sub/second.argmap");
  expect(await bare.app.startAgain(["./second.argmap"], join(bare.folder, "sub"))).toBe(0);
  expect(await first.hears(1)).toMatchObject([{ type: "open", opened: { name: "second.argmap" } }]);
  expect(bare.app.windows).toHaveLength(1);
});

test("a second start without a file brings a window forward", async () => {
  await start();
  await page();
  await bare.app.startAgain([], bare.folder);
  expect(bare.app.windows).toHaveLength(1);
});

test("the same file opens once, also through a link and while its window is behind another", async () => {
  const path = await file("map.argmap");
  const link = join(bare.folder, "link.argmap");
  await symlink(path, link);
  await start({ argv: [path] });
  const first = await page();
  const [event] = await first.hears(1);
  if (event?.type !== "open") throw new Error("no file came");
  await first.show("map.argmap", false, event.opened.file);
  await first.page.evaluate(() => (window as never as { argmap: { newWindow(): void } }).argmap.newWindow());
  await page(1);
  await bare.app.until(() => bare.app.windows.length === 2);
  expect((await bare.app.windowState(0))?.isFocused).toBe(false);
  await bare.app.startAgain([link], bare.folder);
  await expect.poll(async () => (await bare.app.windowState(0))?.isFocused).toBe(true);
  expect(await first.heard()).toHaveLength(1);
});

test("a file goes to the window that asked only where nothing would be missed there", async () => {
  const one = await file("one.argmap");
  const two = await file("two.argmap");
  await start();
  const first = await page();
  bare.app.answerOpenDialog(one);
  const reply = await first.open();
  if (reply.outcome !== "done") throw new Error("not opened");
  await first.show("one.argmap", false, reply.value.file);
  bare.app.answerOpenDialog(two);
  expect(await first.open()).toEqual({ outcome: "cancelled" });
  expect(await (await page(1)).hears(1)).toMatchObject([{ type: "open", opened: { name: "two.argmap" } }]);
});

test("a window that could not show a file takes the next one", async () => {
  await start({ argv: [await file("broken.argmap")] });
  const first = await page();
  await first.hears(1);
  await first.settle();
  await first.show("Argmap", false, null, { hasMap: false });
  await bare.app.startAgain([await file("good.argmap")], bare.folder);
  expect((await first.hears(2))[1]).toMatchObject({ type: "open", opened: { name: "good.argmap" } });
  // Until the page is done with that one, another file opens beside it.
  await bare.app.startAgain([await file("third.argmap")], bare.folder);
  expect(await (await page(1)).hears(1)).toMatchObject([{ opened: { name: "third.argmap" } }]);
});

test("a page that was loaded again gets its file again, and the next file another window", async () => {
  await start({ argv: [await file("first.argmap")] });
  const first = await page();
  await first.hears(1);
  await first.page.reload();
  await bare.app.startAgain([await file("next.argmap")], bare.folder);
  expect(await first.hears(1)).toMatchObject([{ type: "open", opened: { name: "first.argmap" } }]);
  expect(await (await page(1)).hears(1)).toMatchObject([{ type: "open", opened: { name: "next.argmap" } }]);
});

test("an untitled map with changes is never replaced", async () => {
  await start();
  const first = await page();
  await first.show("Untitled", true, null);
  await bare.app.startAgain([await file("other.argmap")], bare.folder);
  expect(await (await page(1)).hears(1)).toMatchObject([{ type: "open" }]);
  expect(await first.heard()).toEqual([]);
});

test("the open dialog starts in the folder that was used last, also after a restart", async () => {
  const userData = await mkdtemp(join(tmpdir(), "argmap-kept-"));
  const path = await file("one.argmap");
  await start({ userData });
  bare.app.answerOpenDialog(path);
  await (await page()).open();
  await bare.app.quit();
  expect(await bare.app.exited).toBe(0);
  await bare.app.close();
  await start({ userData });
  bare.app.answerOpenDialog(null);
  expect(await (await page()).open()).toEqual({ outcome: "cancelled" });
  expect(bare.app.callsTo("dialog.showOpenDialog")[0]?.[0]).toMatchObject({ defaultPath: bare.folder });
  await rm(userData, { recursive: true });
});

test("a file that is not there, or too large, or a folder, is a sentence", async () => {
  await start({ argv: [join(bare.folder, "missing.argmap"), bare.folder] });
  const first = await page();
  const events = await first.hears(2);
  expect(events).toMatchObject([
    { type: "open-failed", problem: { kind: "gone" } },
    { type: "open-failed", problem: { kind: "unreadable" } },
  ]);
  expect(JSON.stringify(events)).not.toContain(bare.folder);
});

test("a dropped file opens by a path that the page never sees", async () => {
  const path = await file("dropped.argmap", "content");
  await start();
  const first = await page();
  await bare.app.drop([path], "#canvas");
  await first.page.waitForFunction(() => "dropped" in window);
  const dropped = await first.page.evaluate(() =>
    JSON.stringify((window as never as { dropped: unknown }).dropped),
  );
  expect(JSON.parse(dropped)).toMatchObject({ outcome: "done", value: { name: "dropped.argmap" } });
  expect(dropped).not.toContain(bare.folder);
});

test("recent files are listed without their paths, open again, and go when they are gone", async () => {
  const path = await file("recent.argmap");
  await start({ argv: [path] });
  const first = await page();
  await first.hears(1);
  const list = await first.page.evaluate(() =>
    (window as never as { argmap: { recent(): Promise<{ id: string; name: string }[]> } }).argmap.recent(),
  );
  expect(list).toMatchObject([{ name: "recent.argmap" }]);
  expect(JSON.stringify(list)).not.toContain(path);
  expect(bare.app.callsTo("app.addRecentDocument")).toEqual([[path]]);
  const id = list[0]?.id ?? "";
  await bare.app.menu(`recent ${id}`);
  expect((await first.hears(2))[1]).toEqual({ type: "open-recent", id });
  await rm(path);
  const reopen = (wanted: string) =>
    first.page.evaluate(
      (known) =>
        (window as never as { argmap: { openRecent(id: string): Promise<unknown> } }).argmap.openRecent(
          known,
        ),
      wanted,
    );
  expect(await reopen(id)).toMatchObject({ outcome: "problem", problem: { kind: "gone" } });
  await expect
    .poll(() => reopen(id))
    .toMatchObject({ problem: { message: expect.stringContaining("no longer in the list") } });
});

test("twenty files of a second start open once each, while the first is still loading, and none is lost", async () => {
  const names = Array.from({ length: 20 }, (_, index) => `map ${index} — “№${index}” & ї.argmap`);
  for (const name of names) await file(name);
  await file("first.argmap");
  await start({ argv: [await file("first.argmap")] });
  // Nobody has waited for the first window's page.
  expect(await bare.app.startAgain([...names, ...names.slice(0, 3)], bare.folder)).toBe(0);
  await bare.app.until(() => bare.app.windows.length === 21);
  const opened: string[] = [];
  for (const index of bare.app.windows.keys())
    for (const event of await (await page(index)).hears(1))
      if (event.type === "open") opened.push(event.opened.name);
  expect(opened.sort()).toEqual([...names, "first.argmap"].sort());
});

test("a file that is on its way to a window is not given to it again, by whatever name it is asked for", async () => {
  const path = await file("map.argmap");
  const hard = join(bare.folder, "hard.argmap");
  const soft = join(bare.folder, "soft.argmap");
  await link(path, hard);
  await symlink(path, soft);
  await mkdir(join(bare.folder, "sub"));
  await start({ argv: [path] });
  const first = await page();
  await first.hears(1);
  for (const name of [
    "map.argmap",
    "./sub/../map.argmap",
    "hard.argmap",
    "soft.argmap",
    pathToFileURL(path).href,
  ])
    await bare.app.startAgain([name], bare.folder);
  expect(await first.heard()).toHaveLength(1);
  expect(bare.app.windows).toHaveLength(1);
});

test("names that look like switches, and a dialog that is open meanwhile, lose nothing", async () => {
  await file("-x.argmap");
  await file("--help");
  await start();
  const first = await page();
  bare.app.answerOpenDialog(await file("picked.argmap"));
  const picking = first.open();
  await bare.app.startAgain(["-x.argmap", "--", "--help"], bare.folder);
  const reply = await picking;
  const opened = reply.outcome === "done" ? [reply.value.name] : [];
  await expect
    .poll(async () => {
      const heard = await Promise.all(
        [...bare.app.windows.keys()].map(async (index) => (await page(index)).heard()),
      );
      const names = heard.flat().flatMap((event) => (event.type === "open" ? [event.opened.name] : []));
      return [...opened, ...names].sort();
    })
    .toEqual(["--help", "-x.argmap", "picked.argmap"]);
});

test("names that deceive are shown as what they are, in the title, the event and the recent list", async () => {
  const name = "\u202epamgra\u202c gpj.argmap";
  const program = await file("map.argmap.exe", "MZ");
  await start({ argv: [await file(name)] });
  const first = await page();
  const [event] = await first.hears(1);
  const shown = "\ufffdpamgra\ufffd gpj.argmap";
  expect(event).toMatchObject({ opened: { name: shown } });
  await first.show(name, true);
  await expect.poll(async () => (await bare.app.windowState())?.title).toContain(shown);
  const recent = await first.page.evaluate(() =>
    (window as never as { argmap: { recent(): Promise<{ name: string }[]> } }).argmap.recent(),
  );
  expect(recent.map((one) => one.name)).toEqual([shown]);
  // A program with our ending inside its name is shown with its whole name, and goes to the parser like any other file.
  await bare.app.startAgain([program], bare.folder);
  expect(await (await page(1)).hears(1)).toMatchObject([{ opened: { name: "map.argmap.exe" } }]);
});
