import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findNodes, folded, fuzzyScore, nodesInOrder, tagsOf } from "../../../shared/document/search";
import type { ArgMap, MapNode } from "../../../shared/document/types";
import { arbitraryMap } from "../../support/arbitrary-map";

const node = (id: string, text: string, parts: Partial<MapNode> = {}): MapNode => ({
  id,
  kind: "motive",
  text,
  x: 0,
  y: 0,
  ...parts,
});
const map: ArgMap = {
  title: "",
  nodes: [
    node("a", "Zażółć gęślą jaźń", { tags: ["poland", "words"] }),
    node("b", "Russia may\nretaliate", { kind: "risk", tags: ["russia"] }),
    node("c", "ÉLYSÉE and Straße", { notes: "Said in Paris" }),
  ],
  edges: [],
  sources: [],
};
const find = (query: string, kind: MapNode["kind"] | null = null, tag: string | null = null) =>
  findNodes(map, { query, kind, tag });

describe("search", () => {
  it("does not mind case, accents and line breaks", () => {
    expect(find("zazolc GESLA")).toEqual(["a"]);
    expect(find("may retaliate")).toEqual(["b"]);
    expect(find("élysée")).toEqual(["c"]);
    expect(find("strasse")).toEqual(["c"]);
  });

  it("reads the notes, but never across from the text into the notes", () => {
    expect(find("paris")).toEqual(["c"]);
    expect(find("Straße Said")).toEqual([]);
  });

  it("narrows by kind and by tag, and finds nothing for nothing", () => {
    expect(find("", "risk")).toEqual(["b"]);
    expect(find("", null, "poland")).toEqual(["a"]);
    expect(find("russia", null, "poland")).toEqual([]);
    expect(find("  ")).toEqual([]);
  });

  it("lists the tags of the map once", () => {
    expect(tagsOf(map)).toEqual(["poland", "russia", "words"]);
  });

  it("finds every node by its own text, in any script", () => {
    fc.assert(
      fc.property(arbitraryMap(), (any) => {
        for (const one of any.nodes) {
          if (one.text.trim() === "") continue;
          expect(findNodes(any, { query: one.text, kind: null, tag: null })).toContain(one.id);
        }
        expect(nodesInOrder(any).length).toBe(any.nodes.length);
      }),
    );
  });
});

describe("loose matching", () => {
  const score = (text: string, wanted: string) => fuzzyScore(folded(text), folded(wanted)) ?? -1;

  it("finds letters in order and nothing else", () => {
    expect(fuzzyScore("fit map", "fm")).not.toBeNull();
    expect(fuzzyScore("fit map", "mf")).toBeNull();
    expect(fuzzyScore("production takes two years", "russ")).toBeNull();
  });

  it("prefers whole words, then beginnings of words, then scattered letters", () => {
    expect(score("Tidy", "tidy")).toBeGreaterThan(score("Tidy selection", "tdy"));
    expect(score("Find next", "fn")).toBeGreaterThan(score("Fit selection now", "fn"));
    expect(score("Redo", "redo")).toBeGreaterThan(score("Reverse edge over", "redo"));
  });
});
