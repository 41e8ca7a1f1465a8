import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Rect } from "../../../shared/basics/geometry";
import { type AlignTo, align, distribute, type NamedRect, snap } from "../../../shared/layout/arrange";

const rect = fc.record({
  x: fc.integer({ min: -500, max: 500 }),
  y: fc.integer({ min: -500, max: 500 }),
  width: fc.integer({ min: 1, max: 300 }),
  height: fc.integer({ min: 1, max: 200 }),
});
const named = fc
  .array(rect, { minLength: 1, maxLength: 8 })
  .map((boxes): NamedRect[] => boxes.map((box, i) => ({ ...box, id: `n${i}` })));

const SIDES: readonly AlignTo[] = ["left", "centre", "right", "top", "middle", "bottom"];

const moved = (boxes: readonly NamedRect[], places: ReturnType<typeof align>): NamedRect[] =>
  boxes.map((box, i) => ({ ...box, x: places[i]!.x, y: places[i]!.y }));

const markOf = (box: Rect, to: AlignTo): number =>
  ({
    left: box.x,
    centre: box.x + box.width / 2,
    right: box.x + box.width,
    top: box.y,
    middle: box.y + box.height / 2,
    bottom: box.y + box.height,
  })[to];

describe("align", () => {
  it("puts the chosen side of every box in one line and moves nothing the other way", () => {
    fc.assert(
      fc.property(named, fc.constantFrom(...SIDES), (boxes, to) => {
        const after = moved(boxes, align(boxes, to));
        const across = to === "left" || to === "centre" || to === "right";
        for (const [i, box] of after.entries()) {
          expect(Math.abs(markOf(box, to) - markOf(after[0]!, to))).toBeLessThanOrEqual(1);
          expect(across ? box.y : box.x).toBe(across ? boxes[i]!.y : boxes[i]!.x);
        }
      }),
    );
  });

  it("changes nothing when done again", () => {
    fc.assert(
      fc.property(named, fc.constantFrom("left", "right", "top", "bottom"), (boxes, to: AlignTo) => {
        const once = moved(boxes, align(boxes, to));
        expect(moved(once, align(once, to))).toEqual(once);
      }),
    );
  });

  it("gives nothing for nothing", () => {
    expect(align([], "left")).toEqual([]);
  });
});

describe("distribute", () => {
  it("makes the spaces equal, keeps order, and leaves the outer two where they are", () => {
    fc.assert(
      fc.property(named, fc.constantFrom("across" as const, "down" as const), (boxes, axis) => {
        const start = (box: Rect) => (axis === "across" ? box.x : box.y);
        const size = (box: Rect) => (axis === "across" ? box.width : box.height);
        const order = (list: readonly NamedRect[]) =>
          [...list].sort((a, b) => start(a) + size(a) / 2 - start(b) - size(b) / 2);
        const before = order(boxes);
        const places = new Map(distribute(boxes, axis).map((place) => [place.id, place]));
        const after = before.map((box) => ({ ...box, ...places.get(box.id) }));
        expect(after[0]).toEqual(before[0]);
        expect(after.at(-1)).toEqual(before.at(-1));
        if (after.length < 3) return;
        const spaces = after.slice(1).map((box, i) => start(box) - start(after[i]!) - size(after[i]!));
        expect(Math.max(...spaces) - Math.min(...spaces)).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe("snap", () => {
  const box = (x: number, y: number, width = 100, height = 50): Rect => ({ x, y, width, height });

  it("lines up sides and shows a line over both boxes", () => {
    const { dx, dy, guides } = snap(box(4, 200), [box(0, 0)], 6);
    expect([dx, dy]).toEqual([-4, 0]);
    expect(guides).toContainEqual({ x1: 0, y1: 0, x2: 0, y2: 250 });
    expect(guides).toContainEqual({ x1: 50, y1: 0, x2: 50, y2: 250 });
  });

  it("lines up middles of boxes of different width", () => {
    expect(snap(box(27, 200, 50), [box(0, 0)], 6).dx).toBe(-2);
  });

  it("stays where nothing is near enough", () => {
    expect(snap(box(30, 200), [box(0, 0)], 6)).toEqual({ dx: 0, dy: 0, guides: [] });
    expect(snap(box(30, 200), [], 6)).toEqual({ dx: 0, dy: 0, guides: [] });
  });

  it("stands half way between two neighbours and shows both gaps", () => {
    const { dx, guides } = snap(box(203, 20, 80), [box(0, 0, 100), box(380, 10, 70)], 6);
    expect(dx).toBe(-3);
    expect(guides).toEqual([
      { x1: 100, y1: 45, x2: 200, y2: 45 },
      { x1: 280, y1: 45, x2: 380, y2: 45 },
    ]);
  });

  it("never moves further than allowed, and has nothing left to do afterwards", () => {
    fc.assert(
      fc.property(
        rect,
        fc.array(rect, { maxLength: 6 }),
        fc.integer({ min: 0, max: 12 }),
        (moving, others, most) => {
          const first = snap(moving, others, most);
          expect(Math.max(Math.abs(first.dx), Math.abs(first.dy))).toBeLessThanOrEqual(most);
          const there = { ...moving, x: moving.x + first.dx, y: moving.y + first.dy };
          const again = snap(there, others, 0);
          expect([Math.abs(again.dx), Math.abs(again.dy)]).toEqual([0, 0]);
          for (const { x1, y1, x2, y2 } of first.guides) expect(x1 === x2 || y1 === y2).toBe(true);
        },
      ),
    );
  });
});
