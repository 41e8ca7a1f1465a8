import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edgesBelow, listedBelow, type OutlineRow, outlineRows } from "../../../shared/document/outline-tree";
import type { ArgMap, Kind, MapEdge, MapNode } from "../../../shared/document/types";
import { arbitraryMap } from "../../support/arbitrary-map";

const node = (id: string, parts: Partial<MapNode> = {}): MapNode => ({
  id,
  kind: "motive",
  text: id,
  x: 0,
  y: 0,
  ...parts,
});
const edge = (id: string, from: string, to: string, relation: MapEdge["relation"] = "support"): MapEdge => ({
  id,
  from,
  to,
  relation,
});
const mapOf = (nodes: readonly MapNode[], edges: readonly MapEdge[]): ArgMap => ({
  title: "",
  nodes,
  edges,
  sources: [],
});
const drawn = (rows: readonly OutlineRow[]) =>
  rows.map((row) => `${"  ".repeat(row.level - 1)}${row.node.id}${row.reference ? " (see above)" : ""}`);

describe("the outline of a map", () => {
  it("begins with what speaks about nothing, decisions first, and lists arguments from left to right", () => {
    const map = mapOf(
      [node("note"), node("b", { x: 300 }), node("a", { x: 10 }), node("d", { kind: "decision", x: 900 })],
      [edge("1", "b", "d"), edge("2", "a", "d", "oppose")],
    );
    expect(drawn(outlineRows(map))).toEqual(["d", "  a", "  b", "note"]);
  });

  it("lists arguments from top to bottom where they stand in a column", () => {
    const map = mapOf(
      [node("d"), node("low", { x: 200, y: 500 }), node("high", { x: 210, y: 0 })],
      [edge("1", "low", "d"), edge("2", "high", "d")],
    );
    expect(drawn(outlineRows(map))).toEqual(["d", "  high", "  low"]);
  });

  it("shows an undercut below the node whose link it undercuts", () => {
    const map = mapOf(
      [node("d"), node("a"), node("u")],
      [edge("1", "a", "d"), edge("2", "u", "1", "oppose")],
    );
    expect(drawn(outlineRows(map))).toEqual(["d", "  a", "    u"]);
  });

  it("shows a node with two targets under both, in full only once", () => {
    const map = mapOf(
      [node("d"), node("a", { x: 1 }), node("b", { x: 2 }), node("shared"), node("below")],
      [
        edge("1", "a", "d"),
        edge("2", "b", "d"),
        edge("3", "shared", "b"),
        edge("4", "shared", "a"),
        edge("5", "below", "shared"),
      ],
    );
    expect(drawn(outlineRows(map))).toEqual([
      "d",
      "  a",
      "    shared",
      "      below",
      "  b",
      "    shared (see above)",
    ]);
  });

  it("shows a node in full at its other place when the first one is collapsed", () => {
    const map = mapOf(
      [node("d"), node("a", { x: 1, collapsed: true }), node("b", { x: 2 }), node("shared"), node("own")],
      [
        edge("1", "a", "d"),
        edge("2", "b", "d"),
        edge("3", "shared", "a"),
        edge("4", "shared", "b"),
        edge("5", "own", "a"),
      ],
    );
    const rows = outlineRows(map);
    expect(drawn(rows)).toEqual(["d", "  a", "  b", "    shared"]);
    expect(rows[1]).toMatchObject({ expanded: false, hidden: 1 });
  });

  it("begins a ring of arguments at its decision, and keeps what hangs on the ring below it", () => {
    const ring = mapOf(
      [node("tail"), node("a"), node("b", { kind: "decision" })],
      [edge("1", "tail", "a"), edge("2", "a", "b"), edge("3", "b", "a")],
    );
    expect(drawn(outlineRows(ring))).toEqual(["b", "  a", "    tail", "    b (see above)"]);
  });

  it("begins a ring on the ring, not at a decision that hangs on it", () => {
    const ring = mapOf(
      [node("tail", { kind: "decision" }), node("a"), node("b")],
      [edge("1", "tail", "a"), edge("2", "a", "b"), edge("3", "b", "a")],
    );
    expect(drawn(outlineRows(ring))).toEqual(["a", "  tail", "  b", "    a (see above)"]);
  });

  it("reads a chain of ten thousand nodes", () => {
    const ids = Array.from({ length: 10_000 }, (_, at) => `n${at}`);
    const map = mapOf(
      ids.map((id) => node(id)),
      ids.slice(1).map((id, at) => edge(`e${at}`, id, ids[at]!)),
    );
    expect(outlineRows(map).at(-1)).toMatchObject({ level: 10_000 });
  });
});

describe("for any map, the outline", () => {
  it("shows every node in full exactly once, and every edge exactly once", () => {
    fc.assert(
      fc.property(arbitraryMap({ maxNodes: 20 }), (map) => {
        const rows = outlineRows(map, "whole");
        const full = rows.filter((row) => !row.reference).map((row) => row.node.id);
        expect(full.toSorted()).toEqual(map.nodes.map((one) => one.id).toSorted());
        const edges = rows.flatMap((row) => row.edge?.id ?? []);
        expect(edges.toSorted()).toEqual(map.edges.map((one) => one.id).toSorted());
      }),
    );
  });

  it("has unique keys and says rightly where each row stands", () => {
    fc.assert(
      fc.property(
        arbitraryMap({ maxNodes: 20 }),
        fc.constantFrom("shown" as const, "whole" as const),
        (map, extent) => {
          const rows = outlineRows(map, extent);
          const byKey = new Map(rows.map((row) => [row.key, row]));
          expect(byKey.size).toBe(rows.length);
          for (const row of rows) {
            const siblings = rows.filter((other) => other.parent === row.parent);
            expect(siblings.indexOf(row)).toBe(row.position - 1);
            expect(siblings.length).toBe(row.setSize);
            const parent = row.parent === null ? null : byKey.get(row.parent);
            expect(row.level).toBe(parent ? parent.level + 1 : 1);
            if (row.edge && parent) expect(listedBelow(map, row.edge)).toBe(parent.node);
          }
        },
      ),
    );
  });

  it("hides nothing but what is below a collapsed row, and counts it", () => {
    fc.assert(
      fc.property(arbitraryMap({ maxNodes: 20 }), (map) => {
        const rows = outlineRows(map);
        const shown = new Set(rows.map((row) => row.node.id));
        const reachable = new Set<string>();
        const open = rows.filter((row) => row.expanded === false).map((row) => row.node.id);
        for (let id = open.pop(); id !== undefined; id = open.pop()) {
          for (const { from } of edgesBelow(map, id)) {
            if (shown.has(from) || reachable.has(from)) continue;
            reachable.add(from);
            open.push(from);
          }
        }
        for (const one of map.nodes) expect(shown.has(one.id) || reachable.has(one.id)).toBe(true);
        for (const row of rows) {
          if (row.expanded !== false) expect(row.hidden).toBe(0);
          else expect(row.hidden).toBeLessThanOrEqual(reachable.size);
        }
      }),
    );
  });

  it("is the same after an edit as when it is built anew", () => {
    const edited = arbitraryMap({ maxNodes: 12 }).chain((map) =>
      fc.record({
        map: fc.constant(map),
        at: fc.nat(Math.max(0, map.nodes.length - 1)),
        change: fc.constantFrom<Partial<MapNode>>(
          { text: "other" },
          { collapsed: true },
          { kind: "decision" },
          { x: 9000 },
          { y: -9000 },
        ),
      }),
    );
    fc.assert(
      fc.property(edited, ({ map, at, change }) => {
        outlineRows(map);
        const next = {
          ...map,
          nodes: map.nodes.map((one, place) => (place === at ? { ...one, ...change } : one)),
        };
        const anew = { ...next, edges: [...next.edges] };
        expect(outlineRows(next)).toEqual(outlineRows(anew));
      }),
    );
  });

  it("starts with nodes that speak about nothing, decisions first", () => {
    fc.assert(
      fc.property(arbitraryMap({ maxNodes: 20 }), (map) => {
        const free = new Set(map.nodes.map((one) => one.id));
        for (const one of map.edges) free.delete(one.from);
        const starts = outlineRows(map).filter((row) => row.level === 1);
        const kinds: Kind[] = starts.filter((row) => free.has(row.node.id)).map((row) => row.node.kind);
        expect(kinds.length).toBe(free.size);
        expect(kinds.lastIndexOf("decision")).toBe(kinds.filter((kind) => kind === "decision").length - 1);
      }),
    );
  });
});
