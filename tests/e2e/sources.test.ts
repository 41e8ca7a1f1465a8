/** From an empty window and a text to a map in which every sentence has its place, in every shell. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { violations } from "../../shared/document/invariants";
import type { ArgMap } from "../../shared/document/types";
import { parse } from "../../shared/format/parse";
import { coverageOf } from "../../shared/sources/coverage";
import { seriousFindings } from "../support/accessibility";
import { SHELLS, type ShellUnderTest, withShell } from "../support/shells";
import { smallPdf } from "../support/small-pdf";
import { smallZip } from "../support/small-zip";

const sample = resolve(import.meta.dirname, "../../samples/good/atacms.argmap");

function mapIn(text: string): ArgMap {
  const opened = parse(text);
  if (!opened.ok) throw new Error("the map does not open");
  return opened.value.map;
}

async function articleText(): Promise<string> {
  return mapIn(await readFile(sample, "utf8")).sources[0]?.text ?? "";
}

/** The text that has the keyboard, with this sentence as the active one. */
async function active(page: Page): Promise<string> {
  return page.evaluate(() => {
    const id = document.activeElement?.getAttribute("aria-activedescendant");
    return (id && document.getElementById(id)?.textContent?.trim()) || "";
  });
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.tagName);

const said = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

async function pasteArticle(shell: ShellUnderTest): Promise<void> {
  const { page } = shell;
  await shell.press("file.new");
  await page.getByRole("application", { name: "Map" }).waitFor();
  await shell.press("view.sources");
  await page.getByRole("textbox", { name: "Text of the source" }).waitFor();
  // As the system puts it in; the desktop's double has a clipboard of its own.
  await page.keyboard.insertText(await articleText());
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("listbox", { name: /^Text of/ }).waitFor();
  await expect.poll(() => active(page)).toContain("With just two months remaining");
}

/** Of the map: what is far from sight is not in the page. */
const count = async (page: Page) =>
  Number.parseInt((await page.getByText(/^\d+ nodes?$/).textContent()) ?? "", 10);

/** Reads the article to its end: every sentence becomes a node about the decision, but for one that is set aside. */
async function mapArticle(page: Page): Promise<void> {
  await page.keyboard.press("1");
  await expect.poll(() => count(page)).toBe(1);
  const keys = ["Tab", "Tab", "Shift+Tab", "Tab", "Tab", "Shift+Tab", "Tab", "Tab", "2", "Tab", "Shift+Tab"];
  let nodes = 1;
  for (const key of keys) {
    await page.keyboard.press("n");
    await page.keyboard.press(key);
    nodes += 1;
    await expect.poll(() => count(page)).toBe(nodes);
  }
  // The last of them is a critique, and the free one gets its target after all.
  await page.keyboard.press("4");
  await said(page, /^Critique:/);
}

describe.each(SHELLS)("from a text to a map by keyboard alone, %s", (kind) => {
  const shell = withShell(kind, { viewport: { width: 1440, height: 900 } });

  test("every sentence is mapped, and after saving and reopening every citation gives exactly its quote", async () => {
    const { page } = shell();
    await pasteArticle(shell());
    await mapArticle(page);
    await page.keyboard.press("n");
    const before = await active(page);
    await page.keyboard.press("a");
    await page.getByRole("textbox", { name: /argument/ }).waitFor();
    await page.keyboard.type("Background");
    await page.keyboard.press("Enter");
    await said(page, "Set aside as no argument.");
    expect(await active(page)).toBe(before);
    // What is left, to the last sentence.
    for (let left = 0; left < 10; left += 1) {
      await page.keyboard.press("n");
      if (await page.getByText("Every sentence is mapped or set aside.").first().isVisible()) break;
      await page.keyboard.press("Tab");
      await said(page, /added\. Supports/);
    }
    await expect
      .poll(() => page.getByRole("meter", { name: "Mapped" }).getAttribute("aria-valuenow"))
      .toBe("100");

    await shell().answerSave("article.argmap");
    await shell().press("file.save");
    const map = mapIn(await shell().savedText("article.argmap"));
    const [source] = map.sources;
    if (!source) throw new Error("the source is gone");
    expect(violations(map)).toEqual([]);
    expect(source.text).toBe((await articleText()).replace(/\r\n?/g, "\n"));
    expect(coverageOf(map, source).share).toBe(1);
    expect(map.nodes.length).toBeGreaterThanOrEqual(10);
    expect(new Set(map.edges.map(({ relation }) => relation))).toEqual(new Set(["support", "oppose"]));
    for (const { citations = [] } of map.nodes) {
      expect(citations).toHaveLength(1);
      for (const { exact, start, end } of citations) expect(source.text?.slice(start, end)).toBe(exact);
    }
    expect(await seriousFindings(page)).toEqual([]);

    await page.getByText("Saved").first().waitFor();
    await shell().crashAndRestart();
    await shell().page.getByRole("main").waitFor();
    await shell().answerOpen("article.argmap", await shell().savedText("article.argmap"));
    await shell().press("file.open");
    await shell().page.getByRole("application", { name: "Map" }).waitFor();
    await shell().press("view.sources");
    const meter = shell().page.getByRole("meter", { name: "Mapped" });
    await expect.poll(() => meter.getAttribute("aria-valuenow")).toBe("100");
    const sentences = (await shell().page.getByRole("option").allTextContents()).map((words) => words.trim());
    for (const { citations = [] } of map.nodes) expect(sentences).toContain(citations[0]?.exact);
  });
});

describe("files as sources", () => {
  const shell = withShell("browser");

  const open = async (name: string, bytes: Uint8Array | string) => {
    const { page } = shell();
    if (!(await page.getByLabel("File of a source").count()))
      await page.getByRole("button", { name: "Add a source" }).click();
    await page.getByLabel("File of a source").setInputFiles({
      name,
      mimeType: "application/octet-stream",
      buffer: Buffer.from(bytes),
    });
  };
  const tabs = () => shell().page.getByRole("tab").allTextContents();

  test("pages of HTML, PDFs and plain texts come in as text, and nothing of them runs", async () => {
    const { page } = shell();
    await shell().press("file.new");
    await shell().press("view.sources");
    await open("notes.md", "# Notes\n\nThe water is clean.");
    await page.getByRole("option", { name: "The water is clean." }).waitFor();
    const html = `<title>Bridge</title><body onload="document.title='ran'"><script>document.title = "ran"</script>
      <img src="https://evil.example/x.png" onerror="document.title='ran'"><p>The bridge is closed.</p>`;
    await open("page.html", html);
    await page.getByRole("option", { name: "The bridge is closed." }).waitFor();
    const pages = Array.from({ length: 300 }, (_, at) =>
      Array.from({ length: 40 }, (_, line) => `Line ${line} of page ${at + 1} says a few words more.`),
    );
    await open("long.pdf", smallPdf({ title: "A long report", pages }));
    await page.getByRole("tab", { name: "A long report", selected: true }).waitFor({ timeout: 60_000 });
    await page.getByRole("listbox").press("End");
    expect(await active(page)).toContain("of page 300 says");
    expect(await tabs()).toEqual(["notes", "Bridge", "A long report"]);
    expect(await page.title()).not.toContain("ran");
    expect(await seriousFindings(page)).toEqual([]);
  });

  test("what can't be read says so and changes nothing", async () => {
    const { page } = shell();
    await shell().press("file.new");
    await shell().press("view.sources");
    await open("notes.txt", "One sentence.");
    await page.getByRole("option", { name: "One sentence." }).waitFor();
    const bomb = smallZip([
      { name: "word/document.xml", bytes: new Uint8Array(80 * 1024 * 1024), saidSize: 10 },
    ]);
    for (const [name, bytes, words] of [
      ["broken.pdf", "%PDF-1.7 and nothing", /broken\.pdf: The file is damaged/],
      ["secret.pdf", smallPdf({ pages: [["Words."]], isEncrypted: true }), /secret\.pdf: .* password/],
      ["scan.pdf", smallPdf({ pages: [[]] }), /scan\.pdf: There is no text/],
      ["bomb.docx", bomb, /bomb\.docx: There is more in the file/],
      ["picture.png", Uint8Array.of(0x89, 0x50, 0, 1), /picture\.png: Argmap reads/],
    ] as const) {
      await open(name, bytes);
      await said(page, words);
    }
    await page.getByRole("button", { name: "Cancel" }).click();
    expect(await page.getByRole("option").allTextContents()).toEqual(["One sentence."]);
    expect(await tabs()).toEqual([]);
  });
});

describe("a marked text", () => {
  const shell = withShell("browser", { viewport: { width: 1440, height: 900 } });

  const openSample = async () => {
    await shell().answerOpen("article.argmap", await readFile(sample, "utf8"));
    await shell().press("file.open");
    await shell().page.getByRole("application", { name: "Map" }).waitFor();
    await shell().press("view.sources");
    await shell()
      .page.getByRole("listbox", { name: /^Text of/ })
      .waitFor();
  };
  const inspector = () => shell().page.getByRole("complementary", { name: "Inspector" });

  test("is edited: citations follow, what has changed is listed and mended, and undo takes all back", async () => {
    const { page } = shell();
    await openSample();
    await page.getByRole("button", { name: "Edit the text" }).click();
    const field = page.getByRole("textbox", { name: /^Text of/ });
    const text = await field.inputValue();
    const at = text.indexOf("surprise deployment");
    await field.evaluate((element, start) => {
      if (element instanceof HTMLTextAreaElement) element.setSelectionRange(start, start + "surprise".length);
    }, at);
    await page.keyboard.insertText("sudden");
    await page.getByRole("button", { name: "Done" }).click();
    await said(page, /^Text changed\. Quotes: 1 in other words, \d+ moved\.$/);
    const review = page.getByRole("region", { name: "Citations to look at" });
    await review.getByRole("heading", { name: /^Words have changed/ }).waitFor();
    await review.getByRole("heading", { name: /^Moved with the text/ }).waitFor();
    await shell().press("view.inspector");
    await review.getByRole("button", { name: /surprise/ }).click();
    await inspector().getByText("The words have changed").waitFor();
    await inspector().getByText("% alike").waitFor();
    await inspector().getByRole("button", { name: "Accept the new words" }).click();
    await inspector().getByText("Found in the source").waitFor();
    expect(await inspector().locator("blockquote").textContent()).toContain("sudden deployment");
    await expect.poll(() => focused(page)).not.toBe("BODY");
    expect(await review.getByRole("heading", { name: /^Words have changed/ }).count()).toBe(0);
    await shell().press("edit.undo");
    await inspector().getByText("The words have changed").waitFor();
    await shell().press("edit.undo");
    await page.getByRole("option", { name: /surprise deployment/ }).waitFor();
    await expect
      .poll(() => page.getByRole("meter", { name: "Mapped" }).getAttribute("aria-valuenow"))
      .toBe("100");
    // What was undone needs no look any more.
    expect(await review.count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
  });

  test("shows the words of what is selected, selects the nodes of what is clicked, and gives words to the map", async () => {
    const { page } = shell();
    await openSample();
    await page.getByRole("option", { name: /^The policy change comes/ }).click();
    const selected = page.locator("[data-node].is-selected");
    await expect.poll(() => selected.count()).toBeGreaterThan(0);
    const lit = () =>
      page.evaluate(() =>
        [...CSS.highlights].flatMap(([name, ranges]) => (name.endsWith("-lit") ? [ranges.size] : [])),
      );
    await expect.poll(async () => (await lit()).reduce((sum, size) => sum + size, 0)).toBeGreaterThan(0);

    const before = await count(page);
    const box = await page.getByRole("option", { name: /^The policy change comes/ }).boundingBox();
    const canvas = await page.getByRole("application", { name: "Map" }).boundingBox();
    if (!box || !canvas) throw new Error("nothing to drag, or nowhere to");
    await page.mouse.move(box.x + 20, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(canvas.x + 30, canvas.y + 40, { steps: 8 });
    await page.mouse.move(canvas.x + 40, canvas.y + 60);
    await page.mouse.up();
    await expect.poll(() => count(page)).toBe(before + 1);
    await page.getByRole("group", { name: /The policy change comes at a crucial time/ }).waitFor();
  });
});
