/** Dialogs, menus, search and the inspector, through what a person sees and presses. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { CATALOGUE, COMMAND_NAMES } from "../../shared/commands/catalogue";
import { extractEmbedded } from "../../shared/exchange/embedded-map";
import { RICH_MAP_TEXT } from "../support/rich-map";
import { SHELLS, type ShellUnderTest, withShell } from "../support/shells";

async function openRichMap(shell: ShellUnderTest): Promise<Page> {
  await shell.answerOpen("harbour.argmap", RICH_MAP_TEXT);
  await shell.press("file.open");
  await shell.page.locator('[data-node="open"]').waitFor();
  return shell.page;
}

const selectedNode = (page: Page) => page.locator(":focus").getAttribute("data-node");
const status = (page: Page) => page.getByRole("contentinfo");

describe.each(SHELLS)("dialogs, %s", (kind) => {
  const shell = withShell(kind);

  test("the help lists every key of the catalogue, and gives the focus back", async () => {
    const page = await openRichMap(shell());
    await page.locator('[data-node="swim"]').click();
    await shell().press("help.keys");
    const dialog = page.getByRole("dialog", { name: "Keys" });
    const text = await dialog.innerText();
    for (const name of COMMAND_NAMES) {
      const { label, keys } = CATALOGUE[name];
      if (keys.length > 0) expect(text).toContain(label.replace(/…$/, ""));
    }
    expect(await dialog.locator("kbd").count()).toBeGreaterThan(COMMAND_NAMES.length / 2);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await expect.poll(() => selectedNode(page)).toBe("swim");
  });

  test("the palette runs commands and goes to nodes", async () => {
    const page = await openRichMap(shell());
    const field = page.getByRole("combobox", { name: "Command or node" });
    await page.locator('[data-node="swim"]').click();
    await shell().press("edit.palette");
    await field.fill("make it a ri");
    await page.getByRole("option", { name: "Make it a risk", selected: true }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("group", { name: /^Risk: People want to swim/ }).waitFor();

    await shell().press("edit.palette");
    await field.fill("ferry");
    await page.getByRole("option", { name: /The ferry moves out/ }).waitFor();
    await page.keyboard.press("Enter");
    await field.waitFor({ state: "detached" });
    // It was below a collapsed node, which opens to show it.
    await page.locator('[data-node="ferry"].is-selected').waitFor();
  });

  test("search counts, goes from match to match, narrows by kind and tag, and gives the focus back", async () => {
    const page = await openRichMap(shell());
    await page.locator('[data-node="open"]').click();
    await shell().press("edit.find");
    const bar = page.getByRole("search");
    await page.keyboard.type("SWIM");
    await bar.getByText("2 found").waitFor();
    await page.keyboard.press("Enter");
    await bar.getByText("1 of 2").waitFor();
    await page.keyboard.press("F3");
    await bar.getByText("2 of 2").waitFor();
    await page.keyboard.press("Shift+F3");
    await bar.getByText("1 of 2").waitFor();
    await bar.getByRole("combobox", { name: "Kind" }).selectOption("Critique");
    await bar.getByText("1 found").waitFor();
    await bar.getByRole("combobox", { name: "Kind" }).selectOption("Any kind");
    await bar.getByRole("combobox", { name: "Tag" }).selectOption("survey");
    await bar.getByText("1 of 1").waitFor();
    await bar.getByRole("textbox", { name: "Find" }).fill("nowhere");
    await bar.getByText("None found").waitFor();
    await page.keyboard.press("Escape");
    await bar.waitFor({ state: "detached" });
    await expect.poll(() => selectedNode(page)).toBe("swim");
  });

  test("connect mode links to nodes and to links, for or against", async () => {
    const page = await openRichMap(shell());
    const field = page.getByRole("combobox", { name: "Target" });
    await page.locator('[data-node="samples"]').click();
    await shell().press("edge.connect");
    await field.waitFor();
    await page.keyboard.press("-");
    expect(await page.getByRole("radio", { name: /^Opposes/ }).isChecked()).toBe(true);
    expect(await field.inputValue()).toBe("");
    await page.keyboard.type("clean' supports 'open");
    await page.getByRole("option", { name: /'The water is clean' supports 'Open the harbour/ }).waitFor();
    await page.keyboard.press("Enter");
    await field.waitFor({ state: "detached" });
    await status(page).getByText("10 edges").waitFor();

    // What is there already is refused, aloud, and the picker stays.
    await shell().press("edge.connect");
    await page.keyboard.type("water");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("These two are linked in this way already.").waitFor();
    await page.keyboard.press("Escape");
    await field.waitFor({ state: "detached" });
    await expect.poll(() => selectedNode(page)).toBe("samples");
  });

  test("export says the size beforehand, writes the picture, and leaves the map out when asked to", async () => {
    const page = await openRichMap(shell());
    const dialog = page.getByRole("dialog", { name: "Export image" });
    await shell().press("file.export");
    await dialog.getByRole("radio", { name: "PNG" }).check();
    await dialog.getByRole("radio", { name: "1×" }).check();
    const sizeText = dialog.getByText(/^[\d,]+ × [\d,]+ pixels$/);
    const pixels = async () =>
      ((await sizeText.textContent()) ?? "").match(/[\d,]+/g)?.map((n) => Number(n.replaceAll(",", "")));
    const [width = 0, height = 0] = (await pixels()) ?? [];
    await dialog.getByRole("radio", { name: "4×" }).check();
    await expect.poll(async () => (await pixels())?.[0]).toBeGreaterThan(width * 4 - 4);
    await dialog.getByRole("radio", { name: "1×" }).check();
    const inside = dialog.getByRole("checkbox", { name: "Put the map inside the picture" });
    expect(await inside.isChecked()).toBe(true);
    const hint = await inside.getAttribute("aria-describedby");
    expect(await dialog.locator(`[id="${hint}"]`).textContent()).toContain(
      "Who gets the picture then also gets the whole map, with all notes and sources.",
    );
    await inside.uncheck();
    await shell().answerSave("small.png");
    await dialog.getByRole("button", { name: "Export…" }).click();
    const bytes = new Uint8Array(await shell().savedBytes("small.png"));
    const view = new DataView(bytes.buffer);
    expect([view.getUint32(16), view.getUint32(20)]).toEqual([width, height]);
    expect((await extractEmbedded(bytes)).ok).toBe(false);
    await dialog.waitFor({ state: "detached" });
    await status(page).getByText("Exported as small.png.").waitFor();
  });

  test("an export that the person gives up writes nothing, and the dialog stays", async () => {
    const page = await openRichMap(shell());
    const dialog = page.getByRole("dialog", { name: "Export image" });
    await shell().press("file.export");
    await shell().answerSave(null);
    await dialog.getByRole("button", { name: "Export…" }).click();
    await dialog.getByText("Nothing was written.").waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });

  test("a file that does not open is told with its places, and the report can be copied", async () => {
    const { page } = shell();
    await shell().answerOpen(
      "damaged.argmap",
      '{"format":"argmap","version":1,"title":"","nodes":[{"id":"a","kind":"guess","text":"<b>A</b>","x":0,"y":0}],"edges":[],"sources":[]}',
    );
    await shell().press("file.open");
    const dialog = page.getByRole("dialog", { name: "The file could not be opened" });
    await dialog.getByText("your file was not changed").waitFor();
    await dialog.getByText("nodes[0].kind", { exact: true }).waitFor();
    await dialog.getByRole("button", { name: "Copy report" }).click();
    await dialog.getByText("Copied.").waitFor();
    expect(await shell().clipboardText()).toContain("nodes[0].kind");
    await dialog.getByRole("button", { name: "Close" }).last().click();
    await dialog.waitFor({ state: "detached" });
  });

  test("unsaved changes stand in the way of leaving the map, until the person decides", async () => {
    const page = await openRichMap(shell());
    await page.locator('[data-node="swim"]').click();
    await shell().press("node.risk");
    const dialog = page.getByRole("alertdialog", { name: "Save the changes?" });
    await shell().press("edit.palette");
    await page.keyboard.type("start screen");
    await page.getByRole("option", { name: "Start screen and samples", selected: true }).waitFor();
    await page.keyboard.press("Enter");
    await dialog.waitFor();
    expect(
      await dialog
        .getByRole("button", { name: "Save", exact: true })
        .evaluate((b) => b === document.activeElement),
    ).toBe(true);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("group", { name: /^Risk: People want to swim/ }).waitFor();

    await shell().press("edit.palette");
    await page.keyboard.type("start screen");
    await page.keyboard.press("Enter");
    await dialog.getByRole("button", { name: "Don't save" }).click();
    await page.getByRole("heading", { name: "Argmap" }).waitFor();
  });
});

describe("the inspector", () => {
  const shell = withShell("browser");

  test("changes a node, an edge and several, each step undone by itself", async () => {
    const page = await openRichMap(shell());
    const inspector = page.getByRole("complementary", { name: "Inspector" });
    await shell().press("view.inspector");
    await page.locator('[data-node="swim"]').click();
    await inspector.getByRole("textbox", { name: "Text", exact: true }).fill("Many want to swim");
    await page.getByRole("group", { name: /^Motive: Many want to swim/ }).waitFor();
    await inspector.getByRole("spinbutton").fill("0.25");
    await inspector.getByRole("textbox", { name: "Tags" }).fill("new tag");
    await page.keyboard.press("Enter");
    await inspector.getByRole("button", { name: "Remove tag survey" }).click();
    expect(
      await inspector.getByRole("list", { name: "Tags given" }).getByRole("listitem").allTextContents(),
    ).toEqual(["city", "new tag"]);
    await inspector.getByText("Report of the harbour master").waitFor();

    await inspector.getByRole("button", { name: /^Go to the edge/ }).click();
    await inspector.getByRole("heading", { name: "Edge" }).waitFor();
    expect(await inspector.getByRole("checkbox", { name: "The water is clean" }).isChecked()).toBe(true);
    await inspector.getByRole("checkbox", { name: "The water is clean" }).uncheck();
    await inspector.getByRole("radio", { name: "Opposes" }).check();
    await page.getByRole("group", { name: /^Motive: Many want to swim. Opposes 'Open/ }).waitFor();

    await page.locator('[data-node="swim"]').click();
    for (let steps = 0; steps < 6; steps += 1) await shell().press("edit.undo");
    await page.getByRole("group", { name: /^Motive: People want to swim. Supports 'Open/ }).waitFor();
    await expect.poll(() => inspector.getByRole("spinbutton").inputValue()).toBe("0.7");
    await status(page).getByText("Not saved").waitFor({ state: "detached" });
  });
});

describe("a picture for elsewhere", () => {
  const shell = withShell("browser");

  test("goes to the clipboard, of the whole map or of what is selected", async () => {
    const page = await openRichMap(shell());
    /** Width and height of the picture on the clipboard. */
    const picture = () =>
      page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        const bytes = new DataView(await ((await item?.getType("image/png")) ?? new Blob()).arrayBuffer());
        return [bytes.getUint32(16), bytes.getUint32(20)];
      });
    await shell().press("file.copyImage");
    await status(page).getByText("Copied the map as an image.").waitFor();
    const [width = 0] = await picture();
    await page.locator('[data-node="swim"]').click();
    await page.locator('[data-node="clean"]').click({ modifiers: ["Shift"] });
    await shell().press("file.copyImage");
    await status(page).getByText("Copied the selected nodes as an image.").waitFor();
    expect((await picture())[0]).toBeLessThan(width / 1.5);

    // Strengths come along where the canvas shows them, with the legend that explains them.
    const [, height = 0] = await picture();
    await shell().press("edit.palette");
    await page.getByRole("combobox", { name: "Command or node" }).fill("Strength numbers");
    await page.getByRole("option", { name: "Strength numbers", selected: true }).waitFor();
    await page.keyboard.press("Enter");
    await shell().press("file.copyImage");
    await expect.poll(async () => (await picture())[1]).toBeGreaterThan(height);
  });

  test("goes to the printer alone on its page, and is gone afterwards", async () => {
    const page = await openRichMap(shell());
    await page.evaluate(() => {
      Object.assign(window, { print: () => document.documentElement.setAttribute("data-printing", "") });
    });
    await shell().press("file.print");
    await page.locator("html[data-printing]").waitFor();
    await page.emulateMedia({ media: "print" });
    const image = page.getByRole("img", { name: "Harbour", exact: true });
    await image.waitFor({ state: "visible" });
    expect(await page.locator(".app").isVisible()).toBe(false);
    expect(await image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(500);
    await page.emulateMedia({ media: "screen" });
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    await image.waitFor({ state: "detached" });
    expect(await page.locator(".app").isVisible()).toBe(true);
  });
});

describe("menus in the page", () => {
  const shell = withShell("browser");

  test("go by arrow keys and letters, and give commands to the pane that had the focus", async () => {
    const page = await openRichMap(shell());
    await page.locator('[data-node="swim"]').click();
    await page.getByRole("menuitem", { name: "File", exact: true }).click();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    const menu = page.getByRole("menu", { name: "Argument" });
    await menu.waitFor();
    await page.keyboard.type("make it a c");
    await expect.poll(() => page.locator(":focus").textContent()).toContain("Make it a critique");
    await page.keyboard.press("Enter");
    await menu.waitFor({ state: "detached" });
    await page.getByRole("group", { name: /^Critique: People want to swim/ }).waitFor();
    await expect.poll(() => selectedNode(page)).toBe("swim");

    await page.getByRole("menuitem", { name: "Edit", exact: true }).click();
    const undo = page.getByRole("menuitem", { name: "Undo change to critique" });
    await undo.waitFor();
    expect(await page.getByRole("menuitem", { name: "Redo" }).getAttribute("aria-disabled")).toBe("true");
    await page.keyboard.press("Escape");
    await page.getByRole("menuitem", { name: "View", exact: true }).click();
    expect(await page.getByRole("menuitemcheckbox", { name: "Outline" }).getAttribute("aria-checked")).toBe(
      "false",
    );
    await page.keyboard.press("Escape");
  });

  test("open for a node in the outline, by the menu key too, and edit there", async () => {
    const page = await openRichMap(shell());
    await shell().press("view.outline");
    const item = page.getByRole("treeitem", { name: /^Supports: Motive: The water is clean/ });
    await item.focus();
    await page.keyboard.press("Shift+F10");
    const menu = page.getByRole("menu", { name: "Commands" });
    await menu.waitFor();
    expect(
      await menu.getByRole("menuitemcheckbox", { name: "Make it a motive" }).getAttribute("aria-checked"),
    ).toBe("true");
    await menu.getByRole("menuitem", { name: "Edit text" }).press("Enter");
    await page.getByRole("textbox", { name: "Text of the motive" }).fill("Clean water");
    await page.keyboard.press("Enter");
    await page
      .getByRole("treeitem", { name: /^Supports: Motive: Clean water\. counts only together/ })
      .waitFor();
  });
});
