import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { violations } from "../../../shared/document/invariants";
import type { ArgMap, Source } from "../../../shared/document/types";
import { parse } from "../../../shared/format/parse";
import { serialise } from "../../../shared/format/serialise";
import { CONFLICT_TAG, undecidedConflicts } from "../../../shared/merge/conflicts";
import { DECISIONS, decide, decisionsFor } from "../../../shared/merge/decide";
import { mergeMaps } from "../../../shared/merge/merge";
import { arbitraryMap } from "../../support/arbitrary-map";
import { plainEdge as edge, plainNode as node } from "../../support/plain-parts";

const map = (rest: Partial<ArgMap>): ArgMap => ({ title: "t", nodes: [], edges: [], sources: [], ...rest });
const reopened = (one: ArgMap): ArgMap => {
  const opened = parse(serialise(one));
  if (!opened.ok) throw new Error("a sound map opens");
  return opened.value.map;
};
/** The merge, saved and opened again, and its only conflict. */
function only(base: ArgMap, ours: ArgMap, theirs: ArgMap) {
  const merged = reopened(mergeMaps(base, ours, theirs).map);
  const [conflict, ...more] = undecidedConflicts(merged);
  if (!conflict || more.length > 0) throw new Error("there is one conflict");
  return { merged, conflict };
}
const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

const BASE = map({ nodes: [node("a"), node("b")], edges: [edge("e", "a", "b")] });
const saying = (text: string): ArgMap => ({ ...BASE, nodes: [node("a", { text }), node("b")] });

describe("a text that both changed", () => {
  const { merged, conflict } = only(BASE, saying("mine"), saying("yours"));
  const linked: ArgMap = {
    ...merged,
    nodes: [...merged.nodes, node("c")],
    edges: [...merged.edges, edge("f", "c", "a-theirs"), edge("g", "a-theirs", "b")],
  };

  it.each([
    ["mine", "mine"],
    ["theirs", "yours"],
  ] as const)("is decided by keeping %s, with all that was linked to either", (decision, text) => {
    const decided = decide(linked, conflict, decision);
    expect(decided.nodes.map((one) => [one.id, one.text, one.tags])).toEqual([
      ["a", text, undefined],
      ["b", "b", undefined],
      ["c", "c", undefined],
    ]);
    expect(decided.edges.map(({ from, to }) => `${from} ${to}`)).toEqual(["a b", "c a"]);
    expect(undecidedConflicts(decided)).toEqual([]);
    expect(decided.extra).toBeUndefined();
    expect(decided.nodes[0]).toMatchObject({ x: 0, y: 0 });
  });

  it("is decided by keeping both", () => {
    const decided = decide(linked, conflict, "both");
    expect(ids(decided.nodes)).toEqual(["a", "a-theirs", "b", "c"]);
    expect(decided.nodes.some(({ tags }) => tags?.includes(CONFLICT_TAG))).toBe(false);
    expect(undecidedConflicts(decided)).toEqual([]);
  });
});

it("titles can be decided, each way", () => {
  const titled = (title: string) => ({ ...BASE, title });
  const { merged, conflict } = only(titled("t"), titled("mine"), titled("yours"));
  expect(decisionsFor(conflict)).toEqual(DECISIONS);
  expect(DECISIONS.map((decision) => decide(merged, conflict, decision).title)).toEqual([
    "mine",
    "yours",
    "mine / yours",
  ]);
});

it("a width that both changed is not dropped: theirs is kept in the list and can still be chosen", () => {
  const wide = (width: number) => ({ ...BASE, nodes: [node("a", { width }), node("b")] });
  const { merged, conflict } = only(wide(100), wide(200), wide(300));
  expect(merged.nodes[0]?.width).toBe(200);
  expect(decide(merged, conflict, "mine").nodes[0]?.width).toBe(200);
  expect(decide(merged, conflict, "theirs").nodes[0]?.width).toBe(300);
});

describe("what one side removed and the other changed", () => {
  const without = map({ nodes: [node("b")] });
  it.each([
    ["ours", "mine", without, saying("new")],
    ["theirs", "theirs", saying("new"), without],
  ] as const)(
    "goes where the side that removed it (%s) is kept, and stays else",
    (_who, remover, ours, theirs) => {
      const { merged, conflict } = only(BASE, ours, theirs);
      expect(decisionsFor(conflict)).toEqual(["mine", "theirs"]);
      expect(ids(decide(merged, conflict, remover).nodes)).toEqual(["b"]);
      const kept = decide(merged, conflict, remover === "mine" ? "theirs" : "mine");
      expect(kept.nodes.find(({ id }) => id === "a")).toEqual(node("a", { text: "new" }));
    },
  );
});

it("links and sources are decided, too, and citations follow", () => {
  const source = (title: string): Source => ({ id: "s", title });
  const start = map({ nodes: [node("a"), node("b"), node("c")], sources: [source("Memo")] });
  const cited = (title: string, to: string): ArgMap => ({
    ...start,
    edges: [edge("e", "a", to)],
    sources: [source(title)],
  });
  const merged = mergeMaps(cited("Memo", "b"), cited("Mine", "b"), cited("Yours", "c")).map;
  expect(merged.edges).toMatchObject([{ to: "c" }]);
  const both = mergeMaps(start, cited("Mine", "b"), cited("Yours", "c")).map;
  const [link, paper] = undecidedConflicts(both);
  if (!link || !paper) throw new Error("there are two conflicts");
  expect([link.what, paper.what]).toEqual(["edge", "source"]);
  const theirs = decide(decide(both, link, "theirs"), paper, "theirs");
  expect(theirs.edges).toEqual([edge("e", "a", "c")]);
  expect(theirs.sources).toEqual([source("Yours")]);
  const citing: ArgMap = {
    ...both,
    nodes: both.nodes.map((one) => ({
      ...one,
      citations: [{ source: "s-theirs", exact: "", prefix: "", suffix: "", start: 0, end: 0 }],
    })),
  };
  expect(decide(citing, paper, "mine").nodes[0]?.citations?.[0]?.source).toBe("s");
});

it("nodes that are only tagged, as by an older version, are listed with their copies", () => {
  const tags = [CONFLICT_TAG];
  const tagged = map({
    nodes: [node("a", { tags }), node("a-theirs", { tags, text: "x" }), node("z", { tags })],
  });
  const conflicts = undecidedConflicts(tagged);
  expect(conflicts).toMatchObject([
    { id: "a", copy: "a-theirs" },
    { id: "z", copy: null, reason: "tagged" },
  ]);
  expect(conflicts.map(decisionsFor)).toEqual([DECISIONS, ["both"]]);
  const all = conflicts.reduce(
    (left, conflict) => decide(left, conflict, decisionsFor(conflict)[0] ?? "both"),
    tagged,
  );
  expect(all).toEqual(map({ nodes: [node("a"), node("z")] }));
});

it("what somebody wrote into the list of a file can do no harm", () => {
  const listed = (list: unknown) =>
    reopened({ ...BASE, extra: [["mergeConflicts", JSON.parse(JSON.stringify(list))]] });
  expect(undecidedConflicts(listed("nonsense"))).toEqual([]);
  expect(undecidedConflicts(listed([null, 1, { what: "node" }, { what: "x", id: "a" }]))).toEqual([]);
  const harm = listed([
    {
      what: "node",
      id: "a",
      reason: "both-changed",
      theirs: { id: "b", x: null, width: -1, collapsed: "yes" },
    },
  ]);
  const [conflict] = undecidedConflicts(harm);
  if (!conflict) throw new Error("it is a conflict");
  expect(decide(harm, conflict, "theirs").nodes).toEqual(BASE.nodes);
});

it("what goes with a removed row takes what was undecided about it along", () => {
  const ours = map({ nodes: [node("a")] });
  const theirs = map({
    nodes: [node("a"), node("b", { text: "changed" })],
    edges: [edge("e", "a", "b", { notes: "changed" })],
  });
  const { map: merged } = mergeMaps(BASE, ours, theirs);
  const conflicts = undecidedConflicts(merged);
  expect(conflicts.map(({ id }) => id).sort()).toEqual(["b", "e"]);
  const about = conflicts.find(({ id }) => id === "b");
  if (!about) throw new Error("the node is undecided");
  expect(decide(merged, about, "mine")).toEqual(ours);
});

it("every decision about every merge gives a sound map with one conflict less, and the last one leaves no trace", () => {
  fc.assert(
    fc.property(
      arbitraryMap({ maxNodes: 6 }),
      arbitraryMap({ maxNodes: 6 }),
      arbitraryMap({ maxNodes: 6 }),
      fc.array(fc.constantFrom(...DECISIONS), { minLength: 1 }),
      (base, ours, theirs, wishes) => {
        let left = mergeMaps(base, ours, theirs).map;
        for (let step = 0; undecidedConflicts(left).length > 0; step += 1) {
          const before = undecidedConflicts(left);
          const [conflict] = before;
          if (!conflict) break;
          const possible = decisionsFor(conflict);
          const wish = wishes[step % wishes.length] ?? "both";
          left = decide(left, conflict, possible.includes(wish) ? wish : (possible[0] ?? "both"));
          expect(violations(left)).toEqual([]);
          // Removing a thing may decide about another that was hanging on it.
          expect(undecidedConflicts(left).length).toBeLessThan(before.length);
        }
        expect(left.extra?.some(([key]) => key === "mergeConflicts") ?? false).toBe(false);
      },
    ),
    { numRuns: 150 },
  );
});
