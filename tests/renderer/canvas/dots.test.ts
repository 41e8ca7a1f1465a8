import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dotGap, dotShift } from "../../../renderer/canvas/Dots";

describe("the dots behind the map", () => {
  it("never stand too close, and from one zoom to any other only some of them go or come", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.005, max: 4, noNaN: true }), (zoom) => {
        const gap = dotGap(zoom);
        expect(gap).toBeGreaterThanOrEqual(16 - 1e-9);
        expect(gap).toBeLessThan(Math.max(32, 24 * zoom + 1e-9));
        expect(Math.log2(gap / (24 * zoom)) % 1).toBeCloseTo(0, 9);
      }),
    );
  });

  it("move with the map, and by less than the way to the next dot", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -50_000, max: 50_000, noNaN: true }),
        fc.double({ min: 16, max: 96, noNaN: true }),
        (moved, gap) => {
          const shift = dotShift(moved, gap);
          expect(shift).toBeGreaterThanOrEqual(-gap);
          expect(shift).toBeLessThanOrEqual(0);
          const dots = (moved - shift) / gap;
          expect(Math.abs(dots - Math.round(dots))).toBeLessThan(1e-6);
        },
      ),
    );
  });
});
