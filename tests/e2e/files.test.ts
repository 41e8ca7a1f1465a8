/** Files in the hands of a person: in the desktop app, and in browsers with and without access to files. */
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { CATALOGUE } from "../../shared/commands/catalogue";
import { EMPTY_MAP } from "../../shared/document/types";
import { serialise } from "../../shared/format/serialise";
import type { DesktopShell } from "../support/desktop-shell";
import { ALL_SHELLS, SHELLS, type ShellUnderTest, withShell } from "../support/shells";

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
const DAMAGED = TEXT.replace('"to":"d"', '"to":"nowhere"');
const withDecision = (text: string) => TEXT.replace(DECISION, text);

const dialog = (page: Page) => page.locator("dialog[open]");
const button = (page: Page, name: string | RegExp) => dialog(page).getByRole("button", { name, exact: true });
const says = (page: Page, words: string) => page.getByRole("status").getByText(words).waitFor();
const isNotSaved = (page: Page) => page.getByText("Not saved", { exact: true }).isVisible();
const node = (page: Page, text: string) => page.getByRole("main").getByText(text).first();

/** Opens a file by its key, once the window listens to keys. */
async function open(shell: ShellUnderTest, name: string, content: string): Promise<void> {
  await shell.page.getByRole("main").waitFor();
  await shell.answerOpen(name, content);
  await shell.press("file.open");
}

/** Opens the map and waits until it shows. */
async function openMap(shell: ShellUnderTest, name = "kursk.argmap", content = TEXT): Promise<void> {
  await open(shell, name, content);
  await node(shell.page, "Retaliation").waitFor();
}

/** Gives the decision another text, by keys alone. */
async function edit(shell: ShellUnderTest, text: string): Promise<void> {
  await shell.press("select.parent");
  await shell.press("node.editText");
  await shell.page.keyboard.press("ControlOrMeta+a");
  await shell.page.keyboard.type(text);
  await shell.page.keyboard.press("Enter");
  await node(shell.page, text).waitFor();
}

/** What the shell keeps of unsaved work, in one text. */
function keptCopies(shell: ShellUnderTest): () => Promise<string> {
  return shell.kind === "desktop" ? copiesOnDisk(shell as DesktopShell) : copiesInTab(shell.page);
}

/** Waits until the shell keeps a copy of unsaved work that holds the text. */
async function copyOf(shell: ShellUnderTest, text: string): Promise<void> {
  await expect.poll(keptCopies(shell)).toContain(text);
}

function copiesOnDisk(shell: DesktopShell): () => Promise<string> {
  const folder = join(shell.app.userData, "recovery");
  return async () => {
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".journal"));
    return (await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")))).join("\n");
  };
}

function copiesInTab(page: Page): () => Promise<string> {
  return () =>
    page.evaluate(
      () =>
        new Promise<string>((answer) => {
          const opening = indexedDB.open("argmap");
          opening.onsuccess = () => {
            const database = opening.result;
            const tables = ["recovery", "recovery-lines"];
            const reading = database.transaction(tables);
            const found = tables.map((name) => reading.objectStore(name).getAll());
            reading.oncomplete = () => {
              database.close();
              const records = found.flatMap(({ result }) => result);
              answer(records.map(({ bytes }) => new TextDecoder().decode(bytes)).join("\n"));
            };
          };
        }),
    );
}

describe.each(ALL_SHELLS)("files (%s)", (kind) => {
  const shell = withShell(kind);

  test("a map is opened, edited, saved, and opened again to the same bytes", async () => {
    const { page } = shell();
    await openMap(shell());
    expect(await isNotSaved(page)).toBe(false);
    await edit(shell(), "Wait for a year");
    expect(await isNotSaved(page)).toBe(true);
    await shell().press("file.save");
    await says(page, "Saved.");
    expect(await isNotSaved(page)).toBe(false);
    const saved = await shell().savedText("kursk.argmap");
    expect(saved).toBe(withDecision("Wait for a year"));

    await shell().crashAndRestart();
    await openMap(shell(), "again.argmap", saved);
    await shell().answerSave("copy.argmap");
    await shell().press("file.saveAs");
    await says(shell().page, "Saved as");
    const name = kind === "browser without file access" ? "again.argmap" : "copy.argmap";
    expect(await shell().savedText(name)).toBe(saved);
  });

  test("a new map is saved under its title, and has its file from then on", async () => {
    const { page } = shell();
    await page.getByRole("main").waitFor();
    await shell().press("file.new");
    await page.keyboard.press("Enter");
    await page.getByRole("textbox").waitFor();
    await page.keyboard.type("Close the port");
    await page.keyboard.press("Enter");
    await shell().answerSave("Untitled.argmap");
    await shell().press("file.save");
    await says(page, "Saved as Untitled.argmap.");
    const saved = await shell().savedText("Untitled.argmap");
    expect(saved).toContain("Close the port");
    expect(await page.getByText("Untitled.argmap").first().isVisible()).toBe(true);
  });

  test("unsaved work outlives a crash, is offered by name, and comes back", async () => {
    await openMap(shell());
    await edit(shell(), "Wait for a year");
    await copyOf(shell(), "Wait for a year");
    await shell().crashAndRestart();
    const { page } = shell();
    const restore = page.getByRole("button", { name: "Restore kursk.argmap" });
    await restore.waitFor();
    expect(await restore.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    await node(page, "Wait for a year").waitFor();
    expect(await isNotSaved(page)).toBe(true);
    await shell().answerSave("kept.argmap");
    await shell().press("file.save");
    // Without access to files the download has the name that is suggested.
    const name = kind === "browser without file access" ? "kursk.argmap" : "kept.argmap";
    await says(page, `Saved as ${name}.`);
    expect(await shell().savedText(name)).toBe(withDecision("Wait for a year"));

    await expect.poll(keptCopies(shell())).toBe("");
    await shell().crashAndRestart();
    await shell().page.getByRole("heading", { name: "Start" }).waitFor();
    expect(
      await shell()
        .page.getByRole("button", { name: /Restore/ })
        .count(),
    ).toBe(0);
  });

  test("what was lost can be given up, after a question", async () => {
    await openMap(shell());
    await edit(shell(), "Wait for a year");
    await copyOf(shell(), "Wait for a year");
    await shell().crashAndRestart();
    const { page } = shell();
    await page.getByRole("button", { name: "Discard kursk.argmap" }).click();
    await page.getByRole("button", { name: "Keep" }).click();
    await page.getByRole("button", { name: "Discard kursk.argmap" }).click();
    await page.getByRole("button", { name: "Discard", exact: true }).click();
    await says(page, "Discarded “kursk.argmap”.");
    expect(await page.getByRole("button", { name: /Restore/ }).count()).toBe(0);
    const isOnAction = () => page.evaluate(() => document.activeElement?.textContent ?? "");
    expect(await isOnAction()).toContain("New map");
  });

  test("a damaged file opens as a copy, lists what was mended, and saves under a new name", async () => {
    const { page } = shell();
    await open(shell(), "damaged.argmap", DAMAGED);
    await dialog(page).getByText("edges[0]").first().waitFor();
    await page.keyboard.press("Enter");
    await node(page, "Retaliation").waitFor();
    expect(await isNotSaved(page)).toBe(true);
    await shell().answerSave("damaged (repaired).argmap");
    await shell().press("file.save");
    await says(page, "Saved as damaged (repaired).argmap.");
    expect(await shell().savedText("damaged (repaired).argmap")).not.toContain("nowhere");
    if (kind !== "browser without file access")
      expect(await shell().savedText("damaged.argmap")).toBe(DAMAGED);
  });

  test("a closed picker changes nothing", async () => {
    if (kind === "browser without file access") return;
    const { page } = shell();
    await openMap(shell());
    await edit(shell(), "Wait for a year");
    await shell().answerSave(null);
    await shell().press("file.saveAs");
    await edit(shell(), "Wait for two years");
    expect(await isNotSaved(page)).toBe(true);
    expect(await dialog(page).count()).toBe(0);
  });
});

describe.each(SHELLS)("files that others change (%s)", (kind) => {
  const shell = withShell(kind);
  const THEIRS = withDecision("What they wrote");

  /** Saves over what another program wrote. */
  const collide = async () => {
    await openMap(shell());
    await edit(shell(), "What I wrote");
    await shell().writeFile("kursk.argmap", THEIRS);
    await shell().press("file.save");
    await button(shell().page, "Cancel").waitFor();
    expect(await shell().savedText("kursk.argmap")).toBe(THEIRS);
  };

  test("are overwritten only when the person says so", async () => {
    await collide();
    await button(shell().page, "Keep mine").click();
    await says(shell().page, "Saved.");
    expect(await shell().savedText("kursk.argmap")).toBe(withDecision("What I wrote"));
  });

  test("can be loaded, and Undo brings the own map back", async () => {
    await collide();
    await button(shell().page, "Load theirs").click();
    await node(shell().page, "What they wrote").waitFor();
    expect(await isNotSaved(shell().page)).toBe(false);
    await shell().press("edit.undo");
    await node(shell().page, "What I wrote").waitFor();
    expect(await isNotSaved(shell().page)).toBe(true);
  });

  test("can be left alone, with the own map beside them", async () => {
    await collide();
    await shell().answerSave("mine.argmap");
    await button(shell().page, "Save a copy…").click();
    await says(shell().page, "Saved as mine.argmap.");
    expect(await shell().savedText("mine.argmap")).toBe(withDecision("What I wrote"));
    expect(await shell().savedText("kursk.argmap")).toBe(THEIRS);
  });
});

describe("in a tab", () => {
  const shell = withShell("browser");

  test("unsaved work outlives a reload", async () => {
    const { page } = shell();
    await openMap(shell());
    await edit(shell(), "Wait for a year");
    await copyOf(shell(), "Wait for a year");
    await shell().reload();
    await page.getByRole("button", { name: "Restore kursk.argmap" }).click();
    await node(page, "Wait for a year").waitFor();
  });

  test("the next file asks for unsaved changes first: keep, save or give up", async () => {
    const { page } = shell();
    await openMap(shell());
    await edit(shell(), "Wait for a year");
    const other = TEXT.replace("Retaliation", "A wider war");
    await open(shell(), "other.argmap", other);
    await button(page, "Cancel").click();
    await node(page, "Wait for a year").waitFor();

    await open(shell(), "other.argmap", other);
    await button(page, "Save").click();
    await node(page, "A wider war").waitFor();
    expect(await shell().savedText("kursk.argmap")).toBe(withDecision("Wait for a year"));

    await edit(shell(), "Wait for ever");
    await openRecentFromStart(shell());
    expect(await shell().savedText("other.argmap")).toBe(other);
  });

  /** Goes to the start screen, gives the changes up, and opens the first map from its list. */
  async function openRecentFromStart({ page }: ShellUnderTest): Promise<void> {
    await page.getByRole("menuitem", { name: "Help" }).click();
    await page.getByRole("menuitem", { name: CATALOGUE["help.start"].label }).click();
    await button(page, "Don't save").click();
    await page.getByRole("button", { name: "kursk.argmap" }).click();
    await node(page, "Wait for a year").waitFor();
  }
});

describe("broken files", async () => {
  const shell = withShell("browser");
  const folder = resolve(import.meta.dirname, "../../samples/broken");
  const expected: Readonly<Record<string, { readonly sentence?: string }>> = JSON.parse(
    await readFile(join(folder, "expected.json"), "utf8"),
  );

  test("each says its sentence, and the open map stays", async () => {
    const { page } = shell();
    await openMap(shell());
    await edit(shell(), "Wait for a year");
    const refused = Object.entries(expected).flatMap(([name, { sentence }]) =>
      sentence === undefined ? [] : [{ name, sentence }],
    );
    expect(refused.length).toBeGreaterThan(20);
    for (const { name, sentence } of refused) {
      await shell().answerOpen(name, await readFile(join(folder, name)));
      await shell().press("file.open");
      await dialog(page).getByText(sentence, { exact: true }).waitFor();
      await page.keyboard.press("Escape");
      await dialog(page).waitFor({ state: "detached" });
    }
    await node(page, "Wait for a year").waitFor();
    await shell().press("file.save");
    await says(page, "Saved.");
    expect(await shell().savedText("kursk.argmap")).toBe(withDecision("Wait for a year"));
  });
});
