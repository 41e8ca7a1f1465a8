import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Piece, wordChanges } from "../../../shared/compare/word-changes";

const without = (kind: Piece["kind"], pieces: readonly Piece[]) =>
  pieces.flatMap((piece) => (piece.kind === kind ? [] : [piece.text])).join("");
const sentence = fc.array(fc.constantFrom("Russia", "may", "not", "retaliate", ".", ",", "北约", "a\nb"), {
  maxLength: 12,
});

describe("wordChanges", () => {
  it("holds both texts whole, and has no piece without text", () => {
    const texts = fc.oneof(
      sentence.map((words) => words.join(" ")),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const pieces = wordChanges(before, after);
        expect(without("added", pieces)).toBe(before);
        expect(without("removed", pieces)).toBe(after);
        expect(pieces.every(({ text }) => text !== "")).toBe(true);
      }),
    );
  });

  it("says nothing changed where nothing did", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        expect(wordChanges(text, text)).toEqual([{ kind: "same", text }]);
      }),
    );
  });

  it("marks whole words, and several words in a row as one change", () => {
    expect(wordChanges("Russia may retaliate soon", "Russia will certainly retaliate soon")).toEqual([
      { kind: "same", text: "Russia " },
      { kind: "removed", text: "may" },
      { kind: "added", text: "will certainly" },
      { kind: "same", text: " retaliate soon" },
    ]);
    expect(wordChanges("one two three", "four five three")).toEqual([
      { kind: "removed", text: "one two" },
      { kind: "added", text: "four five" },
      { kind: "same", text: " three" },
    ]);
  });

  it("gives up on texts without anything in common before it takes long", () => {
    const [one, other] = ["a", "b"].map((sign) =>
      Array.from({ length: 10_000 }, (_, at) => `${sign}${at}`).join(" "),
    );
    const pieces = wordChanges(one ?? "", other ?? "");
    expect(without("added", pieces)).toBe(one);
    expect(without("removed", pieces)).toBe(other);
  });
});
