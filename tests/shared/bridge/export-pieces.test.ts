import fc from "fast-check";
import { expect, test } from "vitest";
import { joinBytes } from "../../../shared/basics/bytes";
import { inPieces } from "../../../shared/bridge/export-pieces";

test("pieces together are the parts, each but the last of the size, and none shares its buffer", async () => {
  const parts = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(parts, fc.integer({ min: 1, max: 30 }), async (given, size) => {
      const pieces: Uint8Array<ArrayBuffer>[] = [];
      for await (const piece of inPieces(given, size)) pieces.push(piece);
      expect(joinBytes(pieces)).toEqual(joinBytes(given));
      expect(pieces.slice(0, -1).every((piece) => piece.length === size)).toBe(true);
      expect(pieces.every((piece) => piece.length > 0 && piece.buffer.byteLength === piece.length)).toBe(
        true,
      );
      expect(new Set(pieces.map(({ buffer }) => buffer)).size).toBe(pieces.length);
    }),
  );
});

test("who stops early ends the source", async () => {
  let isEnded = false;
  async function* parts() {
    try {
      for (;;) yield new Uint8Array(8);
    } finally {
      isEnded = true;
    }
  }
  for await (const _ of inPieces(parts(), 4)) break;
  expect(isEnded).toBe(true);
});
