import { inflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { joinBytes } from "../../../../shared/basics/bytes";
import { createPixelDeflate } from "../../../../shared/scene/png/deflate-pixels";

/** What zlib must give back: each row after a zero, its pixels in three or four bytes. */
function rowsOf(pixels: Int32Array, width: number, bytes: 3 | 4): Buffer {
  const all = Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  const out: number[] = [];
  for (let at = 0; at < pixels.length; at += 1) {
    if (at % width === 0) out.push(0);
    for (let byte = 0; byte < bytes; byte += 1) out.push(all[at * 4 + byte] ?? 0);
  }
  return Buffer.from(out);
}

function deflated(pixels: Int32Array, width: number, bytes: 3 | 4, rowsAtOnce = 1_000): Uint8Array {
  const deflate = createPixelDeflate(width, bytes);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < pixels.length; at += rowsAtOnce * width)
    parts.push(deflate.rows(pixels.subarray(at, at + rowsAtOnce * width)));
  parts.push(deflate.end());
  return joinBytes(parts);
}

/** Flat parts, repeated parts and noise, as pictures have them. */
const picture = fc
  .record({
    width: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 80, max: 400 })),
    height: fc.integer({ min: 1, max: 12 }),
    colours: fc.array(fc.integer(), { minLength: 1, maxLength: 6 }),
    runs: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 300 })), { minLength: 1, maxLength: 40 }),
  })
  .map(({ width, height, colours, runs }) => {
    const pixels = new Int32Array(width * height);
    for (let at = 0, run = 0; at < pixels.length; run += 1) {
      const [colour, length] = runs[run % runs.length] ?? [0, 1];
      // Every third is a pattern and no run.
      for (let i = 0; i < length && at < pixels.length; i += 1, at += 1)
        pixels[at] = colours[(colour + (run % 3 === 0 ? i : 0)) % colours.length] ?? 0;
    }
    return { width, pixels };
  });

describe("compressed pixels", () => {
  test("are read back by zlib as the rows that they were, checksum included", () => {
    fc.assert(
      fc.property(
        picture,
        fc.constantFrom(3 as const, 4 as const),
        fc.integer({ min: 1, max: 5 }),
        ({ width, pixels }, bytes, rowsAtOnce) => {
          const wanted = rowsOf(pixels, width, bytes);
          expect(Buffer.compare(inflateSync(deflated(pixels, width, bytes, rowsAtOnce)), wanted)).toBe(0);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("where nothing repeats, in several blocks", () => {
    const width = 301;
    let seed = 1;
    const pixels = Int32Array.from({ length: width * 120 }, () => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) | 0;
      return seed;
    });
    for (const bytes of [3, 4] as const)
      expect(Buffer.compare(inflateSync(deflated(pixels, width, bytes)), rowsOf(pixels, width, bytes))).toBe(
        0,
      );
  });

  test("that repeat at every distance up to the farthest, and beyond", () => {
    // Rows of 10,922 pixels are just within the window, of 10,923 just outside it.
    for (const width of [10_921, 10_922, 10_923, 20_000]) {
      const pixels = new Int32Array(width * 3);
      for (let at = 0; at < width; at += 1) pixels[at] = at % 7 === 0 ? Math.imul(at, 2_654_435) : 5;
      pixels.copyWithin(width, 0, width);
      pixels.copyWithin(2 * width, 0, width);
      expect(Buffer.compare(inflateSync(deflated(pixels, width, 3)), rowsOf(pixels, width, 3))).toBe(0);
    }
  });

  test("of one colour take next to nothing, given out while they come", () => {
    const width = 30_000;
    const deflate = createPixelDeflate(width, 3);
    const pixels = new Int32Array(width * 100).fill(-1);
    const parts = Array.from({ length: 10 }, () => deflate.rows(pixels));
    expect(parts.filter((part) => part.length > 0).length).toBeGreaterThan(5);
    const all = joinBytes([...parts, deflate.end()]);
    expect(all.length).toBeLessThan(width * 1_000 * 3 * 0.0015);
    expect(inflateSync(all).length).toBe(1_000 * (width * 3 + 1));
  });

  test("of an empty picture are a whole stream", () => {
    expect(inflateSync(createPixelDeflate(1, 3).end()).length).toBe(0);
  });
});
