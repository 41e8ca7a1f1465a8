import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assertNever } from "../../../shared/basics/assert-never";
import { deepFreeze } from "../../../shared/basics/deep-freeze";
import { centreOf, contains, grow, overlap, type Rect, unionOf } from "../../../shared/basics/geometry";
import { ID_PATTERN, newId } from "../../../shared/basics/id";
import { err, ok } from "../../../shared/basics/result";

const rect: fc.Arbitrary<Rect> = fc.record({
  x: fc.integer({ min: -100, max: 100 }),
  y: fc.integer({ min: -100, max: 100 }),
  width: fc.integer({ min: 1, max: 100 }),
  height: fc.integer({ min: 1, max: 100 }),
});

describe("deepFreeze", () => {
  it("freezes every part, so that changing one throws", () => {
    const value = deepFreeze({ list: [{ inner: { n: 1 } }], none: null, text: "a" });
    expect(() => Object.assign(value.list[0]!.inner, { n: 2 })).toThrow(TypeError);
    expect(() => (value.list as unknown[]).push(1)).toThrow(TypeError);
  });

  it("takes values deeper than a call stack", () => {
    let deep: object = {};
    for (let i = 0; i < 200_000; i += 1) deep = { deep };
    expect(Object.isFrozen(deepFreeze(deep))).toBe(true);
  });
});

describe("geometry", () => {
  it("puts the smallest box around boxes", () => {
    expect(unionOf([])).toBeNull();
    fc.assert(
      fc.property(fc.array(rect, { minLength: 1 }), (rects) => {
        const union = unionOf(rects) as Rect;
        const sides = (pick: (r: Rect) => number) => rects.map(pick);
        expect(union.x).toBe(Math.min(...sides((r) => r.x)));
        expect(union.y + union.height).toBe(Math.max(...sides((r) => r.y + r.height)));
        for (const one of rects) {
          expect(contains(union, one) && contains(union, centreOf(one))).toBe(true);
          expect(overlap(union, one)).toBe(true);
        }
      }),
    );
  });

  it("lets boxes overlap both ways or not at all, and not by touching", () => {
    fc.assert(fc.property(rect, rect, (a, b) => overlap(a, b) === overlap(b, a)));
    fc.assert(
      fc.property(rect, (a) => {
        expect(overlap(a, { ...a, x: a.x + a.width })).toBe(false);
        expect(overlap(grow(a, 1), { ...a, x: a.x + a.width })).toBe(true);
        expect(grow(grow(a, 3), -3)).toEqual(a);
      }),
    );
  });
});

describe("ids", () => {
  it("are new each time and of the kind that files take", () => {
    const ids = Array.from({ length: 2000 }, newId);
    expect(new Set(ids).size).toBe(2000);
    for (const id of ids) expect(id).toMatch(ID_PATTERN);
  });

  it.each(["", "a b", "ä", "a/b", "x".repeat(65), "a\n"])("are never like %j", (id) => {
    expect(ID_PATTERN.test(id)).toBe(false);
  });
});

describe("results", () => {
  it("say which they are", () => {
    expect([ok(1), err("no")]).toEqual([
      { ok: true, value: 1 },
      { ok: false, error: "no" },
    ]);
    expect(() => assertNever("other" as never)).toThrow('Unexpected value: "other"');
  });
});
