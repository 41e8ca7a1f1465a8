import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rowAt, rowsBetween, rowTops } from "../../../renderer/outline/row-heights";

const heights = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 60 });

describe("rows of different heights", () => {
  it("stand one below the other", () => {
    expect([...rowTops([10, 20, 5])]).toEqual([0, 10, 30, 35]);
    expect([...rowTops([])]).toEqual([0]);
    expect(rowsBetween(rowTops([]), 0, 100)).toEqual([0, 0]);
  });

  it("are found by any height that they cover", () => {
    fc.assert(
      fc.property(heights, fc.nat(12_000), (all, y) => {
        const tops = rowTops(all);
        const at = rowAt(tops, y);
        const total = tops[all.length] ?? 0;
        if (y < total) {
          expect(tops[at]).toBeLessThanOrEqual(y);
          expect(tops[at + 1]).toBeGreaterThan(y);
        } else expect(at).toBe(all.length - 1);
      }),
    );
  });

  it("that show are all drawn, and few more", () => {
    fc.assert(
      fc.property(heights, fc.integer({ min: -500, max: 12_000 }), fc.nat(900), (all, top, room) => {
        const tops = rowTops(all);
        const [start, end] = rowsBetween(tops, top, top + room);
        for (let at = 0; at < all.length; at += 1) {
          const shows = (tops[at + 1] ?? 0) > top && (tops[at] ?? 0) < top + room;
          if (shows) expect(at >= start && at < end).toBe(true);
        }
        expect(end - start).toBeLessThanOrEqual(room + 2);
        expect(end).toBeLessThanOrEqual(all.length);
      }),
    );
  });
});
