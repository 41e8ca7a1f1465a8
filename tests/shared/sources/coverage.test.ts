import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ArgMap } from "../../../shared/document/types";
import { parseBytes } from "../../../shared/format/parse";
import { asideOf, withAside } from "../../../shared/sources/aside";
import { coverageOf, nextOpen } from "../../../shared/sources/coverage";
import { citationOf } from "../../../shared/sources/quote";
import { sentencesOf } from "../../../shared/sources/sentences";

const samples = join(import.meta.dirname, "../../../samples/good");

function openSample(name: string): ArgMap {
  const opened = parseBytes(readFileSync(join(samples, name)));
  if (!opened.ok) throw new Error("samples open");
  return opened.value.map;
}

const wordsOf = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

describe("sentencesOf", () => {
  it("does not stop at the numbers of lists and headings", () => {
    const text = "1. Section\n2.3. Another part\nIt rose to 5. Then it fell.";
    const found = sentencesOf(text).map(({ start, end }) => text.slice(start, end));
    expect(found).toEqual(["1. Section", "2.3. Another part", "It rose to 5.", "Then it fell."]);
  });

  it("does not stop at abbreviations, initials and quotation marks", () => {
    expect(
      wordsOf(
        "U.S. officials met Mr. Smith, e.g. in Kyiv. “It is so.” J. R. Doe agreed with the U.N. envoy. Why? No.",
      ),
    ).toEqual([
      "U.S. officials met Mr. Smith, e.g. in Kyiv.",
      "“It is so.”",
      "J. R. Doe agreed with the U.N. envoy.",
      "Why?",
      "No.",
    ]);
  });

  it("ends a sentence at a line break, also without a full stop", () => {
    expect(wordsOf("A heading\nThe text. It goes on\r\n\r\n  and ends here")).toEqual([
      "A heading",
      "The text.",
      "It goes on",
      "and ends here",
    ]);
  });

  it("covers everything but white space, in order and without overlap", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        let at = 0;
        let between = "";
        for (const { start, end } of sentencesOf(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          between += text.slice(at, start);
          at = end;
        }
        expect((between + text.slice(at)).trim()).toBe("");
      }),
    );
  });
});

describe("coverageOf", () => {
  const text = "One claim. Another claim. A greeting.";
  const source = { id: "s", title: "", text };
  const map = (cited: string): ArgMap => ({
    title: "",
    nodes: [
      {
        id: "n",
        kind: "motive",
        text: "",
        x: 0,
        y: 0,
        citations: [
          citationOf("s", text, { start: text.indexOf(cited), end: text.indexOf(cited) + cited.length }),
        ],
      },
    ],
    edges: [],
    sources: [source],
  });

  it("counts sentences and words that are cited or set aside", () => {
    const start = text.indexOf("A greeting");
    const set = withAside(source, [
      { start, end: text.length, exact: text.slice(start), reason: "no argument" },
    ]);
    const coverage = coverageOf(map("Another"), set);
    expect(coverage.sentences.map(({ state }) => state)).toEqual(["open", "mapped", "aside"]);
    expect(coverage).toMatchObject({ words: 6, coveredWords: 3, share: 2 / 3 });
    expect(nextOpen(coverage, 20)).toMatchObject({ start: 0 });
  });

  it("does not count words that the source no longer has", () => {
    const changed = { ...source, text: text.replace("Another", "Something") };
    expect(coverageOf(map("Another"), changed).coveredWords).toBe(0);
    expect(
      asideOf({ ...changed, extra: [["aside", [{ start: 0, end: 3, exact: "Two", reason: "" }, 7, null]]] }),
    ).toEqual([]);
  });

  it("is whole for the article and its map", () => {
    const { sources } = openSample("atacms.argmap");
    const [article] = sources;
    if (!article) throw new Error("the sample has its article");
    const coverage = coverageOf(openSample("atacms.argmap"), article);
    expect(coverage.sentences.filter(({ state }) => state !== "mapped")).toEqual([]);
    expect(coverage).toMatchObject({ share: 1, coveredWords: coverage.words });
  });

  it("takes any map", () => {
    for (const name of readdirSync(samples)) {
      const one = openSample(name);
      for (const each of one.sources) expect(coverageOf(one, each).share).toBeLessThanOrEqual(1);
    }
  });
});
