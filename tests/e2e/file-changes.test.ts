/** What other programs do to the file of the open map, as a person sees it in the desktop app. */
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { EMPTY_MAP } from "../../shared/document/types";
import { serialise } from "../../shared/format/serialise";
import type { DesktopShell } from "../support/desktop-shell";
import { withShell } from "../support/shells";

const DECISION = "Authorise the strikes";
const TEXT = serialise({
  ...EMPTY_MAP,
  title: "Kursk",
  nodes: [
    { id: "d", kind: "decision", text: DECISION, x: 0, y: 0 },
    { id: "r", kind: "risk", text: "Retaliation", x: 0, y: 200 },
  ],
  edges: [{ id: "e", from: "r", to: "d", relation: "oppose" }],
});
const withDecision = (text: string) => TEXT.replace(DECISION, text);
const THEIRS = withDecision("What they wrote");

const current = withShell("desktop");
const shell = () => current() as DesktopShell;
const path = (name = "kursk.argmap") => join(shell().folder, name);
const node = (page: Page, text: string) => page.getByRole("main").getByText(text).first();
const banner = (page: Page) => page.getByRole("region", { name: "File", exact: true });
const says = (page: Page, words: string | RegExp) => page.getByRole("status").getByText(words).waitFor();
const isNotSaved = (page: Page) => page.getByText("Not saved", { exact: true }).isVisible();
const dialog = (page: Page) => page.locator("dialog[open]");

async function open(content = TEXT): Promise<Page> {
  const { page } = shell();
  await shell().answerOpen("kursk.argmap", content);
  await shell().press("file.open");
  await node(page, "Retaliation").waitFor();
  return page;
}

async function edit(text: string): Promise<void> {
  const { page } = shell();
  await shell().press("select.parent");
  await shell().press("node.editText");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await node(page, text).waitFor();
}

test("a map without changes follows its file, and keeps what is selected and shown", async () => {
  const page = await open();
  await shell().press("view.zoomIn");
  const place = () => node(page, "Retaliation").boundingBox();
  await page.getByRole("group", { name: /^Risk: Retaliation/ }).click();
  const before = await place();
  await writeFile(path(), THEIRS);
  await node(page, "What they wrote").waitFor();
  await says(page, /was loaded again\. Undo brings the former map back\./);
  expect(await place()).toEqual(before);
  expect(await isNotSaved(page)).toBe(false);
  await shell().press("edit.undo");
  await node(page, DECISION).waitFor();
  expect(await isNotSaved(page)).toBe(true);
});

test("a map with changes stays; what differs is listed, and the keyboard decides", async () => {
  const page = await open();
  await edit("What I wrote");
  await writeFile(path(), THEIRS);
  await banner(page).getByRole("alert").getByText("Another program changed “kursk.argmap”").waitFor();
  await node(page, "What I wrote").waitFor();
  await banner(page).getByRole("button", { name: "Compare…" }).focus();
  await page.keyboard.press("Enter");
  await dialog(page).getByText("1 node changed.").waitFor();
  await dialog(page)
    .getByRole("list", { name: "What differs" })
    .getByText("Text: What I wrote → What they wrote")
    .waitFor();
  await dialog(page).getByRole("button", { name: "Show on a picture" }).click();
  await dialog(page).getByText("from this map to kursk.argmap on the disk").waitFor();
  await page.keyboard.press("n");
  await dialog(page).locator("del", { hasText: "I" }).waitFor();
  await page.keyboard.press("Escape");
  await banner(page).getByRole("button", { name: "Compare…" }).click();
  await dialog(page).getByRole("button", { name: "Keep mine" }).press("Enter");
  await says(page, "Saved.");
  await banner(page).waitFor({ state: "detached" });
  expect(await readFile(path(), "utf8")).toBe(withDecision("What I wrote"));
});

test("theirs can be loaded from the banner, and Undo brings mine back", async () => {
  const page = await open();
  await edit("What I wrote");
  await writeFile(path(), THEIRS);
  await banner(page).getByRole("button", { name: "Load theirs" }).click();
  await node(page, "What they wrote").waitFor();
  await banner(page).waitFor({ state: "detached" });
  expect(await isNotSaved(page)).toBe(false);
  await shell().press("edit.undo");
  await node(page, "What I wrote").waitFor();
});

test("damage never replaces a map; the next whole content does", async () => {
  const page = await open();
  await writeFile(path(), TEXT.slice(0, 120));
  await banner(page).getByText("it is damaged, or no argument map").waitFor();
  await node(page, DECISION).waitFor();
  expect(await isNotSaved(page)).toBe(true);
  await writeFile(path(), THEIRS);
  await node(page, "What they wrote").waitFor();
  await banner(page).waitFor({ state: "detached" });
});

test("a deleted file: the map counts as not saved, closing asks, and Save writes it again", async () => {
  const page = await open();
  await rm(path());
  await banner(page).getByText("is no longer there").waitFor();
  expect(await isNotSaved(page)).toBe(true);
  shell().app.answerMessageBox(2);
  await shell().app.closeWindow();
  await banner(page).getByRole("button", { name: "Save it again" }).click();
  await says(page, "Saved.");
  await banner(page).waitFor({ state: "detached" });
  expect(await readFile(path(), "utf8")).toBe(TEXT);
  expect(await isNotSaved(page)).toBe(false);
});

test("a renamed file is followed, by the title and by Save", async () => {
  const page = await open();
  await rename(path(), path("strikes.argmap"));
  await says(page, "The file is called “strikes.argmap” now.");
  await expect.poll(async () => (await shell().app.windowState())?.title).toBe("strikes.argmap — Argmap");
  await edit("What I wrote");
  await shell().press("file.save");
  await says(page, "Saved.");
  expect(await readFile(path("strikes.argmap"), "utf8")).toBe(withDecision("What I wrote"));
});

test("a folder in its place: Save asks for another name, and the file that comes back is said", async () => {
  const page = await open();
  await rm(path());
  await mkdir(path());
  await banner(page).getByText("something else has taken its place").waitFor();
  await shell().answerSave("other.argmap");
  await shell().press("file.save");
  await says(page, "Saved as other.argmap.");
  await banner(page).waitFor({ state: "detached" });
});

test("a read-only file says so when it opens, and Save asks for another name", async () => {
  const { page } = shell();
  await writeFile(path(), TEXT);
  await chmod(path(), 0o444);
  shell().app.answerOpenDialog(path());
  await shell().press("file.open");
  await node(page, "Retaliation").waitFor();
  await says(page, "“kursk.argmap” is read-only. Save asks for another name.");
  await page.getByRole("heading", { level: 1 }).getByText("Read-only").waitFor();
  await edit("What I wrote");
  await shell().answerSave("mine.argmap");
  await shell().press("file.save");
  await says(page, "Saved as mine.argmap.");
  expect(await page.getByText("Read-only").count()).toBe(0);
  expect(await readFile(path(), "utf8")).toBe(TEXT);
});

test("a file that becomes read-only while it is edited is noticed, also by a save at that moment", async () => {
  const page = await open();
  await edit("What I wrote");
  await chmod(path(), 0o444);
  await page.getByRole("heading", { level: 1 }).getByText("Read-only").waitFor();
  await chmod(path(), 0o644);
  await says(page, /can be written again/);
  await shell().press("file.save");
  await says(page, "Saved.");
});

const versionRadios = (page: Page) => dialog(page).getByRole("radio");

/** Opens the dialog from the native menu, as it has no key. */
async function history(page: Page): Promise<void> {
  await shell().app.menu("file.history");
  await dialog(page).getByRole("heading", { name: "Version history" }).waitFor();
}

test("earlier versions are listed, compared, restored as one step, and leave the file alone", async () => {
  const page = await open();
  await edit("The second thought");
  await shell().press("file.save");
  await says(page, "Saved.");
  await edit("The third thought");
  await shell().press("file.save");
  await expect.poll(() => isNotSaved(page)).toBe(false);
  await history(page);
  expect(await versionRadios(page).count()).toBe(3);
  await dialog(page).getByText("No difference.").waitFor();
  expect(
    await versionRadios(page)
      .first()
      .evaluate((radio) => radio === document.activeElement),
  ).toBe(true);
  await page.keyboard.press("ArrowDown");
  await dialog(page).getByText("Text: The third thought → The second thought", { exact: true }).waitFor();
  await page.keyboard.press("ArrowDown");
  await dialog(page).getByText(`Text: The third thought → ${DECISION}`).waitFor();
  await dialog(page).getByRole("button", { name: "Restore" }).click();
  await node(page, DECISION).waitFor();
  await says(page, /Your file stays as it is until you save/);
  expect(await isNotSaved(page)).toBe(true);
  expect(await readFile(path(), "utf8")).toContain("The third thought");
  await shell().press("edit.undo");
  await node(page, "The third thought").waitFor();
});

test("an earlier version opens as a copy in a window of its own", async () => {
  const page = await open();
  await edit("The second thought");
  await shell().press("file.save");
  await says(page, "Saved.");
  await history(page);
  await versionRadios(page).nth(1).check();
  await dialog(page).getByText("2 nodes, 1 edge").waitFor();
  await dialog(page).getByRole("button", { name: "Open as copy" }).click();
  const second = await shell().app.window(1);
  await node(second, DECISION).waitFor();
  await second.getByRole("heading", { level: 1 }).getByText("kursk (earlier version).argmap").waitFor();
  expect(await isNotSaved(second)).toBe(true);
  await node(page, "The second thought").waitFor();
});

test("what another program wrote is among the versions once it was overwritten", async () => {
  const page = await open();
  await edit("What I wrote");
  await writeFile(path(), THEIRS);
  await banner(page).getByRole("button", { name: "Keep mine" }).click();
  await says(page, "Saved.");
  await history(page);
  await versionRadios(page).nth(1).check();
  await dialog(page).getByText("Text: What I wrote → What they wrote").waitFor();
  await dialog(page).getByRole("button", { name: "Compare…" }).click();
  await dialog(page)
    .getByText(/^from version of .* to this map$/)
    .waitFor();
  await page.keyboard.press("n");
  await dialog(page).locator("ins", { hasText: "I" }).waitFor();
});

test("no version is kept where the person wants no copies, and those that were are deleted", async () => {
  const page = await open();
  const kept = async () => (await readdir(join(shell().app.userData, "versions")).catch(() => [])).length;
  await edit("The second thought");
  await shell().press("file.save");
  await says(page, "Saved.");
  await expect.poll(kept).toBe(1);
  await shell().app.menu("help.keepRecovery");
  await dialog(page).getByRole("button", { name: "Delete and keep none" }).click();
  await expect.poll(kept).toBe(0);
  await edit("The third thought");
  await shell().press("file.save");
  await expect.poll(() => isNotSaved(page)).toBe(false);
  await history(page);
  await dialog(page).getByText("keeping recovery data is turned off").waitFor();
  expect(await kept()).toBe(0);
});

test("a map without a file has no versions, and that is said", async () => {
  const { page } = shell();
  await shell().press("file.new");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox").waitFor();
  await page.keyboard.type("Close the port");
  await page.keyboard.press("Enter");
  await shell().app.menu("file.history");
  await page.getByRole("alert").getByText("This map has no file yet.").waitFor();
});

test("a picture is not exported over the open map, and one that is cancelled half way leaves nothing", async () => {
  const many = Array.from({ length: 1_200 }, (_, index) => ({
    id: `n${index}`,
    kind: "risk" as const,
    text: `Argument number ${index}, with some words to fill its lines`,
    x: (index % 40) * 260,
    y: Math.floor(index / 40) * 160,
  }));
  const content = serialise({ ...EMPTY_MAP, title: "Large", nodes: many });
  const { page } = shell();
  await shell().answerOpen("large.argmap", content);
  await shell().press("file.open");
  await page.getByText("1,200 nodes").waitFor();
  const exporting = page.getByRole("dialog", { name: "Export image" });
  await shell().press("file.export");
  await exporting.getByRole("radio", { name: "SVG" }).check();
  await shell().answerSave("large.argmap");
  await exporting.getByRole("button", { name: "Export…" }).click();
  await page.getByText(/is a map that is open in Argmap, so it was not replaced/).waitFor();
  expect(await readFile(path("large.argmap"), "utf8")).toBe(content);
  await page.keyboard.press("Escape");

  await shell().press("file.export");
  await exporting.getByRole("radio", { name: "PNG" }).check();
  await exporting.getByRole("radio", { name: "4×" }).check();
  await shell().answerSave("large.png");
  await exporting.getByRole("button", { name: "Export…" }).click();
  await exporting.getByRole("progressbar").waitFor();
  // The first bands are beside the name that was chosen, which nothing has yet.
  const written = async () => (await readdir(shell().folder)).filter((name) => name !== "large.argmap");
  await expect.poll(written).toEqual([expect.stringMatching(/^\.large\.png\..*\.argmap-tmp$/)]);
  await exporting.getByRole("button", { name: "Cancel" }).click();
  await exporting.getByText("The export was cancelled.").waitFor();
  await expect.poll(() => exporting.getByRole("progressbar").count()).toBe(0);
  expect(await written()).toEqual([]);
  expect(await readdir(shell().folder)).toEqual(["large.argmap"]);
});

test("a conflicted copy of a cloud drive is offered to be compared and merged, with the saved map as what both came out of", async () => {
  const copy = "kursk (Jane's conflicted copy 2026-11-23).argmap";
  await writeFile(path(copy), THEIRS);
  const page = await open();
  const offer = page.getByRole("region", { name: "Conflicted copy" });
  await offer.getByText(`Beside this file lies “${copy}”`).waitFor();
  await offer.getByRole("button", { name: "Compare…" }).click();
  await dialog(page).getByText(`from this map to ${copy}`).waitFor();
  await page.keyboard.press("n");
  await dialog(page).locator("ins", { hasText: "What they wrote" }).waitFor();
  await page.keyboard.press("Escape");
  await offer.getByRole("button", { name: "Merge…" }).click();
  const base = dialog(page).getByLabel("Both came out of").locator("option:checked");
  await expect.poll(() => base.textContent()).toBe("The map as it was saved last");
  await dialog(page).getByText("Nothing contradicts.").waitFor();
  await dialog(page).getByRole("button", { name: "Merge", exact: true }).click();
  await node(page, "What they wrote").waitFor();
  expect(await readFile(path(), "utf8")).toBe(TEXT);
  await offer.getByRole("button", { name: "Dismiss" }).click();
  await offer.waitFor({ state: "detached" });
});

test("a file that is itself a conflicted copy points at its original", async () => {
  await writeFile(path("kursk.argmap"), THEIRS);
  const { page } = shell();
  await shell().answerOpen("kursk.sync-conflict-20261123-101112-D4LGQYW.argmap", TEXT);
  await shell().press("file.open");
  await page
    .getByRole("region", { name: "Conflicted copy" })
    .getByText("This file looks like a conflicted copy of “kursk.argmap”")
    .waitFor();
});
