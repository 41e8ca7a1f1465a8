import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  chosen,
  chosenWords,
  FIRST_READING,
  moved,
  movedByWord,
  sentenceAt,
} from "../../../renderer/sources/reading";
import { blocksOf } from "../../../renderer/sources/text-blocks";
import { sentencesOf } from "../../../shared/sources/sentences";

const TEXT = "One came. Two stayed.\nThree went.\n\nFour came back.";
const sentences = sentencesOf(TEXT);
const words = (span: { start: number; end: number } | null) =>
  span ? TEXT.slice(span.start, span.end) : null;

describe("the reading cursor", () => {
  it("begins at an end, goes sentence by sentence, and stops at the ends", () => {
    let at = moved(sentences, FIRST_READING, 1, false);
    expect(words(at?.span ?? null)).toBe("One came.");
    expect(words(moved(sentences, FIRST_READING, -1, false)?.span ?? null)).toBe("Four came back.");
    for (const step of [1, 1]) at = at && moved(sentences, at, step, false);
    expect(words(at?.span ?? null)).toBe("Three went.");
    expect(words((at && moved(sentences, at, 99, false))?.span ?? null)).toBe("Four came back.");
    expect(words((at && moved(sentences, at, -99, false))?.span ?? null)).toBe("One came.");
    expect(moved([], FIRST_READING, 1, false)).toBeNull();
  });

  it("extends over both sides of where it began, and shrinks again", () => {
    const [, second] = sentences;
    if (!second) throw new Error("no second sentence");
    const start = chosen(second, null);
    const down = moved(sentences, start, 1, true);
    expect(words(down?.span ?? null)).toBe("Two stayed.\nThree went.");
    const back = down && moved(sentences, down, -1, true);
    expect(words(back?.span ?? null)).toBe("Two stayed.");
    expect(words((back && moved(sentences, back, -1, true))?.span ?? null)).toBe("One came. Two stayed.");
  });

  it("goes by word within and over sentences, and takes words to its end or gives them up", () => {
    const [first, second] = sentences;
    if (!first || !second) throw new Error("no sentences");
    const step = (at: ReturnType<typeof chosen> | null, by: 1 | -1, extends_ = false) =>
      at && movedByWord(TEXT, sentences, at, by, extends_);
    const said = (at: ReturnType<typeof chosen> | null) => words(at?.span ?? null);
    const whole = chosen(second, null);
    const two = step(whole, 1);
    expect(said(two)).toBe("Two");
    expect(said(step(whole, -1))).toBe("stayed");
    expect(said(step(two, -1))).toBe("came");
    const stayed = step(two, 1);
    expect(said(stayed)).toBe("stayed");
    expect(said(step(stayed, 1))).toBe("Three");
    expect(said(step(two, 1, true))).toBe("Two stayed");
    expect(said(step(step(two, 1, true), 1, true))).toBe("Two stayed.\nThree");
    expect(said(step(whole, -1, true))).toBe("Two stayed");
    expect(said(step(step(two, 1, true), -1, true))).toBe("Two");
    // There is nothing before the first word, and one word is the least.
    expect(step(step(chosen(first, null), 1), -1)).toBeNull();
    expect(step(two, -1, true)).toBeNull();
    expect(two?.head).toEqual(second);
  });

  it("goes on from where freely chosen words end", () => {
    const at = chosenWords(sentences, { start: 4, end: 14 });
    expect(words(at.span)).toBe("came. Two ");
    expect(words(moved(sentences, at, 1, false)?.span ?? null)).toBe("Three went.");
  });

  it("finds the sentence of every offset", () => {
    sentences.forEach(({ start, end }, index) => {
      for (let offset = start; offset < end; offset += 1) expect(sentenceAt(sentences, offset)).toBe(index);
    });
    expect(sentenceAt([], 3)).toBe(-1);
  });
});

describe("the blocks of a text", () => {
  it("are its lines, with every sentence once and in order", () => {
    expect(
      blocksOf(TEXT).map(({ pieces }) => pieces.map(({ start, end }) => TEXT.slice(start, end))),
    ).toEqual([["One came. ", "Two stayed."], ["Three went."], ["Four came back."]]);
    expect(blocksOf(TEXT).map(({ isApart }) => isApart)).toEqual([false, false, true]);
  });

  it("know where a page begins", () => {
    const pages = (text: string) => blocksOf(text).map(({ page }) => page);
    expect(pages("One.\nTwo.\n\fThree.\fFour goes\fon. Five.\n\fSix.")).toEqual([1, null, 2, 3, 5]);
    expect(pages("One.\nTwo.")).toEqual([null, null]);
  });

  it("show all that is not white space, whatever the text", () => {
    const texts = fc.array(
      fc.constantFrom("A b.", " ", "\n", "\r\n", "\u2028", "Mr. X", "! ", "é😀 ", "3.5 ", "\t"),
    );
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join("");
        const pieces = blocksOf(text).flatMap((block) => block.pieces);
        const shown = pieces.map(({ start, end }) => text.slice(start, end)).join("");
        expect(shown.replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
        expect(pieces.map(({ index }) => index)).toEqual(sentencesOf(text).map((_, index) => index));
        expect(pieces.map(({ start }) => start)).toEqual(sentencesOf(text).map(({ start }) => start));
      }),
    );
  });
});
