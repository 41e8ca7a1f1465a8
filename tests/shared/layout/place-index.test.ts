import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Rect } from "../../../shared/basics/geometry";
import { PlaceIndex, placesAfter } from "../../../shared/layout/place-index";

const side = fc.integer({ min: 0, max: 60 });
const rect: fc.Arbitrary<Rect> = fc.record({
  x: fc.integer({ min: -200, max: 200 }),
  y: fc.integer({ min: -200, max: 200 }),
  width: side,
  height: side,
});
const ids = fc.integer({ min: 0, max: 120 }).map((n) => `n${n}`);
const things = fc.array(fc.tuple(ids, rect), { maxLength: 140 }).map((entries) => new Map(entries));

function touching(all: ReadonlyMap<string, Rect>, area: Rect): string[] {
  const meets = (box: Rect) =>
    box.x <= area.x + area.width &&
    area.x <= box.x + box.width &&
    box.y <= area.y + area.height &&
    area.y <= box.y + box.height;
  return [...all].flatMap(([id, box]) => (meets(box) ? [id] : [])).sort();
}

const asked = (index: PlaceIndex, { x, y, width, height }: Rect) => {
  const corners = [x, y, x + width, y + height] as const;
  const found = index.touching(...corners).map(({ id }) => id);
  expect(index.touchesAny(...corners)).toBe(found.length > 0);
  return found.sort();
};

describe("an index of places", () => {
  it("finds what touches an area and nothing else, after any changes", () => {
    fc.assert(
      fc.property(fc.array(things, { minLength: 1, maxLength: 5 }), rect, (versions, area) => {
        let index = PlaceIndex.EMPTY;
        let before: ReadonlyMap<string, Rect> | undefined;
        for (const version of versions) {
          // What an earlier version had at the same place is the same object, as boxes are.
          const kept = new Map(
            [...version].map(([id, box]) => {
              const old = before?.get(id);
              return [id, old && JSON.stringify(old) === JSON.stringify(box) ? old : box] as const;
            }),
          );
          index = placesAfter(index, before, kept, (box) => box);
          before = kept;
          expect(asked(index, area)).toEqual(touching(kept, area));
        }
      }),
    );
  });

  it("tells whether something wanted holds a point, also among many that are not", () => {
    fc.assert(
      fc.property(things, things, rect, ids, (first, second, { x, y }, unwanted) => {
        const index = placesAfter(
          placesAfter(PlaceIndex.EMPTY, undefined, first, (box) => box),
          first,
          second,
          (box) => box,
        );
        const there = touching(second, { x, y, width: 0, height: 0 }).filter((id) => id !== unwanted);
        expect(index.holds({ x, y }, (id) => id !== unwanted)).toBe(there.length > 0);
      }),
    );
  });

  it("is the same index where nothing changed", () => {
    const all = new Map([["a", { x: 0, y: 0, width: 10, height: 10 }]]);
    const index = placesAfter(PlaceIndex.EMPTY, undefined, all, (box) => box);
    expect(placesAfter(index, all, new Map(all), (box) => box)).toBe(index);
  });
});
