import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { candidatesFor } from "../../../shared/sources/candidates";
import { findQuote } from "../../../shared/sources/find-quote";
import { citationOf } from "../../../shared/sources/quote";

const TEXT =
  "The council met on Monday. It approved the bridge because the old one is closed. Nobody was surprised by that.";
const quoted = "It approved the bridge because the old one is closed.";
const citation = citationOf("s", TEXT, {
  start: TEXT.indexOf(quoted),
  end: TEXT.indexOf(quoted) + quoted.length,
});

describe("where a lost quotation may have gone", () => {
  it("is what stands in its place first, however other the words", () => {
    const now = TEXT.replace(quoted, "Members agreed.");
    expect(findQuote(now, citation).outcome).toBe("lost");
    expect(candidatesFor(now, citation)).toMatchObject([{ words: "Members agreed." }]);
  });

  it("is the sentences that share most words, the likest first, and no more than three", () => {
    const now = [
      "The old bridge is closed.",
      "Because the old one was closed, the bridge was approved.",
      "It rained.",
      "The bridge is old and closed.",
      "The one bridge is closed.",
    ].join(" ");
    const found = candidatesFor(now, citation);
    expect(found).toHaveLength(3);
    expect(found[0]?.words).toBe("Because the old one was closed, the bridge was approved.");
    expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a));
  });

  it("is nothing where nothing is like it", () => {
    expect(candidatesFor("Cheese is made of milk.", citation)).toEqual([]);
    expect(candidatesFor("", citation)).toEqual([]);
  });

  it("gives spans that hold the words it shows and do not overlap, in any text", () => {
    const word = fc.constantFrom("bridge", "old", "closed.", "council", "It", "approved", "one.", "\n");
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const text = words.join(" ");
        const found = candidatesFor(text, citation);
        for (const { start, end, words: shown, score } of found) {
          expect(text.slice(start, end)).toBe(shown);
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
        }
        const sorted = [...found].sort((a, b) => a.start - b.start);
        sorted.forEach(({ start }, at) => {
          expect(start).toBeGreaterThanOrEqual(sorted[at - 1]?.end ?? 0);
        });
      }),
    );
  });
});
