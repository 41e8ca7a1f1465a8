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
    // The page's timers stand still, and with them the end of the gesture.
    await page.clock.install();
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
    expect(here).toBeLessThan(3);
    expect(difference(moving, still, 1, 0)).toBeGreaterThan(here * 1.5);
    expect(difference(moving, still, 0, 1)).toBeGreaterThan(here * 1.5);
  });

  test("at rest all that is in view stands there, the selected node keeps the keyboard, and typing goes on", async () => {
    for (let i = 0; i < 12; i += 1) await page.mouse.wheel(40, 25);
    await expect.poll(swept).toBe(0);
    const box = await canvas().boundingBox();
    if (!box) throw new Error("no canvas");
    const view = await page
      .locator(".react-flow__viewport")
      .evaluate((viewport) => new DOMMatrix(getComputedStyle(viewport).transform).toJSON());
    const inView = MAP.nodes.filter(({ x, y }) => {
      const [left, top] = [x * view.a + view.e, y * view.d + view.f];
      return left > 0 && top > 0 && left < box.width && top < box.height;
    });
    expect(inView.length).toBeGreaterThan(5);
    for (const { id } of inView) expect(await page.locator(`[data-node="${id}"]`).count(), id).toBe(1);
    await expect
      .poll(() =>
        page.evaluate(() => document.activeElement?.closest("[data-node]")?.getAttribute("data-node")),
      )
      .toBe(MIDDLE?.id);
  });

  test("a text that is being edited stays in sight while the wheel moves the map", async () => {
    await shell().press("node.editText");
    await page.clock.install();
    await page.mouse.wheel(0, 40);
    await expect.poll(swept).toBe(0);
    await page.getByRole("textbox", { name: /text/i }).first().waitFor();
  });
});
