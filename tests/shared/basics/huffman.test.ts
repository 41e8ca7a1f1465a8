import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeLengths, prefixCodes } from "../../../shared/basics/huffman";

const counts = fc
  .array(fc.oneof(fc.constant(0), fc.nat({ max: 20 }), fc.nat({ max: 1_000_000 })), {
    minLength: 1,
    maxLength: 120,
  })
  .map((list) => Uint32Array.from(list));

const bitsOf = (given: Uint32Array, lengths: Uint8Array) =>
  given.reduce((sum, count, symbol) => sum + count * (lengths[symbol] ?? 0), 0);

/** What a Huffman tree of these counts costs: each joint costs what it joins. */
function leastBits(given: Uint32Array): number {
  const left = [...given].filter((count) => count > 0);
  if (left.length === 1) return left[0] ?? 0;
  let bits = 0;
  while (left.length > 1) {
    left.sort((a, b) => a - b);
    const joined = (left.shift() ?? 0) + (left.shift() ?? 0);
    bits += joined;
    left.push(joined);
  }
  return bits;
}

describe("code lengths", () => {
  test("are those of Huffman's tree where it is not too deep", () => {
    fc.assert(
      fc.property(counts, (given) => {
        const lengths = codeLengths(given, 31 - 1);
        expect(bitsOf(given, lengths)).toBe(leastBits(given));
      }),
    );
  });

  test("fit together under any limit that can hold them, and every symbol that comes has a code", () => {
    fc.assert(
      fc.property(counts, fc.constantFrom(7, 9, 15), (given, limit) => {
        const lengths = codeLengths(given, limit);
        const used = [...lengths].filter((length) => length > 0);
        expect(used.length).toBe(given.filter((count) => count > 0).length);
        expect(used.every((length) => length <= limit)).toBe(true);
        const filled = used.reduce((sum, length) => sum + 2 ** -length, 0);
        // Readers refuse a code that leaves room, but for that of a single symbol.
        if (used.length > 1) expect(filled).toBe(1);
      }),
    );
  });

  test("of a steep distribution stay under the limit", () => {
    const fibonacci = [1, 1];
    while (fibonacci.length < 40)
      fibonacci.push((fibonacci[fibonacci.length - 1] ?? 0) + (fibonacci[fibonacci.length - 2] ?? 0));
    const lengths = codeLengths(Uint32Array.from(fibonacci), 15);
    expect(Math.max(...lengths)).toBe(15);
    expect([...lengths].reduce((sum, length) => sum + 2 ** -length, 0)).toBe(1);
  });
});

test("codes are those of the example in RFC 1951, with the first bit lowest", () => {
  const codes = prefixCodes(Uint8Array.of(3, 3, 3, 3, 3, 2, 4, 4));
  const words = [0b010, 0b011, 0b100, 0b101, 0b110, 0b00, 0b1110, 0b1111];
  const lengths = [3, 3, 3, 3, 3, 2, 4, 4];
  const reversed = words.map((word, at) =>
    Number.parseInt([...word.toString(2).padStart(lengths[at] ?? 0, "0")].reverse().join(""), 2),
  );
  expect([...codes]).toEqual(reversed);
});
