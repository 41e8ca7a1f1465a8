/** Finding one's way: levels, one argument in focus, the way up, and what is open; up close and on a painted map. */
import type { Page } from "playwright-core";
import { beforeEach, describe, expect, test } from "vitest";
import type { ArgMap } from "../../shared/document/types";
import { hiddenNodes } from "../../shared/document/visibility";
import { argumentOf, waysUp } from "../../shared/document/ways";
import { parse } from "../../shared/format/parse";
import { serialise } from "../../shared/format/serialise";
import { unansweredIn } from "../../shared/reasoning/open-points";
import { largeMap } from "../support/generated-map";
import { withShell } from "../support/shells";

const SMALL: ArgMap = {
  title: "Strikes",
  nodes: [
    { id: "d", kind: "decision", text: "Authorise strikes", x: 200, y: 0 },
    { id: "m", kind: "motive", text: "Deter North Korea", x: 0, y: 200 },
    { id: "r", kind: "risk", text: "Russia retaliates", x: 400, y: 200 },
    { id: "c", kind: "critique", text: "Threats came before", x: 400, y: 400 },
    { id: "s", kind: "motive", text: "Allies ask for it", x: 0, y: 400 },
  ],
  edges: [
    { id: "1", from: "m", to: "d", relation: "support" },
    { id: "2", from: "r", to: "d", relation: "oppose" },
    { id: "3", from: "c", to: "r", relation: "oppose" },
    { id: "4", from: "s", to: "m", relation: "support" },
    { id: "5", from: "s", to: "d", relation: "support" },
  ],
  sources: [],
};

async function saved(shell: {
  press: (name: "file.save") => Promise<void>;
  savedText: (name: string) => Promise<string>;
  page: Page;
}) {
  await shell.press("file.save");
  await shell.page.getByTitle("Not saved").waitFor({ state: "detached" });
  const opened = parse(await shell.savedText("map.argmap"));
  if (!opened.ok) throw new Error("the saved file does not open");
  return opened.value.map;
}

describe("on a small map", () => {
  const shell = withShell("browser", { viewport: { width: 1200, height: 800 } });
  let page: Page;
  const node = (id: string) => page.locator(`[data-node="${id}"]`);
  const way = () => page.getByRole("navigation", { name: "Way to the decision" });
  const nodesOnCanvas = () =>
    page.locator("[data-node]").evaluateAll((all) => all.map((one) => one.getAttribute("data-node")).sort());

  beforeEach(async () => {
    page = shell().page;
    await shell().answerOpen("map.argmap", serialise(SMALL));
    await shell().press("file.open");
    await node("d").waitFor();
  });

  test("the way up shows where a node stands, leads there, and offers other ways", async () => {
    await node("d").click({ position: { x: 20, y: 10 } });
    expect(await way().count()).toBe(0);
    await node("s").click({ position: { x: 20, y: 10 } });
    const crumbs = way().getByRole("listitem");
    await expect.poll(() => crumbs.allTextContents()).toEqual(["Authorise strikes", "Allies ask for it"]);
    expect(await way().locator("[aria-current]").textContent()).toBe("Allies ask for it");
    await way().getByRole("button", { name: "+1 more way" }).click();
    await page.getByRole("menuitemcheckbox", { name: "By 'Deter North Korea', in 2 steps" }).click();
    await expect
      .poll(() => crumbs.allTextContents())
      .toEqual(["Authorise strikes", "Deter North Korea", "Allies ask for it"]);
    // By keys alone: from the map to the bar, to the motive, and the keyboard is on the map again.
    await node("s").focus();
    await way().getByRole("button", { name: "Deter North Korea" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => node("m").evaluate((one) => one === document.activeElement)).toBe(true);
    await expect.poll(() => crumbs.allTextContents()).toEqual(["Authorise strikes", "Deter North Korea"]);
  });

  test("F6 reaches the way up", async () => {
    await node("s").click({ position: { x: 20, y: 10 } });
    await way().waitFor();
    for (let press = 0; press < 8; press += 1) {
      await shell().press("view.nextPane");
      if (await way().evaluate((bar) => bar.contains(document.activeElement))) return;
    }
    throw new Error("F6 never came to the way up");
  });

  test("a focus dims the rest, then hides it on canvas and outline, and Escape shows all; the file knows nothing of it", async () => {
    await node("r").click({ position: { x: 20, y: 10 } });
    const picture = () => node("m").locator("svg.node-picture").innerHTML();
    const before = await picture();
    const place = await node("m").boundingBox();
    await shell().press("view.focus");
    await page.getByRole("region", { name: "Focus" }).getByText("3 of 5 nodes").waitFor();
    await expect.poll(picture).not.toBe(before);
    expect((await node("m").boundingBox())?.width).toBeCloseTo(place?.width ?? 0, 0);
    // The node that keys act on is never dimmed.
    await node("m").click({ position: { x: 20, y: 10 } });
    await expect.poll(picture).toBe(before);
    await node("r").click({ position: { x: 20, y: 10 } });
    await expect.poll(picture).not.toBe(before);
    await page.getByRole("button", { name: "Hide the rest" }).click();
    await expect.poll(nodesOnCanvas).toEqual(["c", "d", "r"]);
    expect(await page.locator("[data-edge]").count()).toBe(2);
    await shell().press("view.outline");
    await expect.poll(() => page.getByRole("treeitem").count()).toBe(3);
    await shell().press("view.outline");
    await page.keyboard.press("Escape");
    await expect.poll(nodesOnCanvas).toEqual(["c", "d", "m", "r", "s"]);
    await expect.poll(picture).toBe(before);
    await page.getByText("All nodes are shown again.").waitFor();
    expect(await page.getByTitle("Not saved").count()).toBe(0);
  });

  test("finding a hidden node leaves the focus", async () => {
    await node("r").click({ position: { x: 20, y: 10 } });
    await shell().press("view.focus");
    await shell().press("view.focus");
    await expect.poll(nodesOnCanvas).toEqual(["c", "d", "r"]);
    await shell().press("edit.find");
    await page.getByRole("textbox", { name: "Find", exact: true }).fill("allies");
    await page.keyboard.press("Enter");
    await expect.poll(nodesOnCanvas).toEqual(["c", "d", "m", "r", "s"]);
    expect(await page.getByRole("region", { name: "Focus" }).count()).toBe(0);
  });

  test("levels show by key and are one step of undo", async () => {
    await shell().press("node.showOne");
    await expect.poll(nodesOnCanvas).toEqual(["d"]);
    await page.getByText("Show 1 level: 1 of 5 nodes are shown.").waitFor();
    await shell().press("node.showTwo");
    await expect.poll(nodesOnCanvas).toEqual(["d", "m", "r", "s"]);
    await shell().press("edit.undo");
    await page.getByText("Undid: Show 2 levels").waitFor();
    await shell().press("edit.undo");
    await expect.poll(nodesOnCanvas).toEqual(["c", "d", "m", "r", "s"]);
    expect(await page.getByTitle("Not saved").count()).toBe(0);
  });

  test("keys go through what nothing answers and what nothing supports", async () => {
    await shell().press("reason.nextUnanswered");
    await page.getByText("1 of 1: Threats came before").waitFor();
    await shell().press("reason.nextUnsupported");
    await page.getByText("1 of 1: Allies ask for it").waitFor();
    await expect.poll(() => node("s").evaluate((one) => one === document.activeElement)).toBe(true);
  });
});

describe("on a map of ten thousand nodes", () => {
  const MAP = largeMap(10_000);
  const shell = withShell("browser", { viewport: { width: 1400, height: 900 } });
  let page: Page;
  const status = () => page.getByRole("contentinfo");
  const painted = () => page.locator(".painted-layer").count();
  const zoom = async () => Number(/(\d+) %/.exec((await status().textContent()) ?? "")?.[1]);
  /** How many pixels of the painted map stand out clearly against its ground. */
  const inked = () =>
    page
      .locator("canvas.painted-layer")
      .first()
      .evaluate((canvas) => {
        if (!(canvas instanceof HTMLCanvasElement)) throw new Error("no canvas");
        const { data } = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? {
          data: [],
        };
        let dark = 0;
        for (let at = 0; at < data.length; at += 4) {
          const least = Math.min(data[at] ?? 255, data[at + 1] ?? 255, data[at + 2] ?? 255);
          if ((data[at + 3] ?? 0) > 200 && least < 140) dark += 1;
        }
        return dark;
      });

  beforeEach(async () => {
    page = shell().page;
    await shell().answerOpen("map.argmap", serialise(MAP));
    await shell().press("file.open");
    await page.getByRole("application", { name: "Map" }).waitFor({ timeout: 60_000 });
    await status().getByText("10,000 nodes").waitFor();
    await expect.poll(painted, { timeout: 60_000 }).toBe(1);
  });

  test("going to what is open comes near enough to read; a focus dims the painted map and hides it, and all comes back", async () => {
    const [first = ""] = unansweredIn(MAP);
    const inside = argumentOf(MAP, first);
    await shell().press("reason.nextUnanswered");
    await status()
      .getByText(`1 of ${unansweredIn(MAP).length.toLocaleString("en")}: `)
      .waitFor();
    await expect.poll(zoom).toBeGreaterThan(50);
    await expect
      .poll(() => page.locator(`[data-node="${first}"]`).evaluate((one) => one === document.activeElement))
      .toBe(true);
    const crumbs = page.getByRole("navigation", { name: "Way to the decision" }).getByRole("listitem");
    expect(await crumbs.count()).toBe(Math.min(5, waysUp(MAP, first)[0]?.length ?? 0));

    await shell().press("view.fit");
    await expect.poll(painted).toBe(1);
    const before = await inked();
    expect(before).toBeGreaterThan(5_000);
    await shell().press("view.focus");
    await page.getByText(`${inside.size} of 10,000 nodes`, { exact: true }).waitFor();
    await shell().press("view.fit");
    await expect.poll(painted).toBe(1);
    await expect.poll(inked).toBeLessThan(before / 10);

    await page.getByRole("button", { name: "Hide the rest" }).click();
    await expect.poll(() => page.locator("[data-node]").count()).toBe(inside.size);
    await page.getByRole("application", { name: "Map" }).focus();
    await page.keyboard.press("Escape");
    await shell().press("view.fit");
    await expect.poll(painted).toBe(1);
    await expect.poll(inked).toBeGreaterThan(before / 2);
  });

  test("two levels show the decisions and what speaks about them, also in the file; undo brings all back", async () => {
    await shell().press("node.showTwo");
    const said = await page.getByText(/^Show 2 levels: /).textContent();
    const folded = await saved(shell());
    const shown = 10_000 - hiddenNodes(folded).size;
    expect(said).toBe(`Show 2 levels: ${shown.toLocaleString("en")} of 10,000 nodes are shown.`);
    expect(shown).toBeGreaterThan(200);
    await shell().press("edit.undo");
    await page.getByText("Undid: Show 2 levels").waitFor();
    expect(await saved(shell())).toEqual(MAP);
  });

  test("what is selected fits into the view, from far away", async () => {
    await shell().press("edit.palette");
    const wanted = MAP.nodes[5_020];
    await page.getByRole("combobox", { name: "Command or node" }).fill(wanted?.text.slice(0, 60) ?? "");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Enter");
    await shell().press("view.fit");
    await expect.poll(painted).toBe(1);
    const far = await zoom();
    await shell().press("view.fitSelection");
    await expect.poll(zoom).toBe(100);
    expect(far).toBeLessThan(10);
    await expect.poll(painted).toBe(0);
  });

  test("the outline draws only the rows near the view", async () => {
    await shell().press("view.outline");
    await page.getByRole("treeitem").first().waitFor();
    expect(await page.getByRole("treeitem").count()).toBeLessThan(80);
    await page.getByRole("tree").hover();
    await page.mouse.wheel(0, 200_000);
    const rows = () =>
      page.getByRole("treeitem").evaluateAll((all) => all.map((one) => Number(one.dataset.at)));
    await expect.poll(async () => Math.max(...(await rows()))).toBeGreaterThan(1_000);
    expect(await page.getByRole("treeitem").count()).toBeLessThan(80);
  });
});
