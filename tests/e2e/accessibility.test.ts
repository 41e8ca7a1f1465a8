/** Nothing that axe calls serious or critical, in any colours, wherever people get to. */

import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { CATALOGUE } from "../../shared/commands/catalogue";
import { seriousFindings } from "../support/accessibility";
import { RICH_MAP_TEXT } from "../support/rich-map";
import { type ShellUnderTest, withShell } from "../support/shells";

const COLOURS: readonly { readonly name: string; readonly media: Parameters<Page["emulateMedia"]>[0] }[] = [
  { name: "light", media: { colorScheme: "light", forcedColors: "none" } },
  { name: "dark", media: { colorScheme: "dark", forcedColors: "none" } },
  { name: "forced", media: { colorScheme: "light", forcedColors: "active" } },
];

/** No finding in light, dark and forced colours. */
async function expectNoFindings(page: Page, where: string): Promise<void> {
  for (const { name, media } of COLOURS) {
    await page.emulateMedia(media);
    await page.locator(`:root[data-theme="${name}"]`).waitFor();
    expect(await seriousFindings(page), `${where}, ${name}`).toEqual([]);
  }
}

async function openRichMap(shell: ShellUnderTest): Promise<Page> {
  await shell.answerOpen("harbour.argmap", RICH_MAP_TEXT);
  await shell.press("file.open");
  await shell.page.getByRole("application", { name: "Map" }).waitFor();
  await shell.page.locator('[data-node="open"]').waitFor();
  return shell.page;
}

describe("axe finds nothing serious", () => {
  const shell = withShell("browser", { viewport: { width: 1400, height: 900 } });

  test("on the start screen and an empty map", async () => {
    const { page } = shell();
    await expectNoFindings(page, "start screen");
    await shell().press("file.new");
    await page.getByRole("application", { name: "Map" }).waitFor();
    await shell().press("view.outline");
    await shell().press("view.inspector");
    await expectNoFindings(page, "empty map");
  });

  test("in the editor with outline and inspector", async () => {
    const page = await openRichMap(shell());
    await expectNoFindings(page, "editor");
    await shell().press("view.outline");
    await shell().press("view.inspector");
    await expectNoFindings(page, "outline, and the map in the inspector");
    await page.getByRole("treeitem").first().click();
    await shell().press("node.editText");
    await page.getByRole("textbox", { name: "Text of the decision" }).waitFor();
    await expectNoFindings(page, "editing in the outline");
  });

  test("in the inspector and the outline with a selection", async () => {
    const page = await openRichMap(shell());
    await shell().press("view.outline");
    await shell().press("view.inspector");
    const rows = page.getByRole("treeitem");
    await rows.filter({ hasText: "People want to swim" }).first().click();
    await expectNoFindings(page, "a node in the inspector");
    await shell().press("select.edge");
    await page.getByRole("heading", { name: "Edge" }).waitFor();
    await expectNoFindings(page, "an edge in the inspector");
    await shell().press("edit.selectAll");
    await page.getByRole("heading", { name: "selected" }).waitFor();
    await expectNoFindings(page, "several in the inspector");
  });

  test("in search, connect mode and menus", async () => {
    const page = await openRichMap(shell());
    await shell().press("edit.find");
    await page.getByRole("textbox", { name: "Find" }).fill("swim");
    await expectNoFindings(page, "search");
    await page.keyboard.press("Escape");
    await page.locator('[data-node="swim"]').click();
    await shell().press("edge.connect");
    await page.getByRole("combobox", { name: "Target" }).waitFor();
    await expectNoFindings(page, "connect mode");
    await page.keyboard.press("Escape");
    for (const menu of ["File", "Argument", "View", "Help"]) {
      await page.getByRole("menuitem", { name: menu, exact: true }).click();
      await page.getByRole("menu", { name: menu }).waitFor();
      await expectNoFindings(page, `menu ${menu}`);
      await page.keyboard.press("Escape");
    }
    await page.locator('[data-node="swim"]').click({ button: "right" });
    await page.getByRole("menu", { name: "Commands" }).waitFor();
    await expectNoFindings(page, "context menu");
  });

  test("on the way up and in a focus", async () => {
    const page = await openRichMap(shell());
    await shell().press("reason.nextUnanswered");
    const way = page.getByRole("navigation", { name: "Way to the decision" });
    await way.waitFor();
    await expectNoFindings(page, "the way up");
    for (const rest of ["dimmed", "hidden"]) {
      await shell().press("view.focus");
      await page.getByText(`The rest is ${rest}`).waitFor();
      await expectNoFindings(page, `a focus, the rest ${rest}`);
    }
  });

  test("in the reasoning pane, a trial and the comparison of decisions", async () => {
    const page = await openRichMap(shell());
    const pane = page.getByRole("complementary", { name: "Reasoning" });
    await page.locator('[data-node="open"]').click();
    await shell().press("reason.drivers");
    await pane.getByRole("list", { name: "Drivers" }).waitFor();
    await expectNoFindings(page, "drivers");
    for (const [tab, list] of [
      ["Checks", "Remarks"],
      ["Questions", "Critical questions"],
    ] as const) {
      await pane.getByRole("tab", { name: tab }).click();
      await pane.getByRole("list", { name: list }).waitFor();
      await expectNoFindings(page, tab);
    }
    await page.locator('[data-node="swim"]').click();
    await shell().press("reason.tryWithout");
    await page.getByRole("button", { name: "Save as named trial…" }).click();
    await page.keyboard.press("Enter");
    await pane.getByRole("tab", { name: "What if?" }).click();
    await pane.getByRole("table").waitFor();
    await expectNoFindings(page, "trial");
    await shell().press("edit.palette");
    await page.getByRole("combobox", { name: "Command or node" }).fill("Compare decisions");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Compare decisions" }).getByRole("table").waitFor();
    await expectNoFindings(page, "decisions");
  });

  test("in the dialogs of a map", async () => {
    const page = await openRichMap(shell());
    const dialog = page.getByRole("dialog");
    await shell().press("file.export");
    for (const format of ["SVG", "PNG", "PDF"]) {
      await dialog.getByRole("radio", { name: format }).check();
      await expectNoFindings(page, `export of ${format}`);
    }
    await page.keyboard.press("Escape");
    await shell().press("help.keys");
    await dialog.getByRole("heading", { name: "Keys" }).waitFor();
    await expectNoFindings(page, "keys");
    await page.keyboard.press("Escape");
    await shell().press("edit.palette");
    await dialog.getByRole("combobox").waitFor();
    await expectNoFindings(page, "palette");
    await page.keyboard.press("Escape");
  });

  test("in the dialogs about files", async () => {
    const page = await openRichMap(shell());
    await page.locator('[data-node="swim"]').click();
    await shell().press("node.risk");
    await shell().press("file.new");
    await page.getByRole("alertdialog", { name: "Save the changes?" }).waitFor();
    await expectNoFindings(page, "unsaved changes");
    await page.keyboard.press("Escape");

    await shell().answerOpen(
      "damaged.argmap",
      '{"format":"argmap","version":1,"title":"","nodes":[{}],"edges":[],"sources":[]}',
    );
    await shell().press("file.open");
    await page.getByRole("dialog", { name: "The file could not be opened" }).waitFor();
    await expectNoFindings(page, "a file that does not open");
    await page.keyboard.press("Escape");

    await shell().press("edit.undo");
    const node = '{"id":"a","kind":"risk","text":"A","x":0,"y":0}';
    const edge = '{"id":"e","from":"a","to":"gone","relation":"support"}';
    const broken = `{"format":"argmap","version":1,"title":"","nodes":[${node}],"edges":[${edge}],"sources":[]}`;
    await shell().answerOpen("broken.argmap", broken);
    await shell().press("file.open");
    await page.getByRole("dialog", { name: "The map was repaired" }).waitFor();
    await expectNoFindings(page, "a repaired file");
  });
});

describe("axe finds nothing serious in the desktop app", () => {
  const shell = withShell("desktop");

  test("in what it says of files that others change, and in the version history", async () => {
    const page = await openRichMap(shell());
    await page.locator('[data-node="open"]').click();
    await shell().press("node.risk");
    await shell().writeFile(
      "harbour.argmap",
      RICH_MAP_TEXT.replace("People want to swim", "People want to dive"),
    );
    const banner = page.getByRole("region", { name: "File", exact: true });
    await banner.waitFor();
    await expectNoFindings(page, "the file has changed");
    await banner.getByRole("button", { name: "Compare…" }).click();
    await page.getByRole("list", { name: "What differs" }).waitFor();
    await expectNoFindings(page, "what differs");
    await page.getByRole("alertdialog").getByRole("button", { name: "Keep mine" }).click();
    await banner.waitFor({ state: "detached" });
    await shell().press("edit.palette");
    await page.getByRole("combobox").fill(CATALOGUE["file.history"].label);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Version history" }).waitFor();
    await page.getByText("No difference.").waitFor();
    await expectNoFindings(page, "version history");
  });
});
