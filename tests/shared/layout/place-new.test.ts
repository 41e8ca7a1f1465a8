import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { overlap, type Rect } from "../../../shared/basics/geometry";
import { directionOf, firstFree, placeChild } from "../../../shared/layout/place-new";
import type { PlacedBox } from "../../../shared/layout/types";

const SIZE = { width: 120, height: 60 };
const rect = fc.record({
  x: fc.integer({ min: -2000, max: 2000 }),
  y: fc.integer({ min: -2000, max: 2000 }),
  width: fc.integer({ min: 100, max: 400 }),
  height: fc.integer({ min: 40, max: 200 }),
});
const boxed = (rects: readonly Rect[]) =>
  new Map(rects.map((r, at): [string, PlacedBox] => [`n${at}`, { ...r, lines: [] }]));

describe("where a new node goes", () => {
  test("a new argument overlaps nothing, wherever the others are", () => {
    fc.assert(
      fc.property(fc.array(rect, { minLength: 1, maxLength: 40 }), fc.nat(5), (rects, children) => {
        const [parent, ...rest] = rects as [Rect, ...Rect[]];
        const place = placeChild(boxed(rects), parent, rest.slice(0, children), SIZE);
        for (const other of rects) expect(overlap({ ...place, ...SIZE }, other)).toBe(false);
      }),
    );
  });

  test("the first one lies straight below, the next to the right of the last", () => {
    const parent = { x: 0, y: 0, width: 200, height: 80 };
    const first = placeChild(boxed([parent]), parent, [], SIZE);
    expect(first).toEqual({ x: 40, y: 136 });
    const child = { ...first, ...SIZE };
    const second = placeChild(boxed([parent, child]), parent, [child], SIZE);
    expect(second.y).toBe(first.y);
    expect(second.x).toBeGreaterThan(first.x + SIZE.width);
  });

  test("new arguments follow the direction in which the others lie", () => {
    const parent = { x: 0, y: 0, width: 200, height: 80 };
    expect(directionOf(parent, [])).toBe("down");
    expect(directionOf(parent, [{ x: 500, y: 0, ...SIZE }])).toBe("right");
    expect(directionOf(parent, [{ x: -500, y: 0, ...SIZE }])).toBe("left");
    expect(directionOf(parent, [{ x: 900, y: -300, ...SIZE }])).toBe("up");
    expect(directionOf(parent, [{ x: 900, y: 300, ...SIZE }])).toBe("down");
  });

  test("a free place is kept", () => {
    expect(firstFree(boxed([]), { x: 3.4, y: 7.6 }, SIZE, { x: 1, y: 0 })).toEqual({ x: 3, y: 8 });
  });
});
