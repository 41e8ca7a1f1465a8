import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edgeName, nodeName, shortText } from "../../../shared/document/describe";
import type { ArgMap } from "../../../shared/document/types";
import { arbitraryMap, arbitraryText } from "../../support/arbitrary-map";

const map: ArgMap = {
  title: "",
  nodes: [
    { id: "d", kind: "decision", text: "Authorise ATACMS strikes", x: 0, y: 0 },
    { id: "r", kind: "risk", text: "Russia may retaliate\nagainst NATO partners.", x: 0, y: 0 },
    { id: "c", kind: "critique", text: "Fears are exaggerated!", x: 0, y: 0 },
    { id: "m", kind: "motive", text: " ", x: 0, y: 0 },
  ],
  edges: [
    { id: "e1", from: "r", to: "d", relation: "oppose" },
    { id: "e2", from: "c", to: "r", relation: "oppose" },
    { id: "e3", from: "c", to: "e1", relation: "oppose" },
    { id: "e4", from: "m", to: "r", relation: "support" },
    { id: "e5", from: "m", to: "e3", relation: "support" },
  ],
  sources: [],
};

describe("names for readers", () => {
  it.each([
    [0, "Decision: Authorise ATACMS strikes. Supported by 0, opposed by 1."],
    [
      1,
      "Risk: Russia may retaliate against NATO partners. Opposes 'Authorise ATACMS strikes'. Supported by 1, opposed by 1.",
    ],
    [
      2,
      "Critique: Fears are exaggerated! Opposes 'Russia may retaliate against NATO partners.'. " +
        "Undercuts the link from 'Russia may retaliate against NATO partners.'. Supported by 0, opposed by 0.",
    ],
    [
      3,
      "Motive: no text yet. Supports 'Russia may retaliate against NATO partners.'. " +
        "Supports the link from 'Fears are exaggerated!'. Supported by 0, opposed by 0.",
    ],
  ])("say all about node %i", (i, name) => expect(nodeName(map, map.nodes[i]!)).toBe(name));

  it.each([
    [0, "'Russia may retaliate against NATO partners.' opposes 'Authorise ATACMS strikes'"],
    [2, "'Fears are exaggerated!' undercuts the link from 'Russia may retaliate against NATO partners.'"],
    [3, "'no text yet' supports 'Russia may retaliate against NATO partners.'"],
    [4, "'no text yet' supports the link from 'Fears are exaggerated!'"],
  ])("say all about edge %i", (i, name) => expect(edgeName(map, map.edges[i]!)).toBe(name));

  it("are one line, for every map", () => {
    fc.assert(
      fc.property(arbitraryMap({ hostileTexts: true }), (any) => {
        for (const node of any.nodes)
          expect(nodeName(any, node)).toMatch(/^(Decision|Motive|Risk|Critique): [^\n\r\t]+\.$/);
        for (const edge of any.edges) expect(edgeName(any, edge)).not.toMatch(/[\n\r]|something missing/);
      }),
      { numRuns: 100 },
    );
  });

  it("cut a long text at a word, and never through a character", () => {
    expect(shortText("one two three four", 12)).toBe("one two…");
    expect(shortText("onetwothreefour", 6)).toBe("onetwo…");
    expect(shortText(`${"x".repeat(59)}😀😀`, 60)).toBe(`${"x".repeat(59)}…`);
    fc.assert(
      fc.property(arbitraryText(), fc.integer({ min: 1, max: 80 }), (text, most) => {
        const short = shortText(text, most);
        if (text.trim() !== "") expect(short.length).toBeLessThanOrEqual(most + 1);
        expect(short).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});
