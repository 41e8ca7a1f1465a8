import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { comparisonAsMarkdown, comparisonAsPlainText } from "../../../shared/compare/as-text";
import { type Comparison, compareVersions, comparisonById } from "../../../shared/compare/comparison";
import { detailsOf } from "../../../shared/compare/details";
import {
  changeDetailsInWords,
  changeSubject,
  comparisonInWords,
  matchesInWords,
  VERB_WORDS,
} from "../../../shared/compare/words";
import type { ArgMap, MapNode } from "../../../shared/document/types";
import { arbitraryMap } from "../../support/arbitrary-map";

const decision: MapNode = { id: "d", kind: "decision", text: "Authorise the strikes", x: 0, y: 0 };
const risk: MapNode = { id: "r", kind: "risk", text: "Retaliation", x: 0, y: 200 };
const MAP: ArgMap = {
  title: "Strikes",
  nodes: [decision, risk],
  edges: [{ id: "e", from: "r", to: "d", relation: "oppose" }],
  sources: [{ id: "s", title: "Memo" }],
};

const lines = (comparison: Comparison) =>
  comparison.changes.map((change) => {
    const details = changeDetailsInWords(comparison, change);
    const words = `${VERB_WORDS[change.verb]} ${changeSubject(comparison, change)}`;
    return details === "" ? words : `${words} (${details})`;
  });

describe("what changed is said of", () => {
  test.each<readonly [string, ArgMap, readonly string[]]>([
    [
      "a text",
      { ...MAP, nodes: [{ ...decision, text: "Wait" }, risk] },
      ["Changed Decision: Wait (Text: Authorise the strikes → Wait)"],
    ],
    [
      "a kind and a place",
      { ...MAP, nodes: [decision, { ...risk, kind: "critique", x: 7 }] },
      ["Changed Critique: Retaliation (Kind: Risk → Critique; Place: 0, 200 → 7, 200)"],
    ],
    [
      "notes",
      { ...MAP, nodes: [decision, { ...risk, notes: "Certain" }] },
      ["Changed Risk: Retaliation (Notes: none → Certain)"],
    ],
    [
      "a place",
      { ...MAP, nodes: [{ ...decision, x: 10 }, risk] },
      ["Moved Decision: Authorise the strikes (Place: 0, 0 → 10, 0)"],
    ],
    [
      "what is removed",
      { ...MAP, nodes: [decision], edges: [] },
      ["Removed Risk: Retaliation", "Removed 'Retaliation' opposes 'Authorise the strikes'"],
    ],
    [
      "a relation",
      { ...MAP, edges: [{ id: "e", from: "r", to: "d", relation: "support" }] },
      ["Changed 'Retaliation' supports 'Authorise the strikes' (Relation: Opposes → Supports)"],
    ],
    [
      "the ends of a link",
      { ...MAP, edges: [{ id: "e", from: "d", to: "r", relation: "oppose" }] },
      [
        "Re-linked 'Authorise the strikes' opposes 'Retaliation' (Link: 'Retaliation' opposes 'Authorise the strikes' → 'Authorise the strikes' opposes 'Retaliation')",
      ],
    ],
    [
      "a title and a source",
      { ...MAP, title: "Peace", sources: [] },
      ["Changed Title (Title: Strikes → Peace)", "Removed Source: Memo"],
    ],
  ])("%s", (_what, after, expected) => {
    expect(lines(comparisonById(MAP, after))).toEqual(expected);
  });

  it("a strength that moved because of something else", () => {
    const comparison = compareVersions(
      MAP,
      { ...MAP, nodes: [decision, { ...risk, confidence: 0.9 }] },
      { weigh: true },
    );
    expect(lines(comparison)).toEqual([
      "Changed Risk: Retaliation (Confidence: 0.5 → 0.9; Strength: 0.50 → 0.90)",
      "Strength Decision: Authorise the strikes (Strength: 0.40 → 0.28)",
    ]);
    expect(comparisonInWords(comparison)).toBe("1 node changed, 2 strengths changed");
  });
});

describe("under other ids", () => {
  const other = (rest: Partial<ArgMap>): ArgMap => ({
    ...MAP,
    nodes: [
      { ...decision, id: "x" },
      { ...risk, id: "y" },
    ],
    edges: [{ id: "z", from: "y", to: "x", relation: "oppose" }],
    sources: [{ id: "q", title: "Memo" }],
    ...rest,
  });

  it("the same things are found again, and it is said how", () => {
    const comparison = compareVersions(MAP, other({}), { weigh: true });
    expect(comparison.changes).toEqual([]);
    expect(comparisonInWords(comparison)).toBe("no difference");
    expect(matchesInWords(comparison)).toBe(
      "2 nodes by the same text, 1 source by the same text, 1 link by its ends",
    );
  });

  it("a claim in much other words is found by its neighbours", () => {
    const long = { ...risk, text: "Russia may retaliate against allies" };
    const reworded = { ...risk, id: "y", text: "Allies may suffer when Russia answers" };
    const before = { ...MAP, nodes: [decision, long] };
    const after = other({ nodes: [{ ...decision, id: "x" }, reworded] });
    const comparison = compareVersions(before, after, { weigh: false });
    expect(comparison.matches).toContainEqual({
      what: "node",
      before: "r",
      after: "y",
      by: "like words and the same neighbours",
    });
    const elsewhere = compareVersions(before, { ...after, edges: [] }, { weigh: false });
    expect(elsewhere.matches.map(({ before: id }) => id)).not.toContain("r");
  });

  it("a link that leads elsewhere is re-linked, not removed and added", () => {
    const third: MapNode = { id: "t", kind: "motive", text: "Deterrence", x: 0, y: 400 };
    const before = { ...MAP, nodes: [decision, risk, third] };
    const after = { ...before, edges: [{ id: "new", from: "r", to: "t", relation: "oppose" as const }] };
    expect(compareVersions(before, after, { weigh: false }).changes).toEqual([
      { what: "edge", id: "e", verb: "relinked" },
    ]);
  });
});

it("accounts for every difference once, and finds none between a map and itself", () => {
  fc.assert(
    fc.property(arbitraryMap(), arbitraryMap(), (before, after) => {
      const comparison = comparisonById(before, after);
      const { nodes, edges, sources, moved, title, unknown } = comparison.difference;
      const count = [nodes, edges, sources]
        .flatMap(({ added, changed, removed }) => [added.length, changed.length, removed.length])
        .reduce((sum, one) => sum + one, moved.length);
      expect(comparison.changes).toHaveLength(count + Number(title) + Number(unknown));
      const keys = comparison.changes.map(({ what, id }) => `${what} ${id}`);
      expect(new Set(keys).size).toBe(keys.length);
      for (const change of comparison.changes)
        if (!["added", "removed"].includes(change.verb) && change.what !== "other")
          expect(detailsOf(comparison, change)).not.toEqual([]);
      expect(compareVersions(before, before, { weigh: true }).changes).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

describe("as a text", () => {
  const after: ArgMap = {
    ...MAP,
    nodes: [{ ...decision, text: "Authorise *no* strikes\nat all" }, risk],
    edges: [],
  };
  const comparison = compareVersions(MAP, after, { weigh: true });

  it("plain words show what was removed and added", () => {
    expect(comparisonAsPlainText(comparison, { before: "a.argmap", after: "b.argmap" })).toBe(
      [
        "From a.argmap to b.argmap",
        "1 node changed, 1 edge removed, 1 strength changed.",
        "~ Decision: Authorise *no* strikes at all (d)",
        "    Text: Authorise [-the-]{+*no*+} strikes{+ ⏎ at all+}",
        "    Strength: 0.40 → 0.50",
        "− 'Retaliation' opposes 'Authorise the strikes' (e)",
      ].join("\n"),
    );
  });

  it("Markdown strikes out what went, and shows the signs of the texts as they are", () => {
    const report = comparisonAsMarkdown(comparison, { before: "a_1.argmap", after: "b.argmap" });
    expect(report).toContain("# What changed from a\\_1.argmap to b.argmap");
    expect(report).toContain("## Removed\n\n- 'Retaliation' opposes 'Authorise the strikes'");
    expect(report).toContain("Text: Authorise ~~the~~**\\*no\\*** strikes ⏎ **at all**");
  });
});
