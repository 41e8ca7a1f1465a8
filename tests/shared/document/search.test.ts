import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  findNodes,
  folded,
  fuzzyScore,
  gradesIn,
  nodesInOrder,
  tagsOf,
} from "../../../shared/document/search";
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

  it("finds letter by letter what it finds at once, and the same as looking through every text", () => {
    const query = fc.record({
      query: fc.oneof(fc.constantFrom("decis", "Zażółć", "  may  re", "👩‍👩‍"), fc.string({ maxLength: 5 })),
      kind: fc.constantFrom(null, "risk" as const),
      tag: fc.constant(null),
    });
    fc.assert(
      fc.property(arbitraryMap(), fc.array(query, { maxLength: 3 }), (any, queries) => {
        for (const one of queries) {
          for (let end = 0; end <= one.query.length; end += 1) {
            const typed = { ...one, query: one.query.slice(0, end) };
            const found = findNodes(any, typed);
            expect(found).toEqual(findNodes({ ...any }, typed));
            if (typed.query.trim() === "") continue;
            const plain = any.nodes.filter(
              ({ kind, text, notes }) =>
                (one.kind === null || kind === one.kind) &&
                [text, notes ?? ""].some((words) => folded(words).includes(folded(typed.query.trim()))),
            );
            expect([...found].sort()).toEqual(plain.map(({ id }) => id).sort());
          }
        }
      }),
    );
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

describe("finding by the grades of sources", () => {
  const cite = (source: string) => ({ source, exact: "x", prefix: "", suffix: "", start: 0, end: 1 });
  const graded = {
    title: "",
    nodes: [
      { id: "a", kind: "motive", text: "", x: 0, y: 0, citations: [cite("s")] },
      { id: "b", kind: "motive", text: "", x: 0, y: 0, citations: [cite("t"), cite("s")] },
      { id: "c", kind: "motive", text: "", x: 0, y: 0 },
    ],
    edges: [],
    sources: [
      { id: "s", title: "", grade: "B2" },
      { id: "t", title: "", grade: "F" },
      { id: "u", title: "", grade: "good" },
    ],
  } as const;
  it("finds the nodes that cite a source graded so", () => {
    const found = (grade: "A" | "B" | "F" | "2") =>
      findNodes(graded, { query: "", kind: null, tag: null, grade });
    expect([found("B"), found("2"), found("F"), found("A")]).toEqual([["a", "b"], ["a", "b"], ["b"], []]);
    expect(gradesIn(graded)).toEqual(["B", "F", "2"]);
  });
});
