/** The pointer on the canvas: what it moves, links, selects and opens. Read back from the saved file. */
import type { Locator, Page } from "playwright-core";
import { beforeEach, describe, expect, test } from "vitest";
import type { ArgMap } from "../../shared/document/types";
import { parse } from "../../shared/format/parse";
import { serialise } from "../../shared/format/serialise";
import { withShell } from "../support/shells";

const MAP: ArgMap = {
  title: "Harbour",
  nodes: [
    { id: "d", kind: "decision", text: "Open the harbour", x: 300, y: 0 },
    { id: "m", kind: "motive", text: "People want to swim", x: 100, y: 200 },
    { id: "r", kind: "risk", text: "Boats use the basin", x: 500, y: 200 },
    { id: "c", kind: "critique", text: "The ferry moves out", x: 700, y: 420 },
  ],
  edges: [
    { id: "e1", from: "m", to: "d", relation: "support" },
    { id: "e2", from: "r", to: "d", relation: "oppose" },
  ],
  sources: [],
};

type Spot = readonly [x: number, y: number];

async function spotIn(node: Locator, x = 0.3, y = 0.25): Promise<Spot> {
  const box = await node.boundingBox();
  if (!box) throw new Error("the node does not show");
  return [box.x + box.width * x, box.y + box.height * y];
}

/** The point of the window at a part of an edge's line. */
function spotOn(page: Page, edge: string, part: number): Promise<Spot> {
  return page.locator(`[data-edge="${edge}"] .edge-hit`).evaluate((element, at) => {
    const line = element as SVGPathElement;
    const matrix = line.getScreenCTM();
    if (!matrix) throw new Error("the edge does not show");
    const { x, y } = line.getPointAtLength(line.getTotalLength() * at).matrixTransform(matrix);
    return [x, y] as const;
  }, part);
}

async function drag(page: Page, from: Spot, to: Spot): Promise<void> {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 4 });
  await page.mouse.move(...to, { steps: 4 });
  await page.mouse.up();
}

describe("the pointer on the canvas", () => {
  const shell = withShell("browser");
  let page: Page;
  const node = (text: string) => page.getByRole("group", { name: text }).first();
  const grip = (id: string, side: string) => page.locator(`[data-node="${id}"] .wire-grip.at-${side}`);

  beforeEach(async () => {
    page = shell().page;
    await shell().answerOpen("harbour.argmap", serialise(MAP));
    await shell().press("file.open");
    await node("Open the harbour").waitFor();
  });

  async function saved(): Promise<ArgMap> {
    await shell().press("file.save");
    await page.getByTitle("Not saved").waitFor({ state: "detached" });
    const opened = parse(await shell().savedText("harbour.argmap"));
    if (!opened.ok) throw new Error("the saved file does not open");
    return opened.value.map;
  }
  const edges = async () => (await saved()).edges.map((edge) => `${edge.from} ${edge.relation} ${edge.to}`);

  test("a dragged node keeps its new place, as one step of undo", async () => {
    const from = await spotIn(node("People want to swim"));
    await drag(page, from, [from[0] - 83, from[1] + 61]);
    const moved = (await saved()).nodes.find((one) => one.id === "m");
    expect([moved?.x, moved?.y]).not.toEqual([100, 200]);
    await shell().press("edit.undo");
    await page.getByText("Undid: Move 1 node").waitFor();
    expect(await saved()).toEqual(MAP);
  });

  test("a box around nodes selects them, and they move together", async () => {
    const canvas = await page.getByRole("application", { name: "Map" }).boundingBox();
    if (!canvas) throw new Error("no canvas");
    await drag(
      page,
      [canvas.x + 8, canvas.y + 8],
      [canvas.x + canvas.width - 8, canvas.y + canvas.height - 8],
    );
    const from = await spotIn(node("Boats use the basin"));
    await drag(page, from, [from[0] + 40, from[1] + 40]);
    const { nodes } = await saved();
    const shifts = new Set(
      nodes.map((one, at) => `${one.x - (MAP.nodes[at]?.x ?? 0)} ${one.y - (MAP.nodes[at]?.y ?? 0)}`),
    );
    expect(shifts.size).toBe(1);
    expect(shifts).not.toContain("0 0");
  });

  test("what is selected moves as a whole, also what is out of view", async () => {
    await shell().press("view.actualSize");
    for (let times = 0; times < 4; times += 1) await shell().press("view.zoomIn");
    await shell().press("edit.selectAll");
    // The last one is brought into view.
    const from = await spotIn(node("The ferry moves out"), 0.5, 0.2);
    await drag(page, from, [from[0] + 37, from[1] + 23]);
    const { nodes } = await saved();
    const shifts = new Set(
      nodes.map((one, at) => `${one.x - (MAP.nodes[at]?.x ?? 0)} ${one.y - (MAP.nodes[at]?.y ?? 0)}`),
    );
    expect(shifts.size).toBe(1);
    expect(shifts).not.toContain("0 0");
  });

  test("a box begins a selection anew; with Shift it adds to the one there is", async () => {
    await shell().press("edit.selectAll");
    const box = await node("The ferry moves out").boundingBox();
    if (!box) throw new Error("no node");
    const around = [
      [box.x - 12, box.y - 12],
      [box.x + box.width + 12, box.y + box.height + 12],
    ] as const;
    await drag(page, ...around);
    await shell().press("edit.delete");
    expect((await saved()).nodes.map((one) => one.id)).toEqual(["d", "m", "r"]);
    await shell().press("edit.undo");
    await page.mouse.click(...(await spotIn(node("Boats use the basin"))));
    await page.keyboard.down("Shift");
    await drag(page, ...around);
    await page.keyboard.up("Shift");
    await shell().press("edit.delete");
    expect((await saved()).nodes.map((one) => one.id)).toEqual(["d", "m"]);
  });

  test("what a collapsed node hides moves with it", async () => {
    await page.mouse.click(...(await spotIn(node("Open the harbour"))));
    await shell().press("node.collapse");
    await node("Collapsed, 2 hidden").waitFor();
    const from = await spotIn(node("Open the harbour"));
    await drag(page, from, [from[0] + 60, from[1] + 40]);
    const [decision, motive, risk] = (await saved()).nodes;
    const shift = [(decision?.x ?? 0) - 300, decision?.y ?? 0];
    expect(shift).not.toEqual([0, 0]);
    expect([(motive?.x ?? 0) - 100, (motive?.y ?? 0) - 200]).toEqual(shift);
    expect([(risk?.x ?? 0) - 500, (risk?.y ?? 0) - 200]).toEqual(shift);
  });

  test("a line from a grip links two nodes; with Alt held it opposes", async () => {
    await node("The ferry moves out").hover();
    const from = await spotIn(grip("c", "top"), 0.5, 0.5);
    await page.keyboard.down("Alt");
    await drag(page, from, await spotIn(node("Boats use the basin")));
    await page.keyboard.up("Alt");
    expect(await edges()).toEqual(["m support d", "r oppose d", "c oppose r"]);
  });

  test("a node that is linked to nothing undercuts the edge that it is let go on; others only pass over it", async () => {
    await page.getByRole("application", { name: "Map" }).focus();
    await shell().press("node.addFree");
    await page.keyboard.type("Nobody counted them");
    await page.keyboard.press("Enter");
    const loose = page.getByRole("group", { name: /Nobody counted them/ });
    await loose.waitFor();
    await shell().press("view.fit");
    const hint = page.getByText("Let go to undercut the link", { exact: true });
    const target = await spotOn(page, "e1", 0.4);
    await page.mouse.move(...(await spotIn(loose)));
    await page.mouse.down();
    await page.mouse.move(target[0] + 60, target[1] + 60, { steps: 4 });
    expect(await hint.count()).toBe(0);
    await page.mouse.move(...target, { steps: 4 });
    await hint.waitFor();
    await page
      .getByRole("contentinfo")
      .getByText(/^Let go to undercut the link: /)
      .waitFor();
    await page.mouse.up();
    await page.getByRole("group", { name: /Nobody counted them\. Undercuts the link from/ }).waitFor();
    await hint.waitFor({ state: "detached" });
    await page
      .getByRole("contentinfo")
      .getByText(/^Connected: 'Nobody counted them' undercuts/)
      .waitFor();

    // It has its place now, and goes over another edge without another link; with Alt it is asked for.
    const before = await page.locator("[data-edge]").count();
    const other = await page
      .locator("[data-edge]")
      .evaluateAll((edges) => edges.map((one) => one.getAttribute("data-edge")));
    const second = other.find((id) => id !== "e1" && id?.startsWith("e")) ?? "";
    await drag(page, await spotIn(loose), await spotOn(page, second, 0.5));
    expect(await page.locator("[data-edge]").count()).toBe(before);
    await shell().press("edit.undo");
    await page.keyboard.down("Alt");
    await drag(page, await spotIn(loose), await spotOn(page, second, 0.5));
    await page.keyboard.up("Alt");
    await expect.poll(() => page.locator("[data-edge]").count()).toBe(before + 1);
  });

  test("a line to an edge undercuts it", async () => {
    await node("The ferry moves out").hover();
    await drag(page, await spotIn(grip("c", "top"), 0.5, 0.5), await spotOn(page, "e2", 0.4));
    expect(await edges()).toEqual(["m support d", "r oppose d", "c oppose e2"]);
  });

  test("a line to empty space asks what to make there, and makes it", async () => {
    await node("People want to swim").hover();
    const from = await spotIn(grip("m", "bottom"), 0.5, 0.5);
    await drag(page, from, [from[0], from[1] + 130]);
    await page
      .getByRole("menuitem", { name: /opposing critique|critique/i })
      .first()
      .click();
    await page.getByRole("textbox", { name: /^Text of this/ }).fill("Not in winter");
    await page.keyboard.press("Enter");
    const map = await saved();
    expect(map.nodes.at(-1)?.text).toBe("Not in winter");
    expect(map.edges.at(-1)).toMatchObject({ to: "m" });
  });

  test("the end of a selected edge can be moved to another node", async () => {
    await page.mouse.click(...(await spotOn(page, "e1", 0.4)));
    const end = page.locator('.edge-grip[data-end="to"]');
    await drag(page, await spotIn(end, 0.5, 0.5), await spotIn(node("Boats use the basin")));
    expect(await edges()).toEqual(["m support r", "r oppose d"]);
  });

  test("a double click writes: on a node its text, on empty canvas a new node", async () => {
    await page.mouse.dblclick(...(await spotIn(node("Boats use the basin"))));
    await page.getByRole("textbox", { name: /^Text of this risk/ }).fill("Boats cross");
    await page.keyboard.press("Enter");
    const canvas = await page.getByRole("application", { name: "Map" }).boundingBox();
    await page.mouse.dblclick((canvas?.x ?? 0) + 60, (canvas?.y ?? 0) + 60);
    await page.getByRole("textbox", { name: /^Text of this/ }).fill("All alone");
    await page.keyboard.press("Enter");
    expect((await saved()).nodes.map((one) => one.text)).toEqual([
      "Open the harbour",
      "People want to swim",
      "Boats cross",
      "The ferry moves out",
      "All alone",
    ]);
  });

  test("a dragged side sets the width, and a double click on it gives it back", async () => {
    const box = await node("The ferry moves out").boundingBox();
    const side: Spot = [(box?.x ?? 0) + (box?.width ?? 0) - 1, (box?.y ?? 0) + 12];
    await drag(page, side, [side[0] + 70, side[1]]);
    expect((await saved()).nodes[3]?.width).toBeGreaterThan(box?.width ?? 0);
    const wide = await node("The ferry moves out").boundingBox();
    await page.mouse.dblclick((wide?.x ?? 0) + (wide?.width ?? 0) - 1, (wide?.y ?? 0) + 12);
    expect(await saved()).toEqual(MAP);
  });

  test("what is copied can be pasted, with the edges in between, and as text elsewhere", async () => {
    await page.mouse.click(...(await spotIn(node("Open the harbour"))));
    await page.keyboard.down("Shift");
    await page.mouse.click(...(await spotIn(node("Boats use the basin"))));
    await page.keyboard.up("Shift");
    await shell().press("edit.copy");
    expect(await shell().clipboardText()).toBe("- Decision: Open the harbour\n  − Risk: Boats use the basin");
    await shell().press("edit.paste");
    await page.getByText("Pasted 2 nodes.").waitFor();
    const map = await saved();
    expect(map.nodes.map((one) => one.text).slice(4)).toEqual(["Open the harbour", "Boats use the basin"]);
    expect(map.edges.at(-1)).toMatchObject({
      from: map.nodes.at(-1)?.id,
      to: map.nodes.at(-2)?.id,
      relation: "oppose",
    });
  });

  test("a context menu opens for what is under the pointer", async () => {
    await page.mouse.click(...(await spotIn(node("Boats use the basin"))), { button: "right" });
    await page.getByRole("menu").getByText("Make it a motive").click();
    expect((await saved()).nodes[2]?.kind).toBe("motive");
    await page.mouse.click(...(await spotOn(page, "e1", 0.4)), { button: "right" });
    await page.getByRole("menu").getByText("Edge opposes").click();
    expect(await edges()).toEqual(["m oppose d", "r oppose d"]);
  });

  test("collapsing hides what is below and says how much", async () => {
    await page.mouse.click(...(await spotIn(node("Open the harbour"))));
    await shell().press("node.collapse");
    await node("Collapsed, 2 hidden").waitFor();
    expect(await page.locator("[data-node]").count()).toBe(2);
    await shell().press("node.collapse");
    await node("Boats use the basin").waitFor();
  });
});
