import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { likeness } from "../../../../shared/basics/likeness";
import type { ArgMap, Citation, Kind, MapEdge, MapNode } from "../../../../shared/document/types";
import { checkMap } from "../../../../shared/reasoning/checks/check-map";
import { CHECK_NAMES, type CheckName } from "../../../../shared/reasoning/checks/finding";
import { arbitraryMap } from "../../../support/arbitrary-map";

const node = (id: string, kind: Kind, rest: Partial<MapNode> = {}): MapNode => ({
  id,
  kind,
  text: `what the node called ${id} says`,
  x: 0,
  y: 0,
  ...rest,
});
const edge = (from: string, to: string, relation: "support" | "oppose" = "support"): MapEdge => ({
  id: `${from}-${to}-${relation}`,
  from,
  to,
  relation,
});
const map = (nodes: readonly MapNode[], edges: readonly MapEdge[] = [], sources: ArgMap["sources"] = []) => ({
  title: "",
  nodes,
  edges,
  sources,
});
const cite = (source: string, exact: string): Citation => ({
  source,
  exact,
  prefix: "",
  suffix: "",
  start: 0,
  end: exact.length,
});

const decision = node("d", "decision");
const motive = node("m", "motive");
const critique = node("c", "critique");
const sources = [
  { id: "s", title: "The article", text: "Prices rose by a tenth." },
  { id: "t", title: "The memo" },
];

/** For each check a map in which it finds something about these ids, and one in which it does not. */
const CASES: Readonly<Record<CheckName, readonly [found: ArgMap, ids: readonly string[], sound: ArgMap]>> = {
  "merge-conflict": [
    map([
      node("a", "motive", { tags: ["merge conflict"] }),
      node("a-theirs", "motive", { tags: ["merge conflict"] }),
    ]),
    ["a", "a-theirs"],
    map([decision]),
  ],
  "unsupported-decision": [map([decision]), ["d"], map([decision, motive], [edge("m", "d")])],
  "one-sided-decision": [
    map([decision, motive], [edge("m", "d")]),
    ["d"],
    map([decision, motive, critique], [edge("m", "d"), edge("c", "d", "oppose")]),
  ],
  "risk-without-source": [
    map([node("r", "risk")], [], sources),
    ["r"],
    map([node("r", "risk", { citations: [cite("s", "Prices")] })], [], sources),
  ],
  "motive-supports-nothing": [
    map([motive, node("n", "motive")], [edge("n", "m")]),
    ["m"],
    map([motive, critique], [edge("m", "c", "oppose")]),
  ],
  "critique-without-target": [
    map([critique, motive], [edge("m", "c")]),
    ["c"],
    map([critique, decision], [edge("c", "d", "oppose")]),
  ],
  unconnected: [map([motive, decision]), ["m"], map([decision, motive], [edge("m", "d")])],
  "both-relations": [
    map([decision, motive], [edge("m", "d"), edge("m", "d", "oppose")]),
    ["m", "m-d-support", "m-d-oppose"],
    map([decision, motive], [edge("m", "d")]),
  ],
  circle: [
    map([motive, critique], [edge("m", "c"), edge("c", "m")]),
    ["m", "c"],
    map([motive, critique], [edge("m", "c")]),
  ],
  "near-duplicate": [
    map([
      node("a", "risk", { text: "Russia may well retaliate against NATO" }),
      node("b", "risk", { text: "Against NATO, Russia may well retaliate!" }),
    ]),
    ["a", "b"],
    map([
      node("a", "risk", { text: "Russia may well retaliate against NATO" }),
      node("b", "risk", { text: "Prices may well rise against all hopes" }),
    ]),
  ],
  "single-source": [
    map(
      ["a", "b"]
        .map((id) => node(id, "motive", { citations: [cite("s", "Prices")] }))
        .concat(decision)
        .toReversed(),
      [edge("a", "d"), edge("b", "a")],
      sources,
    ),
    ["d", "a", "b"],
    map(
      [
        decision,
        node("a", "motive", { citations: [cite("s", "Prices")] }),
        node("b", "motive", { citations: [cite("t", "anything")] }),
      ],
      [edge("a", "d"), edge("b", "d")],
      sources,
    ),
  ],
  "weak-sources": [
    map(
      [decision, node("a", "motive", { citations: [cite("s", "Prices")] })],
      [edge("a", "d")],
      sources.map((source) => ({ ...source, grade: "F3" })),
    ),
    ["d", "a"],
    map(
      [
        decision,
        node("a", "motive", { citations: [cite("s", "Prices")] }),
        node("b", "motive", { citations: [cite("t", "anything")] }),
      ],
      [edge("a", "d"), edge("b", "d")],
      sources.map((source) => (source.id === "s" ? { ...source, grade: "B6" } : { ...source, grade: "B2" })),
    ),
  ],
  "two-claims": [
    map([node("m", "motive", { text: "The troops need more reach. The winter makes that urgent." })]),
    ["m"],
    map([node("m", "motive", { text: "The U.S. Congress, asked by Mr. Smith of the U.S. Army, agreed." })]),
  ],
  "empty-text": [map([node("m", "motive", { text: " \n" })]), ["m"], map([motive])],
  immovable: [
    map([node("d", "decision", { confidence: 1 }), motive], [edge("m", "d")]),
    ["d"],
    map([node("d", "decision", { confidence: 0.9 }), motive], [edge("m", "d")]),
  ],
  "lost-citation": [
    map([node("r", "risk", { citations: [cite("s", "Prices fell")] })], [], sources),
    ["r"],
    map(
      [node("r", "risk", { citations: [cite("s", "rose by a tenth"), cite("t", "not known")] })],
      [],
      sources,
    ),
  ],
  "unanswered-critique": [
    map(
      [decision, critique, node("r", "risk", { confidence: 0.9 })],
      [edge("c", "d", "oppose"), edge("r", "d", "oppose")],
    ),
    ["r", "d"],
    map([decision, critique, motive], [edge("c", "d", "oppose"), edge("m", "c-d-oppose", "oppose")]),
  ],
};

describe("checkMap", () => {
  it.each(CHECK_NAMES)("%s finds what it is about, and only that", (rule) => {
    const [wrong, ids, sound] = CASES[rule];
    const of = (one: ArgMap) => checkMap(one, "euler-based").filter((finding) => finding.rule === rule);
    expect(of(wrong).map((finding) => finding.ids)).toEqual([ids]);
    expect(of(sound)).toEqual([]);
    expect(checkMap(wrong, "euler-based", new Set([rule])).map((finding) => finding.rule)).not.toContain(
      rule,
    );
  });

  it("says nothing of confidences that the semantics can move", () => {
    expect(checkMap(CASES.immovable[0], "quadratic-energy").map(({ rule }) => rule)).not.toContain(
      "immovable",
    );
  });

  it("speaks in whole sentences about things that are in the map", () => {
    fc.assert(
      fc.property(arbitraryMap(), (any) => {
        const known = new Set([...any.nodes, ...any.edges].map(({ id }) => id));
        for (const { message, ids } of checkMap(any)) {
          expect(message).toMatch(/^['\p{Lu}].*\.$/su);
          expect(ids.length).toBeGreaterThan(0);
          for (const id of ids) expect(known).toContain(id);
        }
      }),
    );
  });

  it("finds every two texts that share four fifths of their words, and no others", () => {
    const texts = fc.array(fc.array(fc.constantFrom(..."abcdefgh"), { minLength: 3, maxLength: 12 }), {
      maxLength: 25,
    });
    fc.assert(
      fc.property(texts, (given) => {
        const nodes = given.map((words, at) => node(`n${at}`, "risk", { text: words.join(" ") }));
        const sets = given.map((words) => new Set(words));
        const expected = sets.flatMap((words, at) => {
          const like = (other: number) => likeness(words, sets[other] ?? new Set());
          const before = sets.slice(0, at).flatMap((_, other) => (words.size >= 3 ? other : []));
          const same = before.find((other) => like(other) === 1);
          if (same !== undefined) return [`n${same} n${at}`];
          // Of texts with just the same words, the first stands for all.
          const isFirst = (other: number) =>
            !before.some(
              (one) => one < other && likeness(sets[one] ?? new Set(), sets[other] ?? new Set()) === 1,
            );
          return before
            .filter((other) => like(other) >= 0.8 && isFirst(other))
            .map((other) => `n${other} n${at}`);
        });
        const found = checkMap(map(nodes)).filter(({ rule }) => rule === "near-duplicate");
        expect(found.map(({ ids }) => ids.join(" ")).sort()).toEqual(expected.sort());
      }),
      { numRuns: 300 },
    );
  });

  it("finds nothing in an empty map", () => {
    expect(checkMap(map([]))).toEqual([]);
  });
});
