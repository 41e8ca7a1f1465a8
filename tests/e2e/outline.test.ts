/** The outline alone, with the keyboard: a map is read, built, linked and taken apart in it. */
import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { ArgMap } from "../../shared/document/types";
import { parse } from "../../shared/format/parse";
import { serialise } from "../../shared/format/serialise";
import { RICH_MAP_TEXT } from "../support/rich-map";
import { SHELLS, type ShellUnderTest, withShell } from "../support/shells";

const rows = (page: Page) => page.getByRole("tree", { name: "Argument" }).getByRole("treeitem");
const row = (page: Page, name: RegExp) => rows(page).and(page.getByRole("treeitem", { name }));
const focused = (page: Page) => page.locator(":focus");

async function openOutline(shell: ShellUnderTest, text: string): Promise<Page> {
  await shell.answerOpen("map.argmap", text);
  await shell.press("file.open");
  await shell.page.getByRole("application", { name: "Map" }).waitFor();
  await shell.press("view.outline");
  await rows(shell.page).first().waitFor();
  return shell.page;
}

/** The map as it would be saved. */
async function savedMap(shell: ShellUnderTest, name: string): Promise<ArgMap> {
  await shell.answerSave(name);
  await shell.press("file.saveAs");
  const opened = parse(await shell.savedText(name));
  if (!opened.ok) throw new Error("the saved map does not open");
  return opened.value.map;
}

/** Waits until the keyboard is on the row. */
async function expectFocus(page: Page, name: RegExp): Promise<void> {
  await expect.poll(() => focused(page).getAttribute("aria-label")).toMatch(name);
  expect(await focused(page).getAttribute("role")).toBe("treeitem");
}

interface KeyDown {
  readonly key: string;
  readonly ctrlKey?: boolean;
  readonly altKey?: boolean;
  readonly modifierAltGraph?: boolean;
}

/** Keys so quick that no field can be there in between. */
const typeAtOnce = (page: Page, keys: readonly KeyDown[]) =>
  page.evaluate((presses) => {
    for (const press of presses) {
      const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...press });
      document.activeElement?.dispatchEvent(event);
    }
  }, keys);
const letters = (text: string) => [...text].map((key) => ({ key }));

/** Gives a key that makes a node, and types its text. */
async function add(page: Page, key: string, text: string): Promise<void> {
  await page.keyboard.press(key);
  await page.getByRole("textbox", { name: /^Text of the/ }).waitFor();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await expectFocus(page, new RegExp(text));
}

const said = (map: ArgMap) => {
  const text = new Map(map.nodes.map((node) => [node.id, node.text]));
  const link = (id: string) => {
    const edge = map.edges.find((one) => one.id === id);
    return edge ? `link of ${text.get(edge.from)}` : "";
  };
  return map.edges.map(
    (edge) => `${text.get(edge.from)} ${edge.relation}s ${text.get(edge.to) ?? link(edge.to)}`,
  );
};

describe.each(SHELLS)("the outline, %s", (kind) => {
  const shell = withShell(kind);

  test("builds, kinds, links, undercuts and deletes", async () => {
    const { page } = shell();
    await shell().press("file.new");
    await page.getByRole("application", { name: "Map" }).waitFor();
    await shell().press("view.outline");
    await page
      .getByRole("region", { name: "Outline" })
      .getByRole("button", { name: "Add the first node" })
      .focus();
    await add(page, "Enter", "Open the harbour");
    await add(page, "Tab", "People want to swim");
    await add(page, "Enter", "The water is clean");
    await page.keyboard.press("ArrowUp");
    await expectFocus(page, /People want to swim/);
    await add(page, "Shift+Tab", "They would swim elsewhere");
    await page.keyboard.press("3");
    await expectFocus(page, /^Opposes: Risk: They would swim elsewhere/);
    await page.keyboard.press("+");
    await expectFocus(page, /^Supports: Risk/);

    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowDown");
    await shell().press("select.edge");
    await expectFocus(page, /^Edge selected: 'People want to swim' supports 'Open the harbour'/);
    await add(page, "u", "Only a few of them");
    await expectFocus(page, /^Undercuts the link to 'Open the harbour': Critique: Only a few of them/);

    await page.keyboard.press("End");
    await expectFocus(page, /The water is clean/);
    await page.keyboard.press("l");
    await page.getByRole("combobox", { name: "Target" }).waitFor();
    await page.keyboard.press("-");
    await page.keyboard.type("want");
    await page.keyboard.press("Enter");
    await page.getByRole("combobox", { name: "Target" }).waitFor({ state: "detached" });
    await expectFocus(page, /The water is clean/);

    await row(page, /They would swim elsewhere/).focus();
    await page.keyboard.press("Delete");
    await expectFocus(page, /People want to swim/);

    expect(said(await savedMap(shell(), "built.argmap"))).toEqual([
      "People want to swim supports Open the harbour",
      "The water is clean supports Open the harbour",
      "Only a few of them opposes link of People want to swim",
      "The water is clean opposes People want to swim",
    ]);
  });

  test("edits in place: Enter keeps, Escape takes back, and typing is one step of undo", async () => {
    const page = await openOutline(shell(), RICH_MAP_TEXT);
    const field = page.getByRole("textbox", { name: "Text of the decision" });
    await row(page, /Open the harbour/)
      .first()
      .focus();
    await page.keyboard.type("Wait");
    await field.waitFor();
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("a year");
    await page.keyboard.press("Enter");
    await expectFocus(page, /^Decision: Wait a year\./);
    await shell().press("edit.undo");
    await expectFocus(page, /^Decision: Open the harbour to bathing\./);

    await shell().press("node.editText");
    await field.waitFor();
    await page.keyboard.type("Never");
    await page.keyboard.press("Escape");
    await expectFocus(page, /^Decision: Open the harbour to bathing\./);

    const before = await rows(page).count();
    await page.keyboard.press("Tab");
    await page.getByRole("textbox", { name: /^Text of the/ }).waitFor();
    await page.keyboard.press("Escape");
    await expectFocus(page, /^Decision: Open the harbour to bathing\./);
    expect(await rows(page).count()).toBe(before);
  });

  test("loses nothing of what is typed before the field is there", async () => {
    const page = await openOutline(shell(), RICH_MAP_TEXT);
    const field = page.getByRole("textbox", { name: "Text of the decision" });
    await row(page, /Open the harbour/)
      .first()
      .focus();
    await typeAtOnce(page, letters("Wait a"));
    await field.waitFor();
    expect(await field.inputValue()).toBe("Wait a");
    await page.keyboard.type(" year");
    expect(await field.inputValue()).toBe("Wait a year");
    await page.keyboard.press("Enter");
    await expectFocus(page, /^Decision: Wait a year\./);
    await shell().press("edit.undo");
    await expectFocus(page, /^Decision: Open the harbour to bathing\./);
  });

  test("opens the field for signs of AltGr, and empty-handed for a writing aid", async () => {
    const page = await openOutline(shell(), RICH_MAP_TEXT);
    const field = page.getByRole("textbox", { name: "Text of the decision" });
    await row(page, /Open the harbour/)
      .first()
      .focus();
    await typeAtOnce(page, [{ key: "€", ctrlKey: true, altKey: true, modifierAltGraph: true }]);
    await field.waitFor();
    expect(await field.inputValue()).toBe("€");
    await page.keyboard.press("Escape");
    await expectFocus(page, /^Decision: Open the harbour to bathing\./);

    await typeAtOnce(page, [{ key: "Process" }]);
    await field.waitFor();
    expect(await field.inputValue()).toBe("Open the harbour to bathing");
    await page.keyboard.insertText("泳ぐ");
    expect(await field.inputValue()).toBe("泳ぐ");
  });

  test("Tab goes on to the next argument, and an argument that gets no text goes again", async () => {
    const page = await openOutline(shell(), RICH_MAP_TEXT);
    const field = page.getByRole("textbox", { name: /^Text of the/ });
    const count = (await savedMap(shell(), "before.argmap")).nodes.length;
    await row(page, /Open the harbour/)
      .first()
      .focus();
    await page.keyboard.press("F2");
    await field.waitFor();
    await page.keyboard.type("Swim");
    await page.keyboard.press("Tab");
    await expect.poll(() => field.inputValue()).toBe("");
    await page.keyboard.type("It is hot");
    await page.keyboard.press("Shift+Tab");
    await expect.poll(() => field.inputValue()).toBe("");
    await page.keyboard.type("It is deep");
    await page.keyboard.press("Tab");
    await expect.poll(() => field.inputValue()).toBe("");
    await page.keyboard.press("Enter");
    await field.waitFor({ state: "detached" });
    await row(page, /It is deep/).focus();
    await page.keyboard.press("Tab");
    await field.waitFor();
    await row(page, /^Decision: Swim/).click();
    await field.waitFor({ state: "detached" });

    const after = await savedMap(shell(), "after.argmap");
    expect(after.nodes).toHaveLength(count + 2);
    expect(said(after)).toEqual(
      expect.arrayContaining(["It is hot supports Swim", "It is deep opposes It is hot"]),
    );
  });

  test("reads as a tree: levels, places, collapsing, references", async () => {
    const page = await openOutline(shell(), RICH_MAP_TEXT);
    const swim = row(page, /^Supports: Motive: People want to swim/);
    expect(await swim.getAttribute("aria-level")).toBe("2");
    expect([await swim.getAttribute("aria-posinset"), await swim.getAttribute("aria-setsize")]).toEqual([
      "1",
      "4",
    ]);
    await swim.focus();
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => swim.getAttribute("aria-expanded")).toBe("false");
    expect(await row(page, /They would swim elsewhere/).count()).toBe(0);
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => swim.getAttribute("aria-expanded")).toBe("true");
    await page.keyboard.press("ArrowRight");
    await expectFocus(page, /^Supports: Motive: Samples were good\. also supports 'The water is clean'/);

    const reference = row(page, /Samples were good.*in full elsewhere/);
    await reference.focus();
    await expectFocus(page, /in full elsewhere/);
    await page.keyboard.press("ArrowRight");
    await expectFocus(page, /^Supports: Motive: Samples were good\. also/);
    await page.keyboard.press("ArrowLeft");
    await expectFocus(page, /People want to swim/);

    const boats = row(page, /^Opposes: Risk: Boats use the basin\. 1 hidden\./);
    await boats.focus();
    await page.keyboard.press("Space");
    await row(page, /^Opposes: Motive: The ferry moves out/).waitFor();
  });

  test("selects several with Shift, and one Tab stop is all it takes", async () => {
    const page = await openOutline(shell(), RICH_MAP_TEXT);
    await row(page, /People want to swim/)
      .first()
      .focus();
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowDown");
    await page.getByText("3 selected").waitFor();
    const selected = await rows(page).and(page.locator('[aria-selected="true"]')).allTextContents();
    expect(selected.filter((text) => !text.includes("in full elsewhere"))).toHaveLength(3);
    expect(await page.getByRole("tree").locator('[tabindex="0"]').count()).toBe(1);
    await page.keyboard.press("ArrowUp");
    await page.getByText("3 selected").waitFor({ state: "detached" });
  });
});

describe("a map of ten thousand nodes in the outline", () => {
  const shell = withShell("browser");
  const size = 10_000;
  const ids = Array.from({ length: size }, (_, at) => `n${at}`);
  /** Ten arguments to each node, laid out as Tidy would, so that edges are short. */
  const place = (at: number) => {
    const first = [0, 1, 11, 111, 1111];
    const level = first.findLastIndex((start) => start <= at);
    return { x: (at - (first[level] ?? 0) + 0.5) * 10 ** (4 - level) * 260, y: level * 220 };
  };
  const large: ArgMap = {
    title: "Large",
    nodes: ids.map((id, at) => ({
      id,
      kind: at === 0 ? "decision" : "motive",
      text: `Node ${at} ${"with more words ".repeat(at % 7)}`.trim(),
      ...place(at),
    })),
    edges: ids.slice(1).map((id, at) => ({
      id: `e${at}`,
      from: id,
      to: ids[Math.floor(at / 10)] ?? "n0",
      relation: at % 3 === 0 ? "oppose" : "support",
    })),
    sources: [],
  };

  /** Whether the row with the focus lies inside the visible part of the tree. */
  const focusShows = (tree: Locator) =>
    tree.evaluate((element) => {
      const box = element.getBoundingClientRect();
      const inner = document.activeElement?.getBoundingClientRect();
      return inner !== undefined && inner.top >= box.top - 1 && inner.bottom <= box.bottom + 1;
    });

  test("draws only the rows near the visible part, and goes to the end and back", async () => {
    const page = await openOutline(shell(), serialise(large));
    const tree = page.getByRole("tree", { name: "Argument" });
    expect(await rows(page).count()).toBeLessThan(120);
    await rows(page).first().focus();
    await page.keyboard.press("End");
    await expectFocus(page, /Node 1110\b/);
    await expect.poll(() => focusShows(tree)).toBe(true);
    expect(await rows(page).count()).toBeLessThan(120);
    await page.keyboard.press("Home");
    await expectFocus(page, /^Decision: Node 0\./);
    await expect.poll(() => focusShows(tree)).toBe(true);
  });

  test("keeps the row with the focus while the list is scrolled away", async () => {
    const page = await openOutline(shell(), serialise(large));
    const tree = page.getByRole("tree", { name: "Argument" });
    await rows(page).nth(2).focus();
    const name = await focused(page).getAttribute("aria-label");
    await tree.hover();
    await page.mouse.wheel(0, 40_000);
    await expect.poll(() => tree.evaluate((element) => element.scrollTop)).toBeGreaterThan(30_000);
    expect(await focused(page).getAttribute("aria-label")).toBe(name);
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => focusShows(tree)).toBe(true);
    expect(await focused(page).getAttribute("aria-label")).not.toBe(name);
  });
});
