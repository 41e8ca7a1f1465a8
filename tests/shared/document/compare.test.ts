import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSameData } from "../../../shared/basics/same-data";
import { compareMaps, differenceInWords, isNoDifference } from "../../../shared/document/compare";
import type { ArgMap, MapNode } from "../../../shared/document/types";
import { parse } from "../../../shared/format/parse";
import { serialise } from "../../../shared/format/serialise";
import { arbitraryJson, arbitraryMap } from "../../support/arbitrary-map";
import { plainNode as node } from "../../support/plain-parts";

const map = (nodes: readonly MapNode[], rest: Partial<ArgMap> = {}): ArgMap => ({
  title: "t",
  nodes,
  edges: [],
  sources: [],
  ...rest,
});

describe("compareMaps", () => {
  it("finds no difference between a map and what its file gives back", () => {
    fc.assert(
      fc.property(arbitraryMap(), (before) => {
        const opened = parse(serialise(before));
        if (!opened.ok) throw new Error("a sound map opens");
        expect(isNoDifference(compareMaps(before, opened.value.map))).toBe(true);
        expect(differenceInWords(compareMaps(before, opened.value.map))).toBe("no difference");
      }),
    );
  });

  it("turns additions into removals when the two versions are exchanged", () => {
    fc.assert(
      fc.property(arbitraryMap(), arbitraryMap(), (one, other) => {
        const there = compareMaps(one, other);
        const back = compareMaps(other, one);
        for (const rows of ["nodes", "edges", "sources"] as const) {
          expect(there[rows].added).toEqual(back[rows].removed);
          expect(new Set(there[rows].changed)).toEqual(new Set(back[rows].changed));
        }
        expect(new Set(there.moved)).toEqual(new Set(back.moved));
      }),
    );
  });

  it("accounts for every node exactly once", () => {
    fc.assert(
      fc.property(arbitraryMap(), arbitraryMap(), (before, after) => {
        const { nodes, moved } = compareMaps(before, after);
        const kept = after.nodes.filter(({ id }) => before.nodes.some((older) => older.id === id));
        const touched = [...nodes.changed, ...moved];
        expect(new Set(touched).size).toBe(touched.length);
        expect(after.nodes.length).toBe(kept.length + nodes.added.length);
        expect(before.nodes.length).toBe(kept.length + nodes.removed.length);
        for (const { id } of kept) {
          const pair = [before, after].map((one) => one.nodes.find((row) => row.id === id));
          expect(touched.includes(id)).toBe(!isSameData(pair[0], pair[1]));
        }
      }),
    );
  });

  it("tells a moved node from a changed one", () => {
    const before = map([node("a"), node("b"), node("c")]);
    const after = map([node("c", { x: 5 }), node("a", { text: "other", x: 9 }), node("d")], { title: "new" });
    const difference = compareMaps(before, after);
    expect(difference).toMatchObject({
      title: true,
      nodes: { added: ["d"], removed: ["b"], changed: ["a"] },
      moved: ["c"],
    });
    expect(differenceInWords(difference)).toBe(
      "1 node added, 1 node changed, 1 node removed, 1 node moved, title changed",
    );
  });

  it("sees keys that this version does not know", () => {
    const difference = compareMaps(map([]), map([], { extra: [["later", { a: 1 }]] }));
    expect(differenceInWords(difference)).toBe("other contents changed");
  });
});

describe("isSameData", () => {
  it("holds for a copy, and fails when one key is added", () => {
    fc.assert(
      fc.property(arbitraryJson, (value) => {
        expect(isSameData(value, structuredClone(value))).toBe(true);
        expect(isSameData({ value }, { value, more: 1 })).toBe(false);
        expect(isSameData([value], [value, value])).toBe(false);
      }),
    );
  });

  it("does not take what every object inherits for content", () => {
    expect(isSameData({ toString: 1 }, { other: 1 })).toBe(false);
    expect(isSameData([], {})).toBe(false);
    expect(isSameData(null, {})).toBe(false);
  });
});
