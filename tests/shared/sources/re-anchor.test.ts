import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ArgMap } from "../../../shared/document/types";
import { parseBytes } from "../../../shared/format/parse";
import { findQuote } from "../../../shared/sources/find-quote";
import { citationOf, stands } from "../../../shared/sources/quote";
import { textChange, withSourceText } from "../../../shared/sources/re-anchor";
import { sentencesOf } from "../../../shared/sources/sentences";

const opened = parseBytes(readFileSync(join(import.meta.dirname, "../../../samples/good/atacms.argmap")));
if (!opened.ok) throw new Error("the sample opens");
const article = opened.value.map.sources[0]?.text ?? "";

function mapOf(text: string, spans: readonly (readonly [number, number])[]): ArgMap {
  return {
    title: "",
    nodes: spans.map(([start, end], at) => ({
      id: `n${at}`,
      kind: "motive",
      text: "",
      x: 0,
      y: 0,
      citations: [citationOf("s", text, { start, end })],
    })),
    edges: [],
    sources: [{ id: "s", title: "", text }],
  };
}

const citationsOf = (map: ArgMap) => map.nodes.flatMap(({ citations = [] }) => citations);

/** A text with many repetitions, spans of it, and a change of one stretch of it. */
const scene = fc
  .array(fc.constantFrom("war ", "the ", "missile ", "👩‍👩‍👧 ", "the war. ", "x"), {
    minLength: 3,
    maxLength: 60,
  })
  .map((words) => words.join(""))
  .chain((text) =>
    fc.record({
      text: fc.constant(text),
      spans: fc.array(
        fc
          .tuple(fc.nat(text.length), fc.nat(text.length))
          .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
        { minLength: 1, maxLength: 4 },
      ),
      cut: fc.tuple(fc.nat(text.length), fc.nat(20)),
      inserted: fc.constantFrom("", "the ", "war ", "something else", "missile the war. "),
    }),
  );

describe("withSourceText", () => {
  it("brings every citation along whose words the edit leaves alone", () => {
    fc.assert(
      fc.property(scene, ({ text, spans, cut: [from, length], inserted }) => {
        const after = text.slice(0, from) + inserted + text.slice(from + length);
        const map = mapOf(text, spans);
        const { map: next } = withSourceText(map, "s", after);
        citationsOf(map).forEach((citation, at) => {
          const found = citationsOf(next)[at];
          const isBefore = citation.end <= from;
          if (!isBefore && citation.start < from + length) return;
          expect(found && stands(after, found)).toBe(true);
          if (citation.exact === "") return;
          // Where the inserted words repeat what stands there, several readings of the edit are the same edit.
          const shift = isBefore ? 0 : after.length - text.length;
          const { start, oldEnd } = textChange(text, after);
          if (citation.end <= start || citation.start >= oldEnd)
            expect(found?.start).toBe(citation.start + (citation.end <= start ? 0 : shift));
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it("tells of every citation what became of it, and never lets one point at other words unmarked", () => {
    fc.assert(
      fc.property(scene, fc.array(fc.string({ maxLength: 80 }), { maxLength: 3 }), (one, texts) => {
        let map = mapOf(one.text, one.spans);
        const quotes = citationsOf(map).map(({ exact }) => exact);
        for (const text of texts) {
          const { map: next, fates } = withSourceText(map, "s", text);
          expect(fates).toHaveLength(quotes.length);
          map = next;
          expect(citationsOf(map).map(({ exact }) => exact)).toEqual(quotes);
          for (const { node, at, fate } of fates) {
            const citation = map.nodes.find(({ id }) => id === node)?.citations?.[at];
            if (!citation) throw new Error("what is told of is there");
            if (fate === "kept" || fate === "moved") expect(stands(text, citation)).toBe(true);
            else expect(stands(text, citation)).toBe(false);
          }
        }
      }),
    );
  });

  it("finds every sentence of the article again in an edition with other sentences between and around them", () => {
    const sentences = sentencesOf(article);
    const map = mapOf(
      article,
      sentences.map(({ start, end }) => [start, end] as const),
    );
    const edition = sentences
      .toReversed()
      .map(({ start, end }) => `${article.slice(start, end)} A sentence that was not there.`)
      .join("\n\n");
    const { map: next, fates } = withSourceText(map, "s", edition);
    expect(new Set(fates.map(({ fate }) => fate))).toEqual(new Set(["moved"]));
    for (const citation of citationsOf(next)) expect(stands(edition, citation)).toBe(true);
  });

  it("marks words that were changed a little, and loses nothing that is gone", () => {
    const start = article.indexOf("some officials believe");
    const map = mapOf(article, [[start, start + "some officials believe such fears are exaggerated".length]]);
    const reworded = `Preface. ${article.replace("believe such fears", "think that such fears")}`;
    const changed = withSourceText(map, "s", reworded);
    expect(changed.fates).toEqual([{ node: "n0", at: 0, fate: "changed" }]);
    const [citation] = citationsOf(changed.map);
    expect(reworded.slice(citation?.start, citation?.end)).toContain("think that such fears are exaggerated");
    expect(citation?.exact).toContain("believe such fears");
    const lost = withSourceText(map, "s", "Nothing of the kind.");
    expect(lost.fates).toEqual([{ node: "n0", at: 0, fate: "lost" }]);
    expect(citationsOf(lost.map)).toEqual(citationsOf(map));
    // The article comes back, and with it the quotation.
    expect(withSourceText(lost.map, "s", article).fates).toEqual([{ node: "n0", at: 0, fate: "kept" }]);
  });
});

describe("findQuote", () => {
  it("chooses among equal words by what stands around them", () => {
    const text = "He said yes. She said yes. They said yes.";
    const citation = citationOf("s", text, { start: 22, end: 25 });
    const longer = `${"filler ".repeat(5)}He said yes. They said yes. Then she said: She said yes. They said yes.`;
    const found = findQuote(longer, citation);
    expect(found).toMatchObject({ outcome: "found", at: { start: longer.indexOf("She said yes") + 9 } });
  });
});
