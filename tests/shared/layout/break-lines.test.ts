/// <reference path="../../../shared/layout/linebreak.d.ts" />
import * as fc from "fast-check";
import LineBreaker from "linebreak";
import { describe, expect, it } from "vitest";
import { breakLines, lineWidth } from "../../../shared/layout/break-lines";
import { breakPoints } from "../../../shared/layout/break-points";
import { graphemesOf } from "../../../shared/layout/graphemes";
import type { Font } from "../../../shared/layout/measure";
import { measure } from "../scene/helpers";
import { FAKE_WIDTH, fakeMeasure } from "./fake-measure";

const FONT: Font = { size: 14, weight: 400 };
const lines = (text: string, characters: number) =>
  breakLines(text, characters * FAKE_WIDTH, FONT, fakeMeasure);

describe("breakLines", () => {
  it("fills lines greedily and trims the spaces where they break", () => {
    expect(lines("the quick brown fox", 10)).toEqual(["the quick", "brown fox"]);
    expect(lines("one two  ", 9)).toEqual(["one two"]);
  });

  it("keeps explicit line ends, empty lines and indentation", () => {
    expect(lines("a\n\nb\r\nc", 10)).toEqual(["a", "", "b", "c"]);
    expect(lines("  indented", 20)).toEqual(["  indented"]);
    expect(lines("", 10)).toEqual([""]);
    expect(lines("a\n", 10)).toEqual(["a", ""]);
  });

  it("breaks where Unicode allows it and not before punctuation", () => {
    expect(lines("中文中文。", 4)).toEqual(["中文中", "文。"]);
    expect(lines("well-known fact", 6)).toEqual(["well-", "known", "fact"]);
  });

  it("splits a word that is too long, between characters", () => {
    expect(lines("abcdefghij kl", 4)).toEqual(["abcd", "efgh", "ij", "kl"]);
    expect(lines("abcdefghij k", 4)).toEqual(["abcd", "efgh", "ij k"]);
    expect(lines("👩‍👩‍👧👩‍👩‍👧", 1)).toEqual(["👩‍👩‍👧", "👩‍👩‍👧"]);
  });

  it("moves a word down when the words together are wider than their sum", () => {
    const kerned = (text: string) => text.length * 10 + (text.includes(" ") ? 9 : 0);
    expect(breakLines("aa bb cc", 55, FONT, kerned)).toEqual(["aa", "bb", "cc"]);
  });

  const anyText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.string({ unit: "grapheme", maxLength: 200 }),
    fc.string({
      unit: fc.constantFrom("a", "b", " ", "-", "\n", "é", "中", "👩‍👩‍👧", "\u00a0", "ا"),
      maxLength: 300,
    }),
  );
  const visible = (text: string) => text.replace(/\s/g, "");

  it("loses nothing, adds nothing, and every line fits", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 30 }), (text, width) => {
        const broken = lines(text, width);
        expect(visible(broken.join(""))).toBe(visible(text));
        for (const line of broken) {
          const fits = fakeMeasure(line, FONT) <= width * FAKE_WIDTH + 0.03;
          expect(fits || Array.from(graphemesOf(line)).length === 1).toBe(true);
          expect(line).toBe(line.trimEnd());
        }
      }),
      { numRuns: 500 },
    );
  });

  /** Fills lines by measuring each as a whole, which is right and slow. */
  function filledExactly(text: string, room: number): string[] {
    const filled: string[] = [];
    let line = "";
    let from = 0;
    for (const to of breakPoints(text)) {
      const part = text.slice(from, to);
      from = to;
      if (line !== "" && measure((line + part).trimEnd(), FONT) > room + 0.02) {
        filled.push(line.trimEnd());
        line = "";
      }
      line += part;
    }
    return [...filled, line.trimEnd()];
  }

  it("fills lines of words as if each had been measured as a whole, with the app's font", () => {
    const letters = fc.constantFrom(..."AVTWYaefilotvwyLPr.,'’1470é");
    const word = fc.string({ unit: letters, minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 110, max: 400 }),
        (words, room) => {
          const text = words.join(" ");
          // A part that is wider than a line is split, which is another rule.
          const ends = breakPoints(text);
          const parts = ends.map((to, at) => text.slice(ends[at - 1] ?? 0, to));
          fc.pre(parts.every((part) => measure(part.trimEnd(), FONT) <= room));
          expect(breakLines(text, room, FONT, measure)).toEqual(filledExactly(text, room));
        },
      ),
      { numRuns: 400 },
    );
  });

  it("gives the same lines when its own lines are broken again", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 30 }), (text, width) => {
        const broken = lines(text, width);
        expect(lines(broken.join("\n"), width)).toEqual(broken);
      }),
    );
  });

  it("takes the longest text that a map may have, of words, of one word, and of clusters", () => {
    const shapes = [
      "word ".repeat(20_000),
      "w".repeat(100_000),
      "中".repeat(100_000),
      `e${"\u0301".repeat(99_999)}`,
    ];
    for (const text of shapes) expect(lines(text, 25).join("").length).toBeGreaterThan(70_000);
  });
});

describe("lineWidth", () => {
  const words = fc.array(
    fc.oneof(
      fc.constantFrom("To", "AVATAR", "“quoted”", "well-known", "f(x)", "ÄÖ", "it's", "W.", "", "1.15"),
      fc.string({ unit: "grapheme", maxLength: 9 }).filter((word) => !/[\p{C}\p{Z}]/u.test(word)),
    ),
    { maxLength: 9 },
  );

  it("is what the measurer says of the whole line, give or take the rounding of each word", () => {
    fc.assert(
      fc.property(words, fc.constantFrom(400 as const, 600 as const), (list, weight) => {
        const font = { size: 14, weight };
        const line = list.join(" ");
        const off = Math.abs(lineWidth(line, font, measure) - measure(line, font));
        expect(off).toBeLessThanOrEqual(0.02 * (list.length + 1));
      }),
    );
  });

  it("measures the words of Latin lines once, and other lines whole", () => {
    const asked: string[] = [];
    const counting = (text: string, font: Font) => {
      asked.push(text);
      return fakeMeasure(text, font);
    };
    lineWidth("one two", FONT, counting);
    const before = asked.length;
    lineWidth("two", FONT, counting);
    lineWidth("one one two", FONT, counting);
    expect(asked.length).toBe(before);
    lineWidth("一 二", FONT, counting);
    expect(asked.at(-1)).toBe("一 二");
  });
});

describe("breakPoints", () => {
  const slowly = (text: string) => {
    const breaker = new LineBreaker(text);
    const points: number[] = [];
    for (let at = breaker.nextBreak(); at; at = breaker.nextBreak()) points.push(at.position);
    return points;
  };

  it("agrees with the tables of Unicode for plain texts too", () => {
    const plain = fc.string({ unit: fc.constantFrom(..."aZ09 .,;:'  "), maxLength: 60 });
    fc.assert(
      fc.property(fc.oneof(plain, fc.lorem({ maxCount: 12 })), (text) => {
        expect(breakPoints(text)).toEqual(slowly(text));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("graphemesOf", () => {
  it("gives the text back and cuts where the engine's segmenter cuts", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 600 }), (text) => {
        const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
        expect(Array.from(graphemesOf(text))).toEqual(Array.from(segmenter.segment(text), (s) => s.segment));
      }),
    );
  });
});
