import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { violations } from "../../../shared/document/invariants";
import type { ArgMap, MapEdge, MapNode } from "../../../shared/document/types";
import { arbitraryMap } from "../../support/arbitrary-map";

const node = (id: string, more: Partial<MapNode> = {}): MapNode => ({
  id,
  kind: "motive",
  text: id,
  x: 0,
  y: 0,
  ...more,
});
const edge = (id: string, from: string, to: string, more: Partial<MapEdge> = {}): MapEdge => ({
  id,
  from,
  to,
  relation: "support",
  ...more,
});
const mapOf = (nodes: readonly MapNode[], edges: readonly MapEdge[] = []): ArgMap => ({
  title: "",
  nodes,
  edges,
  sources: [],
});

describe("violations", () => {
  it("finds nothing in a sound map", () => {
    fc.assert(
      fc.property(arbitraryMap({ hostileTexts: true }), (map) => {
        expect(violations(map)).toEqual([]);
      }),
    );
  });

  const two = [node("a"), node("b")];
  const citation = { source: "s", exact: "", prefix: "", suffix: "", start: 0, end: 0 };
  it.each([
    ["an id that is there twice", mapOf([node("a"), node("a")]), [{ rule: "DOC-1", id: "a" }]],
    ["an id with a space", mapOf([node("a b")]), [{ rule: "DOC-1", id: "a b" }]],
    ["an edge from nowhere", mapOf(two, [edge("e", "z", "a")]), [{ rule: "DOC-2", id: "e" }]],
    [
      "an edge from an edge",
      mapOf(two, [edge("e", "a", "b"), edge("f", "e", "a")]),
      [{ rule: "DOC-2", id: "f" }],
    ],
    ["an edge to nowhere", mapOf(two, [edge("e", "a", "z")]), [{ rule: "DOC-3", id: "e" }]],
    ["a self-loop", mapOf(two, [edge("e", "a", "a")]), [{ rule: "DOC-4", id: "e" }]],
    [
      "the same edge twice",
      mapOf(two, [edge("e", "a", "b"), edge("f", "a", "b")]),
      [{ rule: "DOC-5", id: "f" }],
    ],
    ["a position that is no number", mapOf([node("a", { x: Number.NaN })]), [{ rule: "DOC-6", id: "a" }]],
    ["a width of nothing", mapOf([node("a", { width: 0 })]), [{ rule: "DOC-6", id: "a" }]],
    ["a confidence over 1", mapOf([node("a", { confidence: 1.5 })]), [{ rule: "DOC-6", id: "a" }]],
    ["a citation of nothing", mapOf([node("a", { citations: [citation] })]), [{ rule: "DOC-7", id: "a" }]],
  ])("finds %s", (_what, map, found) => expect(violations(map)).toEqual(found));

  it("finds edges that point at each other in a circle", () => {
    const map = mapOf(two, [edge("e", "a", "f"), edge("f", "b", "e")]);
    expect(violations(map)).toEqual([
      { rule: "DOC-3", id: "e" },
      { rule: "DOC-3", id: "f" },
    ]);
  });

  it("accepts opposite relations between the same nodes, cycles and undercuts", () => {
    const edges = [
      edge("e", "a", "b"),
      edge("f", "a", "b", { relation: "oppose" }),
      edge("g", "b", "a"),
      edge("h", "b", "e", { relation: "oppose" }),
    ];
    expect(violations(mapOf(two, edges))).toEqual([]);
  });
});
