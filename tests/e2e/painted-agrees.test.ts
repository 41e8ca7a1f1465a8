/** The painted map and the elements are one picture: same places, same lines, same colours, on the samples, light and dark. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { unionOf } from "../../shared/basics/geometry";
import type { MapNode } from "../../shared/document/types";
import { parse } from "../../shared/format/parse";
import { serialise } from "../../shared/format/serialise";
import { placedBoxes } from "../../shared/layout/boxes";
import { measure } from "../shared/scene/helpers";
import { at, difference, pixelsOf } from "../support/pixels";
import { withShell } from "../support/shells";

/** Enough for the canvas to paint below half size, and too few for that. */
const [MANY, FEW] = [300, 20];
/** A large window, so that the tallest sample can be read in it; and a map so wide that it stands at well below half size. */
const WINDOW = { width: 2400, height: 1700 };
const WIDE = 5600;

/**
 * The sample, and far to its right a heap of nodes on one place: what is in view is equally large with many and with few, so
 * that both are seen at one zoom. Answers where the heap begins, too.
 */
function withHeap(name: string, count: number): { readonly text: string; readonly heapAt: number } {
  const file = resolve(import.meta.dirname, "../../samples/good", name);
  const opened = parse(readFileSync(file, "utf8"));
  if (!opened.ok) throw new Error("the sample does not open");
  const { map } = opened.value;
  const bounds = unionOf(placedBoxes(map, measure).values());
  const heapAt = Math.max((bounds?.x ?? 0) + (bounds?.width ?? 0) + 400, (bounds?.x ?? 0) + WIDE);
  const heap = Array.from(
    { length: count },
    (_, at): MapNode => ({ id: `heap${at}`, kind: "motive", text: "Heap", x: heapAt, y: bounds?.y ?? 0 }),
  );
  return { text: serialise({ ...map, nodes: [...map.nodes, ...heap] }), heapAt };
}

describe.each(["light", "dark"] as const)("the painted map and the elements, %s", (colorScheme) => {
  const shell = withShell("browser", { viewport: WINDOW, colorScheme });

  /** The sample as the canvas shows it, without the heap; and the middles of its nodes' lower borders. */
  async function seen(name: string, count: number) {
    const { page } = shell();
    const { text } = withHeap(name, count);
    await shell().answerOpen(`${count}-${name}`, text);
    await shell().press("file.open");
    await page.getByText(`${count}-${name}`).first().waitFor();
    await expect.poll(() => page.locator(".painted-layer").count()).toBe(count === MANY ? 1 : 0);
    await shell().press("view.fit");
    const canvas = await page.getByRole("application", { name: "Map" }).boundingBox();
    if (!canvas) throw new Error("no canvas");
    const clip = { x: canvas.x + 4, y: canvas.y + 4, width: canvas.width * 0.8, height: canvas.height - 8 };
    // Both frames of a pending paint, so that the picture is that of the fitted view.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    const boxes = await page.locator("[data-node]:not([data-node^=heap])").evaluateAll((nodes) =>
      nodes.map((node) => {
        const { x, y, width, height } = node.getBoundingClientRect();
        return { x: x + width / 2, y: y + height - 3 };
      }),
    );
    const picture = await pixelsOf(await page.screenshot({ clip, caret: "hide" }));
    return {
      picture,
      spots: boxes.map(({ x, y }) => [Math.round(x - clip.x), Math.round(y - clip.y)] as const),
    };
  }

  test.each(["atacms.argmap", "car-free-centre.argmap", "four-day-week.argmap"])("%s", async (name) => {
    const elements = await seen(name, FEW);
    const painted = await seen(name, MANY);
    const here = difference(elements.picture, painted.picture, 0, 0);
    // Anti-aliasing differs a little; a picture that is a pixel off in any direction differs far more.
    expect(here).toBeLessThan(2);
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const)
      expect(difference(elements.picture, painted.picture, dx, dy)).toBeGreaterThan(here * 1.5);
    expect(elements.spots.length).toBeGreaterThan(10);
    for (const [x, y] of elements.spots)
      expect(at(painted.picture, x, y), `${x} ${y}`).toEqual(at(elements.picture, x, y));
  });
});
