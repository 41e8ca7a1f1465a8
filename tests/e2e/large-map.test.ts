/** A map of ten thousand nodes, seen as a whole and therefore painted: everything works on it as it does up close. */
import type { Page } from "playwright-core";
import { beforeEach, describe, expect, test } from "vitest";
import { nodeOf } from "../../shared/document/lookups";
import type { ArgMap, MapNode } from "../../shared/document/types";
import { parse } from "../../shared/format/parse";
import { serialise } from "../../shared/format/serialise";
import { largeMap } from "../support/generated-map";
import { withShell } from "../support/shells";

const COUNT = 10_000;
const MAP = largeMap(COUNT);
const TEXT = serialise(MAP);
/** Of those that speak about something: far from each other, and not decisions. */
const [ONE, OTHER] = [nodeAt(5_020), nodeAt(5_130)];

function nodeAt(at: number): MapNode {
  const node = MAP.nodes[at];
  if (!node) throw new Error(`there is no node ${at}`);
  return node;
}

type Spot = readonly [x: number, y: number];

describe("a map of ten thousand nodes, painted", () => {
  const shell = withShell("browser", { viewport: { width: 1400, height: 900 } });
  let page: Page;
  const element = (id: string) => page.locator(`[data-node="${id}"]`);
  const status = () => page.getByRole("contentinfo");

  beforeEach(async () => {
    page = shell().page;
    await shell().answerOpen("large.argmap", TEXT);
    await shell().press("file.open");
    await page.getByRole("application", { name: "Map" }).waitFor({ timeout: 60_000 });
    await status().getByText("10,000 nodes").waitFor();
    await expect.poll(() => page.locator(".painted-layer").count(), { timeout: 60_000 }).toBe(1);
  });

  /** Where a point of the map, inside of the node, stands in the window. */
  async function spotOf({ x, y }: { x: number; y: number }, inside = 40): Promise<Spot> {
    const canvas = await page.getByRole("application", { name: "Map" }).boundingBox();
    const view = await page
      .locator(".react-flow__viewport")
      .evaluate((viewport) => new DOMMatrix(getComputedStyle(viewport).transform).toJSON());
    if (!canvas) throw new Error("no canvas");
    return [canvas.x + view.e + (x + inside) * view.a, canvas.y + view.f + (y + inside) * view.a];
  }

  async function saved(): Promise<ArgMap> {
    await shell().press("file.save");
    await page.getByTitle("Not saved").waitFor({ state: "detached" });
    const opened = parse(await shell().savedText("large.argmap"));
    if (!opened.ok) throw new Error("the saved file does not open");
    return opened.value.map;
  }

  async function clickWithShift(spot: Spot): Promise<void> {
    await page.keyboard.down("Shift");
    await page.mouse.click(...spot);
    await page.keyboard.up("Shift");
  }

  async function drag(from: Spot, to: Spot): Promise<void> {
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 3 });
    await page.mouse.move(...to, { steps: 3 });
    await page.mouse.up();
  }

  test("a click selects what is painted there and keys go on from it; few elements stand in the page", async () => {
    await page.mouse.click(...(await spotOf(ONE)));
    await expect.poll(() => element(ONE.id).evaluate((node) => node === document.activeElement)).toBe(true);
    expect(await element(ONE.id).getAttribute("aria-label")).toContain(ONE.text);
    await clickWithShift(await spotOf(OTHER));
    await status().getByText("2 selected").waitFor();
    await page.mouse.click(...(await spotOf({ x: -900, y: -900 })));
    await expect.poll(() => status().getByText("selected").count()).toBe(0);
    await page.mouse.click(...(await spotOf(ONE)));
    await page.keyboard.press("ArrowUp");
    const above = MAP.edges.find(({ from }) => from === ONE.id)?.to ?? "";
    await expect.poll(() => element(above).evaluate((node) => node === document.activeElement)).toBe(true);
    expect(await page.locator(".react-flow__node").count()).toBeLessThan(5);
  });

  test("a node drags, in one step of undo, and what is selected goes with it", async () => {
    await page.mouse.click(...(await spotOf(OTHER)));
    await clickWithShift(await spotOf(ONE));
    const from = await spotOf(ONE);
    await drag(from, [from[0] + 12, from[1] + 30]);
    const { nodes } = await saved();
    const shifts = nodes.map(({ x, y }, at) => [x - nodeAt(at).x, y - nodeAt(at).y].join(" "));
    expect(shifts.filter((shift) => shift !== "0 0")).toHaveLength(2);
    expect(shifts[5_020]).toBe(shifts[5_130]);
    await shell().press("edit.undo");
    await page.getByText("Undid: Move 2 nodes").waitFor();
    expect(await saved()).toEqual(MAP);
  });

  test("a box selects what it covers, and delete takes that away", async () => {
    const row = MAP.nodes.filter(({ x, y }) => Math.abs(x - ONE.x) < 1500 && Math.abs(y - ONE.y) < 900);
    const corner = { x: Math.min(...row.map(({ x }) => x)), y: Math.min(...row.map(({ y }) => y)) };
    const end = { x: Math.max(...row.map(({ x }) => x)), y: Math.max(...row.map(({ y }) => y)) };
    await drag(await spotOf(corner, -30), await spotOf(end, 60));
    const said = await status()
      .getByText(/\d+ selected/)
      .textContent();
    const count = Number(/(\d+) selected/.exec(said ?? "")?.[1]);
    expect(count).toBeGreaterThanOrEqual(row.length);
    await shell().press("edit.delete");
    await status()
      .getByText(`${(COUNT - count).toLocaleString("en")} nodes`)
      .waitFor();
    const left = new Set((await saved()).nodes.map(({ id }) => id));
    expect(row.filter(({ id }) => left.has(id))).toEqual([]);
    await shell().press("edit.undo");
    await status().getByText("10,000 nodes").waitFor();
    expect(await saved()).toEqual(MAP);
  });

  test("the menu of a painted node is the node's own", async () => {
    await page.mouse.click(...(await spotOf(ONE)), { button: "right" });
    await page.getByRole("menuitem", { name: /^Delete/ }).click();
    const left = await saved();
    expect(nodeOf(left, ONE.id)).toBeUndefined();
    expect(left.nodes).toHaveLength(COUNT - 1);
  });

  test("connecting picks a painted target", async () => {
    await page.mouse.click(...(await spotOf(ONE)));
    await page.keyboard.press("l");
    await page.mouse.click(...(await spotOf(OTHER)));
    await expect.poll(async () => (await saved()).edges.at(-1)).toMatchObject({ from: ONE.id, to: OTHER.id });
  });

  test("writing comes near enough to read, and what is written is in the file", async () => {
    await page.mouse.dblclick(...(await spotOf(ONE)));
    await page.getByRole("textbox", { name: /^Text of this/ }).fill("Something shorter");
    expect(Number(/(\d+) %/.exec((await status().textContent()) ?? "")?.[1])).toBeGreaterThan(50);
    await page.keyboard.press("Enter");
    expect(nodeOf(await saved(), ONE.id)?.text).toBe("Something shorter");
    await shell().press("edit.undo");
    expect(await saved()).toEqual(MAP);
  });

  test("a search finds all that there is, and goes to the next", async () => {
    await shell().press("edit.find");
    const words = ONE.text.slice(0, 24);
    await page.getByRole("textbox", { name: "Find", exact: true }).fill(words);
    const hits = MAP.nodes.filter(({ text }) => text.includes(words));
    await page
      .getByText(new RegExp(`\\b${hits.length}\\b`))
      .first()
      .waitFor();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator("[data-node].is-selected").count()).toBeGreaterThan(0);
  });

  test("a collapsed tree hides, and the picture of the map holds what is left", async () => {
    const decision = MAP.nodes.find(({ kind }) => kind === "decision") ?? ONE;
    await page.mouse.click(...(await spotOf(decision)));
    await shell().press("node.collapse");
    await element(decision.id).and(page.locator('[aria-label*="Collapsed, 49 hidden"]')).waitFor();
    await shell().press("file.export");
    const dialog = page.getByRole("dialog", { name: "Export image" });
    await dialog.getByRole("radio", { name: /SVG/ }).check();
    await shell().answerSave("large.svg");
    await dialog.getByRole("button", { name: "Export…" }).click();
    await status().getByText("Exported as large.svg.").waitFor({ timeout: 120_000 });
    const svg = await shell().savedText("large.svg");
    const kinds = svg.match(/<title>(Decision|Motive|Risk|Critique): /g) ?? [];
    expect(kinds).toHaveLength(COUNT - 49);
  });
});
