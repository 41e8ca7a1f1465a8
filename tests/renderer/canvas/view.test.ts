import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mountedRect } from "../../../renderer/canvas/culling";
import { broughtIn, fitted, resized, shownRect } from "../../../renderer/canvas/use-view";

const size = { width: 1000, height: 700 };
const rect = fc.record({
  x: fc.integer({ min: -20_000, max: 20_000 }),
  y: fc.integer({ min: -20_000, max: 20_000 }),
  width: fc.integer({ min: 1, max: 30_000 }),
  height: fc.integer({ min: 1, max: 30_000 }),
});
const viewport = fc.record({
  x: fc.integer({ min: -9000, max: 9000 }),
  y: fc.integer({ min: -9000, max: 9000 }),
  zoom: fc.double({ min: 0.05, max: 4, noNaN: true }),
});
const inside = (inner: ReturnType<typeof shownRect>, outer: ReturnType<typeof shownRect>) =>
  inner.x >= outer.x - 1e-6 &&
  inner.y >= outer.y - 1e-6 &&
  inner.x + inner.width <= outer.x + outer.width + 1e-6 &&
  inner.y + inner.height <= outer.y + outer.height + 1e-6;

describe("where the canvas looks", () => {
  test("fitting shows the whole rect, never above 100 %", () => {
    fc.assert(
      fc.property(rect, (target) => {
        const view = fitted(target, size);
        expect(view.zoom).toBeLessThanOrEqual(1);
        expect(inside(target, shownRect(view, size))).toBe(true);
      }),
    );
  });

  test("bringing in moves a rect that has room inside, and leaves one that is inside alone", () => {
    const small = fc.record({
      x: fc.integer({ min: -20_000, max: 20_000 }),
      y: fc.integer({ min: -20_000, max: 20_000 }),
      width: fc.integer({ min: 1, max: 200 }),
      height: fc.integer({ min: 1, max: 150 }),
    });
    fc.assert(
      fc.property(viewport, small, (view, target) => {
        const next = broughtIn(view, size, target);
        expect(next.zoom).toBe(view.zoom);
        const fits =
          target.width * view.zoom < size.width - 48 && target.height * view.zoom < size.height - 48;
        if (fits) expect(inside(target, shownRect(next, size))).toBe(true);
        const again = broughtIn(next, size, target);
        expect([again.x - next.x, again.y - next.y]).toEqual([expect.closeTo(0, 6), expect.closeTo(0, 6)]);
      }),
    );
  });

  test("what is mounted holds all that shows", () => {
    fc.assert(fc.property(viewport, (view) => inside(shownRect(view, size), mountedRect(view, size))));
  });

  test("another size keeps a fitted map fitted, and else the middle in the middle", () => {
    const other = { width: 640, height: 500 };
    fc.assert(
      fc.property(rect, viewport, (target, view) => {
        expect(resized(fitted(target, size), size, other, target)).toEqual(fitted(target, other));
        const next = resized(view, size, other, null);
        const middle = (v: typeof view, room: typeof size) => (room.width / 2 - v.x) / v.zoom;
        expect(middle(next, other)).toBeCloseTo(middle(view, size), 6);
      }),
    );
  });
});
