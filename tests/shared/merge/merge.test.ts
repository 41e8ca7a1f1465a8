import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdit } from "../../../shared/commands/apply-edit";
import { compareMaps, isNoDifference } from "../../../shared/document/compare";
import { violations } from "../../../shared/document/invariants";
import type { ArgMap, MapEdge, MapNode } from "../../../shared/document/types";
import { CONFLICT_TAG } from "../../../shared/merge/conflicts";
import { mergeMaps } from "../../../shared/merge/merge";
import { arbitraryEdit } from "../../support/arbitrary-edit";
import { arbitraryMap } from "../../support/arbitrary-map";
import { plainEdge as edge, plainNode as node } from "../../support/plain-parts";

const map = (nodes: readonly MapNode[], edges: readonly MapEdge[] = [], title = ""): ArgMap => ({
  title,
  nodes,
  edges,
  sources: [],
});

/** A map after a few random edits. */
const editedFrom = (start: ArgMap): fc.Arbitrary<ArgMap> =>
  fc.infiniteStream(fc.nat()).chain(() =>
    fc.integer({ min: 0, max: 4 }).chain((count) => {
      const further = (from: ArgMap, left: number): fc.Arbitrary<ArgMap> =>
        left === 0
          ? fc.constant(from)
          : arbitraryEdit(from).chain((edit) => {
              const applied = applyEdit(from, edit);
              return further(applied.ok ? applied.value.map : from, left - 1);
            });
      return further(start, count);
    }),
  );

const threeVersions = arbitraryMap({ maxNodes: 8 }).chain((base) =>
  fc.tuple(fc.constant(base), editedFrom(base), editedFrom(base)),
);

describe("mergeMaps", () => {
  it("takes the changed side where the other is as it was: merge(b, x, b) = merge(b, b, x) = x", () => {
    fc.assert(
      fc.property(threeVersions, ([base, changed]) => {
        for (const merged of [mergeMaps(base, changed, base), mergeMaps(base, base, changed)]) {
          expect(merged.map).toEqual(changed);
          expect(merged.conflicts).toEqual([]);
        }
      }),
    );
  });

  it("takes what both did once: merge(b, x, x) = x", () => {
    fc.assert(
      fc.property(threeVersions, ([base, changed]) => {
        const { map: merged, conflicts } = mergeMaps(base, changed, changed);
        expect(merged).toEqual(changed);
        expect(conflicts).toEqual([]);
      }),
    );
  });

  it("gives a sound map whatever the two sides did", () => {
    fc.assert(
      fc.property(threeVersions, ([base, ours, theirs]) => {
        expect(violations(mergeMaps(base, ours, theirs).map)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("gives a sound map also of maps that have nothing to do with one another", () => {
    fc.assert(
      fc.property(arbitraryMap(), arbitraryMap(), arbitraryMap(), (base, ours, theirs) => {
        expect(violations(mergeMaps(base, ours, theirs).map)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("loses nothing that either side added or wrote", () => {
    fc.assert(
      fc.property(threeVersions, ([base, ours, theirs]) => {
        const { map: merged } = mergeMaps(base, ours, theirs);
        const texts = new Set(merged.nodes.map(({ text }) => text));
        const links = new Set(merged.edges.map(({ from, to, relation }) => `${from} ${to} ${relation}`));
        const edgeIds = new Set([base, ours, theirs].flatMap(({ edges }) => edges.map(({ id }) => id)));
        for (const side of [ours, theirs]) {
          const { nodes, edges } = compareMaps(base, side);
          for (const id of [...nodes.added, ...nodes.changed]) {
            const written = side.nodes.find((one) => one.id === id)?.text ?? "";
            const before = base.nodes.find((one) => one.id === id)?.text;
            if (written !== before) expect(texts).toContain(written);
          }
          for (const id of edges.added) {
            const drawn = side.edges.find((one) => one.id === id);
            // What points at an edge may point at its twin of the other side.
            if (drawn && !edgeIds.has(drawn.to))
              expect(links).toContain(`${drawn.from} ${drawn.to} ${drawn.relation}`);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("does not care who is who where the two sides touched different things", () => {
    const rename = (one: ArgMap, id: string, text: string): ArgMap => ({
      ...one,
      nodes: one.nodes.map((other) => (other.id === id ? { ...other, text } : other)),
    });
    fc.assert(
      fc.property(arbitraryMap({ maxNodes: 8 }), fc.string(), fc.string(), (base, mine, yours) => {
        const [first, second] = base.nodes;
        if (!first || !second) return;
        const ours = rename({ ...base, nodes: [...base.nodes, node("mine")] }, first.id, mine);
        const theirs = rename({ ...base, nodes: [...base.nodes, node("yours")] }, second.id, yours);
        fc.pre(![...base.nodes, ...base.edges, ...base.sources].some(({ id }) => /^(mine|yours)$/.test(id)));
        const there = mergeMaps(base, ours, theirs);
        const back = mergeMaps(base, theirs, ours);
        expect([there.conflicts, back.conflicts]).toEqual([[], []]);
        expect(isNoDifference(compareMaps(there.map, back.map))).toBe(true);
      }),
    );
  });
});

describe("a contradiction", () => {
  const base = map([node("a"), node("b")], [edge("e", "a", "b")], "t");

  it("about a text keeps both nodes, tagged", () => {
    const { map: merged, conflicts } = mergeMaps(
      base,
      map([node("a", { text: "mine" }), node("b")], base.edges, "t"),
      map([node("a", { text: "yours" }), node("b", { kind: "risk" })], base.edges, "t"),
    );
    expect(merged.nodes).toMatchObject([
      { id: "a", text: "mine", tags: [CONFLICT_TAG] },
      { id: "a-theirs", text: "yours", tags: [CONFLICT_TAG] },
      { id: "b", kind: "risk" },
    ]);
    expect(conflicts).toEqual([
      { what: "node", id: "a", reason: "both-changed", fields: ["text"], copy: "a-theirs" },
    ]);
  });

  it("about a relation keeps both edges", () => {
    const other = (rest: Partial<MapEdge>) => map(base.nodes, [edge("e", "a", "b", rest)], "t");
    const start = other({});
    const reversed = map(base.nodes, [edge("e", "b", "a")], "t");
    const { map: merged, conflicts } = mergeMaps(start, reversed, other({ relation: "oppose" }));
    expect(conflicts).toEqual([]);
    expect(merged.edges).toEqual([edge("e", "b", "a", { relation: "oppose" })]);
    const third = map([...base.nodes, node("c")], [edge("e", "a", "c")], "t");
    const twice = mergeMaps(start, reversed, third);
    expect(twice.map.edges).toMatchObject([
      { id: "e", from: "b", to: "a" },
      { id: "e-theirs", from: "a", to: "c" },
    ]);
  });

  it("between a removal and a change keeps what was changed", () => {
    const without = map([node("b")], [], "t");
    const changed = map([node("a", { text: "new" }), node("b")], base.edges, "t");
    for (const { map: merged, conflicts } of [
      mergeMaps(base, without, changed),
      mergeMaps(base, changed, without),
    ]) {
      expect(merged.nodes.find(({ id }) => id === "a")).toMatchObject({ text: "new", tags: [CONFLICT_TAG] });
      expect(conflicts).toMatchObject([{ id: "a", reason: "changed-and-removed" }]);
    }
  });

  it("between a removal and a new link brings the node back", () => {
    const without = map([node("b")], [], "t");
    const linked = map([...base.nodes, node("c")], [...base.edges, edge("f", "c", "a")], "t");
    const { map: merged, conflicts } = mergeMaps(base, without, linked);
    expect(merged.nodes.map(({ id }) => id)).toEqual(["b", "c", "a"]);
    expect(merged.edges).toEqual([edge("f", "c", "a")]);
    expect(conflicts).toMatchObject([{ what: "node", id: "a", reason: "changed-and-removed" }]);
  });

  it("about titles keeps both", () => {
    const { map: merged, conflicts } = mergeMaps(
      base,
      map(base.nodes, base.edges, "mine"),
      map(base.nodes, base.edges, "yours"),
    );
    expect(merged.title).toBe("mine / yours");
    expect(conflicts).toMatchObject([{ what: "title" }]);
  });

  it("about one link drawn twice is none", () => {
    const bare = map([node("a"), node("b")]);
    const drawn = (id: string) => map(bare.nodes, [edge(id, "a", "b")]);
    const { map: merged, conflicts } = mergeMaps(bare, drawn("x"), drawn("y"));
    expect(merged.edges).toEqual([edge("x", "a", "b")]);
    expect(conflicts).toEqual([]);
  });
});
