import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { BareWindow } from "../../support/bare-app";
import { smallJournalText } from "../../support/small-journal";
import { withBareApp } from "../../support/with-bare-app";

const bare = withBareApp();
const { start, page } = bare;

async function opened(text = "old") {
  const path = join(bare.folder, "map.argmap");
  await writeFile(path, text);
  await start({ argv: [path] });
  const first = await page();
  const [event] = await first.hears(1);
  if (event?.type !== "open") throw new Error("no file came");
  await first.show("map.argmap", false, event.opened.file);
  return { path, first, file: event.opened.file };
}

test("saves to the file that was opened, and asks nothing", async () => {
  const { path, first, file } = await opened();
  expect(await first.save(file, "new")).toEqual({ outcome: "done", value: { file, name: "map.argmap" } });
  expect(await readFile(path, "utf8")).toBe("new");
  expect(await first.save(file, "newer")).toMatchObject({ outcome: "done" });
  expect(await readdir(bare.folder)).toEqual(["map.argmap"]);
});

test("does not save over what another program wrote, unless told to", async () => {
  const { path, first, file } = await opened();
  await writeFile(path, "theirs");
  expect(await first.save(file, "mine")).toMatchObject({ problem: { kind: "changed" } });
  expect(await readFile(path, "utf8")).toBe("theirs");
  expect(await first.save(file, "mine", true)).toMatchObject({ outcome: "done" });
  expect(await readFile(path, "utf8")).toBe("mine");
});

test("a file that was only touched has not changed", async () => {
  const { path, first, file } = await opened("same");
  await rm(path);
  await writeFile(path, "same");
  expect(await first.save(file, "new")).toMatchObject({ outcome: "done" });
});

test("reads the file again for Revert, and knows what it read", async () => {
  const { path, first, file } = await opened();
  await writeFile(path, "theirs");
  const again = await first.page.evaluate(async (id) => {
    const reply = await (window as unknown as BareWindow).argmap.reread(id);
    if (reply.outcome !== "done") throw new Error("the file can't be read");
    return { text: new TextDecoder().decode(reply.value.bytes), file: reply.value.file };
  }, file);
  expect(again.text).toBe("theirs");
  // Who did not take the new content over is asked before it is written over.
  expect(await first.save(file, "mine")).toMatchObject({ problem: { kind: "changed" } });
  expect(await first.save(again.file, "mine")).toMatchObject({ outcome: "done" });
});

test("an id of another window, or a made-up one, opens nothing", async () => {
  const { path, first, file } = await opened();
  await first.page.evaluate(() => (window as unknown as BareWindow).argmap.newWindow());
  const second = await page(1);
  expect(await second.save(file, "stolen", true)).toMatchObject({ problem: { kind: "unknown-file" } });
  expect(await second.save("../../etc/passwd", "x", true)).toMatchObject({
    problem: { kind: "unknown-file" },
  });
  expect(await readFile(path, "utf8")).toBe("old");
});

test("save as writes where the person chose, offers a safe name, and that file is the map's from then on", async () => {
  await start();
  const first = await page();
  bare.app.answerSaveDialog(join(bare.folder, "chosen"));
  const reply = await first.saveAs("Why: Kursk/2024?", "content");
  expect(reply).toMatchObject({ outcome: "done", value: { name: "chosen.argmap" } });
  expect(await readFile(join(bare.folder, "chosen.argmap"), "utf8")).toBe("content");
  const [options] = await bare.app.call("dialog.showSaveDialog");
  expect(options).toMatchObject({ defaultPath: "Why Kursk 2024.argmap" });
  if (reply.outcome !== "done") throw new Error("not saved");
  expect(await first.save(reply.value.file, "more")).toMatchObject({ outcome: "done" });
  expect(bare.app.callsTo("app.addRecentDocument")).toHaveLength(2);
});

test("where the dialog left the extension to us, an existing file is asked about", async () => {
  await writeFile(join(bare.folder, "there.argmap"), "precious");
  await start();
  const first = await page();
  bare.app.answerSaveDialog(join(bare.folder, "there"));
  bare.app.answerMessageBox(1);
  expect(await first.saveAs("x", "content")).toEqual({ outcome: "cancelled" });
  expect(await readFile(join(bare.folder, "there.argmap"), "utf8")).toBe("precious");
});

test("a file that another window shows is not saved over", async () => {
  const { path, first } = await opened();
  await first.page.evaluate(() => (window as unknown as BareWindow).argmap.newWindow());
  const second = await page(1);
  bare.app.answerSaveDialog(path);
  const reply = await second.saveAs("map", "theirs");
  expect(reply).toMatchObject({ outcome: "problem", problem: { kind: "failed" } });
  expect(await readFile(path, "utf8")).toBe("old");
});

test("a save that fails says so without a path, and leaves the file", async () => {
  const { path, first, file } = await opened();
  await rm(path);
  await mkdir(path);
  const reply = await first.save(file, "new", true);
  expect(reply).toMatchObject({ outcome: "problem" });
  expect(JSON.stringify(reply)).not.toContain(bare.folder);
  expect((await stat(path)).isDirectory()).toBe(true);
});

const begunExport = (from: Page) =>
  from.evaluate(async () => {
    const { argmap } = window as unknown as BareWindow;
    const begun = await argmap.beginExport({ suggestedName: "My map", kind: "svg" });
    if (begun.outcome !== "done") throw new Error("the export did not begin");
    return begun.value;
  });
const addToExport = (from: Page, id: string, text: string) =>
  from.evaluate(
    ([to, content]) =>
      (window as unknown as BareWindow).argmap.addToExport(to, new TextEncoder().encode(content)),
    [id, text] as const,
  );
const finishExport = (from: Page, id: string) =>
  from.evaluate((to) => (window as unknown as BareWindow).argmap.finishExport(to), id);

test("exports go where the person chose", async () => {
  await start();
  const first = await page();
  bare.app.answerSaveDialog(join(bare.folder, "picture.svg"));
  const id = await begunExport(first.page);
  expect(await addToExport(first.page, id, "<svg>")).toEqual({ outcome: "done", value: null });
  expect(await addToExport(first.page, id, "</svg>")).toEqual({ outcome: "done", value: null });
  // Nothing has the name before it is whole.
  expect(await readdir(bare.folder)).not.toContain("picture.svg");
  expect(await finishExport(first.page, id)).toEqual({ outcome: "done", value: { name: "picture.svg" } });
  expect(await readFile(join(bare.folder, "picture.svg"), "utf8")).toBe("<svg></svg>");
  expect(await readdir(bare.folder)).toHaveLength(1);
  expect(await addToExport(first.page, id, "more")).toMatchObject({ problem: { kind: "unknown-file" } });
});

test("an export that is dropped, or whose page goes, leaves nothing, and another window has no part in it", async () => {
  await start();
  const first = await page();
  const target = join(bare.folder, "picture.svg");
  bare.app.answerSaveDialog(target);
  const dropped = await begunExport(first.page);
  await addToExport(first.page, dropped, "<svg>");
  await first.page.evaluate((id) => (window as unknown as BareWindow).argmap.dropExport(id), dropped);
  expect(await readdir(bare.folder)).toEqual([]);

  bare.app.answerSaveDialog(target);
  const left = await begunExport(first.page);
  await addToExport(first.page, left, "<svg>");
  await first.page.evaluate(() => (window as unknown as BareWindow).argmap.newWindow());
  const second = await page(1);
  expect(await addToExport(second.page, left, "stolen")).toMatchObject({ problem: { kind: "unknown-file" } });
  expect(await finishExport(second.page, left)).toMatchObject({ problem: { kind: "unknown-file" } });
  await second.page.evaluate((id) => (window as unknown as BareWindow).argmap.dropExport(id), left);
  expect(await readdir(bare.folder)).toHaveLength(1);
  await first.page.reload();
  await expect.poll(() => readdir(bare.folder)).toEqual([]);
});

test("copies of unsaved work survive a crash, and go when the window closes in order", async () => {
  const userData = join(bare.folder, "data");
  await mkdir(userData);
  const keep = (key: string) =>
    page().then((first) =>
      first.page.evaluate(
        ([id, text]) =>
          (window as unknown as BareWindow).argmap.keepRecovery(id, new TextEncoder().encode(text)),
        [key, smallJournalText(key, "Kursk")] as const,
      ),
    );
  const list = async (index = 0) =>
    (await page(index)).page.evaluate(() => (window as unknown as BareWindow).argmap.recoveries());
  await start({ userData });
  await keep("lost");
  expect(await list()).toEqual([]);
  const [name] = await readdir(join(userData, "recovery"));
  expect((await stat(join(userData, "recovery", name ?? ""))).mode & 0o777).toBe(0o600);
  bare.app.kill();
  await bare.app.exited;
  await bare.app.close();

  await start({ userData });
  const [lost] = await list();
  expect(lost).toMatchObject({ name: "Kursk", differs: "1 node added", state: "whole" });
  const first = await page();
  const text = await first.page.evaluate(async (id) => {
    const { argmap } = window as unknown as BareWindow;
    return new TextDecoder().decode((await argmap.readRecovery(id, "look")) ?? undefined);
  }, lost?.id ?? "");
  expect(text).toBe(smallJournalText("lost", "Kursk"));
  await keep("own");
  await bare.app.quit();
  expect(await bare.app.exited).toBe(0);
  await bare.app.close();

  await start({ userData });
  expect(await list()).toEqual([lost]);
});
