/** While a gesture moves the view over a large map it is painted; at rest it stands there as elements. */
import type { Page } from "playwright-core";
import { beforeEach, describe, expect, test } from "vitest";
import { serialise } from "../../shared/format/serialise";
import { largeMap } from "../support/generated-map";
import { difference, pixelsOf } from "../support/pixels";
import { withShell } from "../support/shells";

const MAP = largeMap(1_000);
/** One in the middle of the map, with neighbours on all sides. */
const MIDDLE = MAP.nodes[520];

describe.each(["light", "dark"] as const)("moving the view over a large map, %s", (colorScheme) => {
  const shell = withShell("browser", { viewport: { width: 1400, height: 900 }, colorScheme });
  let page: Page;
  const canvas = () => page.getByRole("application", { name: "Map" });
  const swept = () => page.locator(".canvas.is-swept").count();
  const zoom = async () =>
    Number(/(\d+) %/.exec((await page.getByRole("contentinfo").textContent()) ?? "")?.[1]);

  /** The page's timers stand still from now on, and with them the end of a gesture. */
  const stopTimers = async () => {
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
  };
  /** The nodes whose top left corner is in view, with a place of the window that lies on each. */
  const inView = async () => {
    const box = await canvas().boundingBox();
    if (!box) throw new Error("no canvas");
    const { a, d, e, f } = await page
      .locator(".react-flow__viewport")
      .evaluate((viewport) => new DOMMatrix(getComputedStyle(viewport).transform).toJSON());
    return MAP.nodes
      .map(({ id, x, y }) => ({ id, x: (x ?? 0) * a + e, y: (y ?? 0) * d + f }))
      .filter(({ x, y }) => x > 0 && y > 0 && x < box.width && y < box.height)
      .map(({ id, x, y }) => ({ id, x: box.x + x + 40, y: box.y + y + 30, within: box }));
  };
  const standing = () =>
    page.locator("[data-node]").evaluateAll((nodes) => nodes.map((node) => node.getAttribute("data-node")));
  /** Moves the view until a node is well in view that no element stands for yet, and answers that. */
  const sweepToNew = async () => {
    for (let i = 0; i < 60; i += 1) {
      await page.mouse.wheel(0, -120);
      await expect.poll(swept).toBe(1);
      const there = await standing();
      const fresh = (await inView()).find(
        ({ id, x, y, within }) =>
          !there.includes(id) && x < within.x + within.width - 260 && y < within.y + within.height - 180,
      );
      if (fresh) return fresh;
    }
    throw new Error("no node came into view");
  };
  const focused = () =>
    page.evaluate(() => document.activeElement?.closest("[data-node]")?.getAttribute("data-node"));

  beforeEach(async () => {
    page = shell().page;
    await shell().answerOpen("large.argmap", serialise(MAP));
    await shell().press("file.open");
    await page.getByRole("contentinfo").getByText("1,000 nodes").waitFor();
    await shell().press("edit.find");
    await page.getByRole("textbox", { name: "Find" }).fill(MIDDLE?.text ?? "");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await page.locator(`[data-node="${MIDDLE?.id}"]`).waitFor();
    await shell().press("view.fitSelection");
    await expect.poll(zoom).toBe(100);
    const box = await canvas().boundingBox();
    await page.mouse.move((box?.x ?? 0) + 500, (box?.y ?? 0) + 400);
    await expect.poll(swept).toBe(0);
  });

  test("the picture while it moves is the one at rest", async () => {
    await stopTimers();
    await page.mouse.wheel(0, 60);
    await expect.poll(swept).toBe(1);
    const clip = (await canvas().boundingBox()) ?? undefined;
    const middle = clip && { x: clip.x, y: clip.y, width: clip.width - 220, height: clip.height - 160 };
    if (!middle) throw new Error("no canvas");
    const moving = await pixelsOf(await page.screenshot({ clip: middle, caret: "hide" }));
    await page.clock.runFor(1000);
    await expect.poll(swept).toBe(0);
    const still = await pixelsOf(await page.screenshot({ clip: middle, caret: "hide" }));
    const here = difference(moving, still, 0, 0);
    expect(here).toBeLessThan(4);
    expect(difference(moving, still, 1, 0)).toBeGreaterThan(here * 1.5);
    expect(difference(moving, still, 0, 1)).toBeGreaterThan(here * 1.5);
  });

  test("the ring around the selected node is as wide while the view moves as at rest", async () => {
    await page.keyboard.down("Control");
    for (let i = 0; i < 8; i += 1) await page.mouse.wheel(0, 60);
    await page.keyboard.up("Control");
    await expect.poll(zoom).toBeLessThan(60);
    await expect.poll(swept).toBe(0);
    await stopTimers();
    await page.mouse.wheel(0, 20);
    await expect.poll(swept).toBe(1);
    const box = await page.locator(`[data-node="${MIDDLE?.id}"]`).boundingBox();
    if (!box) throw new Error("no node");
    // The middle of the left side, away from lines and corners.
    const clip = { x: box.x - 10, y: box.y + box.height / 2 - 14, width: 20, height: 28 };
    const moving = await pixelsOf(await page.screenshot({ clip }));
    await page.clock.runFor(1000);
    await expect.poll(swept).toBe(0);
    // The keyboard is on the node, for which its element has a faint glow besides; a ring of another width differs by 27.
    expect(difference(moving, await pixelsOf(await page.screenshot({ clip })), 0, 0)).toBeLessThan(21);
  });

  test("at rest all that is in view stands there, the selected node keeps the keyboard, and typing goes on", async () => {
    for (let i = 0; i < 12; i += 1) await page.mouse.wheel(40, 25);
    await expect.poll(swept).toBe(0);
    const seen = await inView();
    expect(seen.length).toBeGreaterThan(5);
    for (const { id } of seen) expect(await page.locator(`[data-node="${id}"]`).count(), id).toBe(1);
    await expect.poll(focused).toBe(MIDDLE?.id);
  });

  test("a click before the view rests selects the node that has just come into view", async () => {
    await stopTimers();
    const { id, x, y } = await sweepToNew();
    await page.mouse.click(x, y);
    await page.locator(`[data-node="${id}"].is-selected`).waitFor();
    await page.clock.runFor(1000);
    await expect.poll(focused).toBe(id);
  });

  test("a double click before the view rests edits the node, and adds none", async () => {
    await stopTimers();
    const { id, x, y } = await sweepToNew();
    await page.mouse.dblclick(x, y);
    await page.locator(`[data-node="${id}"] textarea`).waitFor();
    await page.getByRole("contentinfo").getByText("1,000 nodes").waitFor();
  });

  test("a node that came into view can be dragged before the view rests", async () => {
    await stopTimers();
    const { id, x, y } = await sweepToNew();
    await page.mouse.move(x + 1, y + 1);
    await page.mouse.down();
    await page.mouse.move(x + 10, y + 10);
    await page.mouse.move(x + 60, y + 40, { steps: 5 });
    await page.mouse.up();
    await page.clock.runFor(1000);
    await page.locator(`[data-node="${id}"].is-selected`).waitFor();
    await expect.poll(() => page.getByRole("button", { name: "Undo" }).isEnabled()).toBe(true);
  });

  test("the line of a link that is being drawn stays at the pointer while the wheel moves the map", async () => {
    const node = await page.locator(`[data-node="${MIDDLE?.id}"]`).boundingBox();
    if (!node) throw new Error("no node");
    const [x, y] = [node.x + node.width / 2, node.y + node.height];
    await page.mouse.move(x, y - 20);
    await page.locator(`[data-node="${MIDDLE?.id}"] .wire-grip.at-bottom`).hover();
    await page.mouse.down();
    await page.mouse.move(x + 40, y + 40, { steps: 3 });
    await page.locator("line.wire").waitFor({ state: "attached" });
    for (let i = 0; i < 8; i += 1) await page.mouse.wheel(0, -120);
    await expect
      .poll(async () => {
        const { e, d, f, a } = await page
          .locator(".react-flow__viewport")
          .evaluate((viewport) => new DOMMatrix(getComputedStyle(viewport).transform).toJSON());
        const box = await canvas().boundingBox();
        const end = await page
          .locator("line.wire")
          .evaluate((line) => [Number(line.getAttribute("x2")), Number(line.getAttribute("y2"))] as const);
        return [
          Math.round(end[0] * a + e + (box?.x ?? 0) - x),
          Math.round(end[1] * d + f + (box?.y ?? 0) - y),
        ];
      })
      .toEqual([40, 40]);
    await page.keyboard.press("Escape");
    await page.mouse.up();
  });

  test("a text that is being edited stays in sight while the wheel moves the map", async () => {
    await shell().press("node.editText");
    await stopTimers();
    await page.mouse.wheel(0, 40);
    await expect.poll(swept).toBe(0);
    await page.getByRole("textbox", { name: /text/i }).first().waitFor();
  });
});
