import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareMaps } from "../../../shared/document/compare";
import { differenceLines } from "../../../shared/document/difference-lines";
import type { ArgMap } from "../../../shared/document/types";
import { arbitraryMap } from "../../support/arbitrary-map";

const MAP: ArgMap = {
  title: "Strikes",
  nodes: [
    { id: "d", kind: "decision", text: "Authorise the strikes", x: 0, y: 0 },
    { id: "r", kind: "risk", text: "Retaliation", x: 0, y: 200 },
  ],
  edges: [{ id: "e", from: "r", to: "d", relation: "oppose" }],
  sources: [{ id: "s", title: "Memo" }],
};
const lines = (after: ArgMap) =>
  differenceLines(MAP, after, compareMaps(MAP, after)).map(({ verb, text }) => `${verb} ${text}`);
const [decision, risk] = MAP.nodes;
if (!decision || !risk) throw new Error("no nodes");

describe("one line says", () => {
  test.each<readonly [string, ArgMap, readonly string[]]>([
    [
      "a text",
      { ...MAP, nodes: [{ ...decision, text: "Wait" }, risk] },
      ["Changed Decision: Authorise the strikes → Wait"],
    ],
    [
      "a kind",
      { ...MAP, nodes: [decision, { ...risk, kind: "critique" }] },
      ["Changed Risk: Retaliation → Critique: Retaliation"],
    ],
    [
      "notes",
      { ...MAP, nodes: [decision, { ...risk, notes: "Certain" }] },
      ["Changed Risk: Retaliation (its details)"],
    ],
    ["a place", { ...MAP, nodes: [{ ...decision, x: 10 }, risk] }, ["Moved Decision: Authorise the strikes"]],
    [
      "what is removed",
      { ...MAP, nodes: [decision], edges: [] },
      ["Removed Risk: Retaliation", "Removed 'Retaliation' opposes 'Authorise the strikes'"],
    ],
    [
      "a relation",
      { ...MAP, edges: [{ id: "e", from: "r", to: "d", relation: "support" }] },
      [
        "Changed 'Retaliation' opposes 'Authorise the strikes' → 'Retaliation' supports 'Authorise the strikes'",
      ],
    ],
    [
      "a title and a source",
      { ...MAP, title: "Peace", sources: [] },
      ["Changed Title: Strikes → Peace", "Removed Source: Memo"],
    ],
  ])("%s", (_what, after, expected) => {
    expect(lines(after)).toEqual(expected);
  });
});

test("there is one line for each difference, and none without one", () => {
  fc.assert(
    fc.property(arbitraryMap(), arbitraryMap(), (before, after) => {
      const difference = compareMaps(before, after);
      const { nodes, edges, sources } = difference;
      const count = [nodes, edges, sources]
        .flatMap(({ added, changed, removed }) => [added.length, changed.length, removed.length])
        .reduce((sum, one) => sum + one, difference.moved.length);
      const all = differenceLines(before, after, difference);
      expect(all).toHaveLength(count + Number(difference.title) + Number(difference.unknown));
      expect(differenceLines(before, before, compareMaps(before, before))).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
