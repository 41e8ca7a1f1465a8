/** Damage that leaves the rest meaningful: the map opens, and every repair is listed with all that was changed. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { violations } from "../../../shared/document/invariants";
import type { Opened } from "../../../shared/format/opened";
import { parse } from "../../../shared/format/parse";
import { serialise } from "../../../shared/format/serialise";
import { edge, file, node } from "./files";

function opened(text: string): Opened {
  const result = parse(text);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  expect(violations(result.value.map)).toEqual([]);
  return result.value;
}

const paths = (from: Opened) => from.repairs.map((repair) => repair.path);
const ids = (items: readonly { readonly id: string }[]) => items.map((item) => item.id);
const abc = [node("a"), node("b"), node("c")];

describe("edges that cannot stand", () => {
  it.each([
    ["from nowhere", [edge("e", "zz", "a")], "comes from zz, which is no node of the map"],
    ["to nowhere", [edge("e", "a", "zz")], "points at zz, which is not in the map"],
    ["to itself", [edge("e", "a", "e")], "points at where it comes from"],
    ["to its origin", [edge("e", "a", "a")], "points at where it comes from"],
  ])("an edge %s is left out, and the repair tells all of it", (_what, edges, reason) => {
    const from = opened(file({ nodes: abc, edges: [{ ...edges[0], notes: "why", mine: [1] }] }));
    expect(from.map.edges).toEqual([]);
    const line = JSON.stringify({ ...edges[0], notes: "why", mine: [1] });
    expect(from.repairs).toEqual([{ path: "edges[0]", message: `${reason}; it was left out: ${line}` }]);
  });

  it("an edge from an edge is left out", () => {
    const from = opened(file({ nodes: abc, edges: [edge("e", "a", "b"), edge("f", "e", "c")] }));
    expect(ids(from.map.edges)).toEqual(["e"]);
    expect(from.repairs[0]?.message).toContain("comes from e, which is no node of the map");
  });

  it("edges in a circle are left out, and what hangs on them", () => {
    const edges = [
      edge("e", "a", "f"),
      edge("f", "b", "g"),
      edge("g", "c", "e"),
      edge("h", "a", "g"),
      edge("i", "a", "b"),
    ];
    const from = opened(file({ nodes: abc, edges }));
    expect(ids(from.map.edges)).toEqual(["i"]);
    expect(paths(from)).toEqual(["edges[0]", "edges[1]", "edges[2]", "edges[3]"]);
    expect(from.repairs[0]?.message).toMatch(
      /^is one of edges that point at each other in a circle; it was left out: /,
    );
    expect(from.repairs[3]?.message).toMatch(/^points at an edge that was left out; /);
  });

  it("an edge twice is left out once, and edges that point at it point at the other", () => {
    const edges = [
      edge("top", "c", "second"),
      edge("first", "a", "b"),
      edge("second", "a", "b", { notes: "again" }),
      edge("other", "a", "b", { relation: "oppose" }),
      edge("twin", "c", "first"),
    ];
    const from = opened(file({ nodes: abc, edges }));
    expect(from.map.edges.map(({ id, to }) => [id, to])).toEqual([
      ["top", "first"],
      ["first", "b"],
      ["other", "b"],
    ]);
    expect(from.repairs.map((repair) => [repair.path, repair.message.split(":")[0]])).toEqual([
      ["edges[0].to", "was second, which was left out; it is first now, which says the same"],
      ["edges[2]", "says the same as first; it was left out"],
      ["edges[4]", "says the same as top; it was left out"],
    ]);
  });

  it("random edges always end in a sound map, with each lost edge told", () => {
    const names = ["a", "b", "c", "e0", "e1", "e2", "e3", "e4", "e5", "zz"];
    const plan = fc.tuple(
      fc.constantFrom(...names),
      fc.constantFrom(...names),
      fc.constantFrom("support", "oppose"),
    );
    fc.assert(
      fc.property(fc.array(plan, { maxLength: 6 }), (plans) => {
        const edges = plans.map(([from, to, relation], i) => ({ id: `e${i}`, from, to, relation }));
        const from = opened(file({ nodes: abc, edges }));
        const told = from.repairs.map((repair) => repair.message).join("\n");
        const kept = new Set(ids(from.map.edges));
        for (const lost of edges.filter(({ id }) => !kept.has(id)))
          expect(told).toContain(JSON.stringify(lost));
        expect(from.repairs.length === 0).toBe(
          serialise(from.map).includes(JSON.stringify(edges).slice(1, -1).replaceAll("},{", "},\n    {")),
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe("ids that are there twice", () => {
  it("the first keeps it, the others get a new one that nothing has", () => {
    const nodes = [node("a"), node("a", { text: "second" }), node("a-2"), node("a", { text: "third" })];
    const from = opened(file({ nodes, edges: [edge("e", "a-2", "a")] }));
    expect(ids(from.map.nodes)).toEqual(["a", "a-3", "a-2", "a-4"]);
    expect(from.map.nodes[1]?.text).toBe("second");
    expect(from.repairs).toEqual([
      {
        path: "nodes[1].id",
        message: "was a, which something before it has; it is a-3 now, and links to a mean the first",
      },
      {
        path: "nodes[3].id",
        message: "was a, which something before it has; it is a-4 now, and links to a mean the first",
      },
    ]);
  });

  it("stay within 64 characters and are the same each time", () => {
    const id = "x".repeat(64);
    const text = file({ nodes: [node(id), node(id)] });
    expect(ids(opened(text).map.nodes)).toEqual([id, `${"x".repeat(62)}-2`]);
    expect(serialise(opened(text).map)).toBe(serialise(opened(text).map));
  });

  it("between a node, an edge and a source leave links where they can only mean one", () => {
    const citation = { source: "a", exact: "q", prefix: "", suffix: "", start: 0, end: 1 };
    const from = opened(
      file({
        nodes: [node("a", { citations: [citation] }), node("b")],
        edges: [edge("a", "b", "a")],
        sources: [{ id: "a", title: "Article" }],
      }),
    );
    expect(ids(from.map.edges)).toEqual(["a-2"]);
    expect(ids(from.map.sources)).toEqual(["a-3"]);
    expect(from.map.nodes[0]?.citations?.[0]?.source).toBe("a-3");
    expect(paths(from)).toEqual(["edges[0].id", "sources[0].id"]);
  });
});

describe("values that make no sense", () => {
  const raw = (text: string) => file({ nodes: [{ ...node("a"), x: "X" }] }).replace('"x":"X"', text);
  it.each([
    ['"x":1e999', "nodes[0].x", "was 1e999, which is no place; it is 0 now", { x: 0 }],
    ['"x":null', "nodes[0].x", "was null, which is no place; it is 0 now", { x: 0 }],
    [
      '"x":1,"width":-1e999',
      "nodes[0].width",
      "was -1e999, which is no width; it was left out",
      { width: undefined },
    ],
    ['"x":1,"width":0', "nodes[0].width", "was 0, which is no width; it was left out", { width: undefined }],
    [
      '"x":1,"width":null',
      "nodes[0].width",
      "was null, which is no width; it was left out",
      { width: undefined },
    ],
    [
      '"x":1,"confidence":85',
      "nodes[0].confidence",
      "was 85, and a confidence lies between 0 and 1; it is 1 now",
      { confidence: 1 },
    ],
    [
      '"x":1,"confidence":-0.1',
      "nodes[0].confidence",
      "was -0.1, and a confidence lies between 0 and 1; it is 0 now",
      { confidence: 0 },
    ],
    [
      '"x":1,"confidence":null',
      "nodes[0].confidence",
      "was null, and a confidence lies between 0 and 1; it was left out",
      { confidence: undefined },
    ],
    [
      '"x":1,"mine":{"n":1e999}',
      "nodes[0].mine.n",
      "was 1e999, a number that Argmap cannot keep exactly; it is null now",
      { extra: [["mine", { n: null }]] },
    ],
    [
      '"x":1,"mine":12345678901234567890',
      "nodes[0].mine",
      "was 12345678901234567890, a number that Argmap cannot keep exactly; it is 12345678901234567000 now",
      { extra: [["mine", 12345678901234567000]] },
    ],
    [
      '"x":1,"x":2',
      "nodes[0].x",
      "is there twice; the last one counts, and this one was left out: 1",
      { x: 2 },
    ],
  ])("%s", (text, path, message, fields) => {
    const from = opened(raw(text));
    expect(from.repairs).toEqual([{ path, message }]);
    const plain = { id: "a", kind: "motive", text: "a", x: 1, y: 0 };
    expect(from.map.nodes[0]).toEqual({ ...plain, ...fields });
  });

  it("a position with more digits than a double has is no damage", () => {
    expect(opened(raw('"x":1.00000000000000000001')).repairs).toEqual([]);
  });
});

describe("citations", () => {
  const citation = { source: "s", exact: "quote", prefix: "p", suffix: "s", start: 3, end: 8 };
  const withCitations = (...citations: unknown[]) =>
    file({ nodes: [node("a", { citations })], sources: [{ id: "s", title: "", text: "0123456789" }] });

  it("of a source that is not there are left out and told", () => {
    const from = opened(withCitations(citation, { ...citation, source: "gone", mine: 1 }));
    expect(from.map.nodes[0]?.citations).toEqual([citation]);
    expect(from.repairs).toEqual([
      {
        path: "nodes[0].citations",
        message: `had at 1 a citation of gone, which is no source of the map; it was left out: ${JSON.stringify({ ...citation, source: "gone", mine: 1 })}`,
      },
    ]);
  });

  it.each([
    [-1, 4],
    [5, 4],
    [0.5, 4],
    [0, null],
    [0, 1e300],
  ])("from %j to %j keep the quote and lose the offsets", (start, end) => {
    const from = opened(withCitations({ ...citation, start, end }));
    expect(from.map.nodes[0]?.citations).toEqual([{ ...citation, start: 0, end: 0 }]);
    expect(paths(from)).toEqual(["nodes[0].citations[0].start"]);
    expect(from.repairs[0]?.message).toContain(`were ${start} and ${end}`);
  });
});

describe("a repaired map", () => {
  it("is sound when it is saved and opened again", () => {
    const text = file({ nodes: [node("a"), node("a", { x: null })], edges: [edge("e", "a", "q")] });
    const again = opened(serialise(opened(text).map));
    expect(again.repairs).toEqual([]);
  });

  it("is refused where nobody could check the list of repairs", () => {
    const edges = Array.from({ length: 10_001 }, (_, i) => edge(`e${i}`, "a", "gone"));
    expect(parse(file({ nodes: abc, edges }))).toMatchObject({
      error: {
        kind: "invalid",
        issues: [{ path: "the map", message: "has damage in more than 10,000 places" }],
      },
    });
  });
});
