/** Words of a source by pointer, texts that come in by paste and file, and new editions. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { Document, Packer, Paragraph } from "docx";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { seriousFindings } from "../support/accessibility";
import { SHELLS, withShell } from "../support/shells";
import { smallPdf } from "../support/small-pdf";

const sample = resolve(import.meta.dirname, "../../samples/good/atacms.argmap");

/** A sentence a line, so that each begins at the left. */
const TEXT = [
  "The council has approved the bridge.",
  "It is needed because the old one is closed.",
  "Critics say it costs too much.",
].join("\n");

/** Of the map: what is far from sight is not in the page. */
const count = async (page: Page) =>
  Number.parseInt((await page.getByText(/^\d+ nodes?$/).textContent()) ?? "", 10);
const said = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();
const focusedRole = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("role"));

describe("words of a source", () => {
  const shell = withShell("browser", { viewport: { width: 1440, height: 900 } });

  const openEmpty = async () => {
    const { page } = shell();
    await shell().press("file.new");
    await page.getByRole("application", { name: "Map" }).waitFor();
    await shell().press("view.sources");
    await page.getByRole("textbox", { name: "Text of the source" }).waitFor();
    return page;
  };

  const addText = async (text: string) => {
    const page = await openEmpty();
    await page.keyboard.insertText(text);
    await page.getByRole("button", { name: "Add the text" }).click();
    await page.getByRole("listbox", { name: /^Text of/ }).waitFor();
    return page;
  };

  /** Drags the sentence onto the first node, with keys held down as it falls. */
  const dropOnFirst = async (page: Page, sentence: RegExp, held: "Shift" | "Alt" | null) => {
    const option = page.getByRole("option", { name: sentence });
    await option.click();
    const from = await option.boundingBox();
    const to = await page.locator("[data-node]").first().boundingBox();
    if (!from || !to) throw new Error("nothing to drag, or nowhere to");
    await page.mouse.move(from.x + 20, from.y + 8);
    await page.mouse.down();
    await page.mouse.move(to.x + 20, to.y + 20, { steps: 8 });
    if (held) await page.keyboard.down(held);
    await page.mouse.move(to.x + 30, to.y + 30, { steps: 2 });
    const does = { Shift: "support", Alt: "oppose", none: "cite the words on" }[held ?? "none"];
    await said(page, `Drop to ${does} 'The council has approved the bridge.'.`);
    await page.mouse.up();
    if (held) await page.keyboard.up(held);
  };

  test("dropped on a node are cited by it, with Shift support it and with Alt oppose it", async () => {
    const page = await addText(TEXT);
    await page.keyboard.press("1");
    await expect.poll(() => count(page)).toBe(1);
    await dropOnFirst(page, /^It is needed/, null);
    await said(page, /^Cited on 'The council/);
    expect(await count(page)).toBe(1);
    await dropOnFirst(page, /^It is needed/, "Shift");
    await said(page, /^Motive added\. Supports 'The council/);
    await dropOnFirst(page, /^Critics say/, "Alt");
    await said(page, /^Risk added\. Opposes 'The council/);
    await expect.poll(() => count(page)).toBe(3);
  });

  test("become nodes by the bar below them, which says what they hint at and what links go to", async () => {
    const page = await addText(TEXT);
    const bar = page.getByRole("toolbar", { name: "Chosen words" });
    await bar.getByText(/“has approved” hints at a decision/).waitFor();
    expect(await bar.getByRole("button", { name: "Supports" }).isEnabled()).toBe(false);
    await bar.getByRole("button", { name: "Decision" }).click();
    await page.keyboard.press("n");
    await bar.getByText(/“because” hints at a motive for “The council/).waitFor();
    await bar.getByRole("button", { name: "Accept" }).click();
    await said(page, /^Motive added\. Supports/);
    // The keyboard is still in the text.
    expect(await focusedRole(page)).toBe("listbox");
    await page.keyboard.press("n");
    await bar.getByRole("button", { name: "Dismiss" }).click();
    await bar.getByText(/^Links go to “The council/).waitFor();
    await bar.getByRole("button", { name: "Opposes" }).click();
    await expect.poll(() => count(page)).toBe(3);
  });

  test("stay in sight as nodes, however many there are", async () => {
    const sentences = Array.from({ length: 12 }, (_, at) => `Sentence number ${at + 1} says a few words.`);
    const page = await addText(sentences.join(" "));
    await page.keyboard.press("1");
    for (let at = 1; at < 12; at += 1) {
      await page.keyboard.press("n");
      await page.keyboard.press("Tab");
      await said(page, /added\. Supports/);
    }
    const canvas = await page.getByRole("application", { name: "Map" }).boundingBox();
    await expect
      .poll(async () => {
        const box = await page.getByRole("group", { name: /Sentence number 12 says/ }).boundingBox();
        return box && canvas && box.x >= canvas.x && box.x + box.width <= canvas.x + canvas.width;
      })
      .toBe(true);
  });

  test("come in as a page of HTML from the clipboard, and out of a Word document", async () => {
    const page = await openEmpty();
    const paste = (selector: string) =>
      page.locator(selector).evaluate((element) => {
        const data = new DataTransfer();
        data.setData("text/html", "<p>Pumps fail.</p><script>document.title = 'ran'</script>");
        element.dispatchEvent(
          new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
        );
      });
    await paste(".source-paste");
    await page.getByRole("option", { name: "Pumps fail." }).waitFor();
    await paste(".source-text");
    await expect.poll(() => page.getByRole("tab").count()).toBe(2);
    expect(await page.title()).not.toContain("ran");
    const document = new Document({
      title: "Minutes",
      sections: [{ children: [new Paragraph("Boats use the harbour.")] }],
    });
    await page.getByRole("button", { name: "Add a source" }).click();
    await page.getByLabel("File of a source").setInputFiles({
      name: "minutes.docx",
      mimeType: "application/octet-stream",
      buffer: await Packer.toBuffer(document),
    });
    await page.getByRole("option", { name: "Boats use the harbour." }).waitFor();
    await page.getByRole("tab", { name: "Minutes", selected: true }).waitFor();
  });

  test("are suggested in a long text too, which comes part by part", async () => {
    const page = await openEmpty();
    const paragraph = (at: number) =>
      `Paragraph ${at} holds that pumps fail because of rust.\n${"It rained and rained, ".repeat(12)}on day ${at}.\n`;
    const text = Array.from({ length: 700 }, (_, at) => paragraph(at)).join("");
    expect(text.length).toBeGreaterThan(200_000);
    await page.getByLabel("File of a source").setInputFiles({
      name: "long.txt",
      mimeType: "text/plain",
      buffer: Buffer.from(text),
    });
    const list = page.getByRole("listbox", { name: "Text of long" });
    await list.press("ArrowDown");
    await list.press("ArrowUp");
    await page
      .getByRole("toolbar", { name: "Chosen words" })
      .getByText(/“because” hints at a motive/)
      .waitFor();
    await expect.poll(() => page.getByRole("option").count(), { timeout: 30_000 }).toBe(1_400);
    await list.press("End");
    await expect
      .poll(() => list.evaluate((element) => element.getAttribute("aria-activedescendant")))
      .toBe("sentence-1399");
  });

  test("are looked for in a new edition, and chosen by hand where they are lost", async () => {
    const page = await addText(TEXT);
    await page.keyboard.press("1");
    await page.keyboard.press("n");
    await page.keyboard.press("Tab");
    await page.keyboard.press("n");
    await page.keyboard.press("Shift+Tab");
    await expect.poll(() => count(page)).toBe(3);
    await page.getByRole("button", { name: /^About/ }).click();
    await page.getByRole("button", { name: "Replace by a new edition…" }).click();
    await page.getByRole("textbox", { name: "Text of the new edition" }).waitFor();
    await page.getByLabel("File of the new edition").setInputFiles({
      name: "second.txt",
      mimeType: "text/plain",
      buffer: Buffer.from(
        "News. The council has approved the bridge. It is needed because the old one was closed. Too much money, say some critics.",
      ),
    });
    await said(page, "Replaced by the new edition. Quotes: 1 not found, 1 in other words, 1 moved.");
    await expect.poll(() => focusedRole(page)).toBe("listbox");
    const review = page.getByRole("region", { name: "Citations to look at" });
    await review.getByText(/Now: “It is needed because the old one was closed\.” \(9\d % alike\)/).waitFor();
    await review.getByRole("button", { name: "Find again" }).click();
    await said(page, "One place may be meant.");
    await review
      .getByRole("list", { name: "Places that may be meant" })
      .getByText(/say some critics/)
      .waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await review.getByRole("button", { name: "Cite these words" }).click();
    await review.getByRole("button", { name: "Accept the new words" }).click();
    await said(page, "Cites the new words now.");
    expect(await review.getByRole("heading", { name: /^Moved/ }).count()).toBe(1);
    await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
    for (let step = 0; step < 3; step += 1) await shell().press("edit.undo");
    await page.getByRole("option", { name: /^Critics say it costs too much/ }).waitFor();
    expect(await review.count()).toBe(0);
  });

  test("are copied as words, never cut the map, and take a pasted text as another source", async () => {
    const page = await addText(TEXT);
    await page.keyboard.press("1");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ControlOrMeta+c");
    await said(page, "Words copied.");
    const words = "It is needed because the old one is closed.";
    await expect.poll(() => shell().clipboardText()).toBe(words);
    for (const keys of ["ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight"])
      await page.keyboard.press(`ControlOrMeta+${keys}`);
    await page.keyboard.press("ControlOrMeta+c");
    await expect.poll(() => shell().clipboardText()).toBe("It is needed");
    await page.getByRole("option", { name: /^Critics say/ }).click();
    await page.keyboard.press("ControlOrMeta+x");
    await expect.poll(() => shell().clipboardText()).toBe("Critics say it costs too much.");
    expect(await count(page)).toBe(1);
    await page.keyboard.press("ControlOrMeta+v");
    await page.getByRole("tab", { name: "Critics say it costs too much.", selected: true }).waitFor();
    expect(await count(page)).toBe(1);
    // The node came from the other text, which says so while the node is selected.
    await page.locator("[data-node]").first().click();
    await page.getByRole("tab", { name: /^Cited by the selected node: The council/ }).waitFor();
  });

  test("are looked through by keyboard alone after an edit, and the source is graded", async () => {
    const page = await addText(TEXT);
    await page.keyboard.press("1");
    await page.keyboard.press("n");
    await page.keyboard.press("Tab");
    await expect.poll(() => count(page)).toBe(2);
    await shell().press("edit.palette");
    await page.keyboard.type("Edit the text");
    await page.keyboard.press("Enter");
    const field = page.getByRole("textbox", { name: /^Text of/ });
    await field.waitFor();
    await field.press("End");
    await page.keyboard.insertText(" So it was said.");
    await page.keyboard.press("Escape");
    await said(page, /^Text changed\. Quotes: 1 moved\.$/);
    await expect.poll(() => focusedRole(page)).toBe("listbox");
    await page.keyboard.press("r");
    const focusedWords = () => page.evaluate(() => document.activeElement?.textContent);
    await expect.poll(focusedWords).toBe("Motive: It is needed because the old one is closed.");
    await page.keyboard.press("Escape");
    await expect.poll(() => focusedRole(page)).toBe("listbox");

    await shell().press("edit.palette");
    await page.keyboard.type("About the source");
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: "About the source" }).waitFor();
    const focusedLabel = () =>
      page.evaluate(() => {
        const { activeElement: active } = document;
        return active instanceof HTMLInputElement ? active.labels?.[0]?.textContent : null;
      });
    await expect.poll(focusedLabel).toBe("Title");
    await page.getByLabel("Reliability of the source").selectOption("B");
    await page.getByLabel("Reliability of the source").press("Escape");
    await expect.poll(() => focusedRole(page)).toBe("listbox");
    await shell().press("edit.undo");
    await said(page, "Undid: Change a source");
  });

  test("are read without a finding of axe in light, dark and forced colours", async () => {
    await shell().answerOpen("article.argmap", await readFile(sample, "utf8"));
    await shell().press("file.open");
    const { page } = shell();
    await page.getByRole("application", { name: "Map" }).waitFor();
    await shell().press("view.sources");
    const list = page.getByRole("listbox", { name: /^Text of/ });
    await list.waitFor();
    for (const [theme, media] of [
      ["light", { colorScheme: "light", forcedColors: "none" }],
      ["dark", { colorScheme: "dark", forcedColors: "none" }],
      ["forced", { colorScheme: "light", forcedColors: "active" }],
    ] as const) {
      await page.emulateMedia(media);
      await page.locator(`:root[data-theme="${theme}"]`).waitFor();
      await list.focus();
      await page.keyboard.press("ArrowDown");
      expect(await seriousFindings(page), `${theme}, reading`).toEqual([]);
      await page.getByRole("button", { name: /^About/ }).click();
      expect(await seriousFindings(page), `${theme}, about`).toEqual([]);
      await page.getByRole("button", { name: "Edit the text" }).click();
      expect(await seriousFindings(page), `${theme}, editing`).toEqual([]);
      await page.getByRole("button", { name: "Done" }).click();
      await page.getByRole("button", { name: "Add a source" }).click();
      expect(await seriousFindings(page), `${theme}, adding`).toEqual([]);
      await page.getByRole("button", { name: "Cancel" }).click();
    }
  });
});

describe.each(SHELLS)("a PDF in Chinese that brings no character map of its own, %s", (kind) => {
  const shell = withShell(kind);

  test("is read with the app's", async () => {
    const { page } = shell();
    await shell().press("file.new");
    await page.getByRole("application", { name: "Map" }).waitFor();
    await shell().press("view.sources");
    await page.getByLabel("File of a source").setInputFiles({
      name: "bridge.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from(smallPdf({ pages: [["桥很重要。"]], isChinese: true })),
    });
    await page.getByRole("option", { name: "桥很重要。" }).waitFor();
  });
});
