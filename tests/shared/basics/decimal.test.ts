import fc from "fast-check";
import { expect, test } from "vitest";
import { createDecimal } from "../../../shared/basics/decimal";

test.each([3, 4] as const)("numbers with at most %i decimals read as what they were, rounded", (places) => {
  const decimal = createDecimal(places);
  const value = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.double({ min: -50_000, max: 50_000, noNaN: true }),
    fc.integer({ min: -50_000_000, max: 50_000_000 }).map((n) => n / 10 ** places),
  );
  fc.assert(
    fc.property(value, (given) => {
      const text = decimal(given);
      expect(text).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
      expect(text).not.toBe("-0");
      expect((text.split(".")[1] ?? "").length).toBeLessThanOrEqual(places);
      // Far beyond the size of any map, decimals are left out.
      const slack = Math.abs(given) > 1e11 ? 1 + Math.abs(given) * 1e-15 : 0.50001 / 10 ** places;
      expect(Math.abs(Number(text) - given)).toBeLessThanOrEqual(slack);
    }),
    { numRuns: 1_000 },
  );
});

test("what is not finite is zero, and the largest numbers have no exponent", () => {
  const decimal = createDecimal(3);
  expect([Number.NaN, Number.POSITIVE_INFINITY, -0, -0.0001].map(decimal)).toEqual(["0", "0", "0", "0"]);
  expect(decimal(-1e21)).toBe("-1000000000000000000000");
  expect(decimal(1.5)).toBe("1.5");
  expect(decimal(-12.034)).toBe("-12.034");
});
