import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../../shared/basics/deep-freeze";
import { applyEdit } from "../../../shared/commands/apply-edit";
import type { Edit } from "../../../shared/commands/edit";
import { refusalSentence } from "../../../shared/commands/refusal";
import { violations } from "../../../shared/document/invariants";
import { type ArgMap, EMPTY_MAP, LIMITS, type MapEdge, type MapNode } from "../../../shared/document/types";
import { parse } from "../../../shared/format/parse";
import { serialise } from "../../../shared/format/serialise";
import { record, redo, startHistory, undo } from "../../../shared/history/history";
import { arbitraryEdit, arbitraryReplace } from "../../support/arbitrary-edit";
import { arbitraryMap } from "../../support/arbitrary-map";

const anyEdit = (map: ArgMap) =>
  fc.oneof({ weight: 30, arbitrary: arbitraryEdit(map) }, { weight: 1, arbitrary: arbitraryReplace });

function isDeepFrozen(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  return Object.isFrozen(value) && Object.values(value).every(isDeepFrozen);
}

describe("every edit", () => {
  it("keeps every rule of the map, or refuses with a sentence", () => {
    fc.assert(
      fc.property(arbitraryMap(), fc.gen(), (map, pick) => {
        const before = serialise(map);
        const edit = pick(anyEdit, map);
        const applied = applyEdit(map, edit);
        expect(serialise(map)).toBe(before);
        if (applied.ok) {
          expect(violations(applied.value.map)).toEqual([]);
          expect(isDeepFrozen(applied.value.map)).toBe(true);
          expect(applied.value.label).toMatch(/^[A-Z].*[^.]$/);
        } else expect(refusalSentence(applied.error)).toMatch(/^[A-Z].*\.$/);
      }),
      { numRuns: 400 },
    );
  });

  it("leaves a map that its file gives back", () => {
    fc.assert(
      fc.property(arbitraryMap(), fc.gen(), (map, pick) => {
        const applied = applyEdit(map, pick(anyEdit, map));
        if (!applied.ok) return;
        const opened = parse(serialise(applied.value.map));
        expect(opened).toEqual({
          ok: true,
          value: { map: applied.value.map, repairs: [], migratedFrom: null },
        });
      }),
      { numRuns: 300 },
    );
  });

  it("gives the same map back where it changes nothing, so that it is no step", () => {
    fc.assert(
      fc.property(arbitraryMap(), fc.gen(), (map, pick) => {
        const edit = pick(arbitraryEdit, map);
        const once = applyEdit(map, edit);
        // What adds or removes is refused the second time.
        if (!once.ok || ["insert", "remove", "source-add", "source-remove"].includes(edit.type)) return;
        const twice = applyEdit(once.value.map, edit);
        expect(twice.ok && twice.value.map).toBe(once.value.map);
      }),
      { numRuns: 500 },
    );
  });

  it("keeps what it does not touch: keys that are unknown, and the order of things", () => {
    fc.assert(
      fc.property(arbitraryMap(), fc.gen(), (map, pick) => {
        const edit = pick(arbitraryEdit, map);
        const applied = applyEdit(map, edit);
        if (!applied.ok) return;
        const next = applied.value.map;
        const others = (one: ArgMap) => one.extra?.filter(([key]) => key !== "reasoning") ?? [];
        if (edit.type === "setting") expect(others(next)).toEqual(others(map));
        else expect(next.extra).toBe(map.extra);
        const kept = next.nodes.filter((node) => map.nodes.some((known) => known.id === node.id));
        const order = map.nodes.filter((node) => kept.some((left) => left.id === node.id));
        expect(kept.map((node) => [node.id, node.extra])).toEqual(order.map((node) => [node.id, node.extra]));
      }),
      { numRuns: 300 },
    );
  });

  it("is undone to the identical map and redone to the identical map, after any sequence", () => {
    fc.assert(
      fc.property(arbitraryMap({ maxNodes: 6 }), fc.gen(), fc.nat(25), (map, pick, length) => {
        let history = startHistory(map);
        const seen = [map];
        for (let i = 0; i < length; i += 1) {
          const applied = applyEdit(history.present, pick(anyEdit, history.present));
          if (!applied.ok) continue;
          const next = record(history, applied.value.map, applied.value);
          if (next.past.length > history.past.length) seen.push(next.present);
          else seen[seen.length - 1] = next.present;
          history = next;
        }
        const last = history.present;
        for (const expected of seen.slice(0, -1).reverse()) {
          history = undo(history);
          expect(history.present).toBe(expected);
        }
        expect(history.present).toBe(map);
        for (const expected of seen.slice(1)) {
          history = redo(history);
          expect(history.present).toBe(expected);
        }
        expect(history.present).toBe(last);
      }),
      { numRuns: 200 },
    );
  });
});

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
const map = deepFreeze<ArgMap>({
  title: "T",
  nodes: [node("a", { kind: "decision" }), node("b"), node("c", { collapsed: true, notes: "n" })],
  edges: [edge("e", "b", "a"), edge("f", "c", "e", { relation: "oppose" }), edge("g", "c", "b")],
  sources: [{ id: "s", title: "S" }],
});
const apply = (edit: Edit, to = map) => applyEdit(to, edit);
const insert = (nodes: MapNode[], edges: MapEdge[] = []): Edit => ({
  type: "insert",
  nodes,
  edges,
  as: "paste",
});
const citation = { source: "gone", exact: "", prefix: "", suffix: "", start: 0, end: 0 };
const long = "x".repeat(LIMITS.text + 1);

describe("refusals", () => {
  it.each<readonly [string, Edit, object]>([
    ["an id that is taken by a node", insert([node("a")]), { reason: "taken", id: "a" }],
    ["an id that is taken by an edge", insert([node("e")]), { reason: "taken", id: "e" }],
    ["an id that is taken by a source", insert([node("s")]), { reason: "taken", id: "s" }],
    ["an id twice", insert([node("x"), node("x")]), { reason: "taken", id: "x" }],
    ["an id with a space", insert([node("x y")]), { reason: "taken", id: "x y" }],
    ["an edge from nowhere", insert([], [edge("x", "z", "a")]), { reason: "missing", id: "z" }],
    ["an edge to nowhere", insert([], [edge("x", "a", "z")]), { reason: "missing", id: "z" }],
    ["an edge to a source", insert([], [edge("x", "a", "s")]), { reason: "missing", id: "s" }],
    ["an edge from an edge", insert([], [edge("x", "e", "a")]), { reason: "missing", id: "e" }],
    ["an edge to its origin", insert([], [edge("x", "a", "a")]), { reason: "self-loop" }],
    ["an edge to itself", insert([], [edge("x", "a", "x")]), { reason: "self-loop" }],
    ["an edge that is there", insert([], [edge("x", "b", "a")]), { reason: "duplicate-edge" }],
    [
      "new edges that say the same",
      insert([], [edge("x", "a", "c"), edge("y", "a", "c")]),
      { reason: "duplicate-edge" },
    ],
    [
      "new edges in a circle",
      insert([], [edge("x", "a", "y"), edge("y", "a", "x")]),
      { reason: "edge-circle" },
    ],
    ["a position that is no number", insert([node("x", { x: Number.NaN })]), { reason: "not-a-number" }],
    [
      "a text that is too long",
      insert([node("x", { text: long })]),
      { reason: "too-long", limit: LIMITS.text },
    ],
    [
      "notes that are too long",
      insert([node("x", { notes: long })]),
      { reason: "too-long", limit: LIMITS.text },
    ],
    [
      "notes of an edge that are too long",
      insert([], [edge("x", "a", "b", { notes: long })]),
      { reason: "too-long" },
    ],
    [
      "a citation of nothing",
      insert([node("x", { citations: [citation] })]),
      { reason: "missing", id: "gone" },
    ],
    [
      "a citation backwards",
      insert([node("x", { citations: [{ ...citation, source: "s", start: 1 }] })]),
      { reason: "not-a-number" },
    ],
    ["removing what is not there", { type: "remove", ids: ["a", "z"] }, { reason: "missing", id: "z" }],
    ["text of what is not there", { type: "text", id: "e", text: "" }, { reason: "missing", id: "e" }],
    ["text that is too long", { type: "text", id: "a", text: long }, { reason: "too-long" }],
    ["a title that is too long", { type: "title", title: long }, { reason: "too-long" }],
    ["a circle by reconnecting", { type: "reconnect", id: "e", to: "f" }, { reason: "edge-circle" }],
    ["a self-loop by reconnecting", { type: "reconnect", id: "e", to: "b" }, { reason: "self-loop" }],
    [
      "a twin by reconnecting",
      { type: "reconnect", id: "g", from: "b", to: "a" },
      { reason: "duplicate-edge" },
    ],
    [
      "a move to nowhere",
      { type: "move", positions: [{ id: "a", x: 0, y: Number.POSITIVE_INFINITY }], as: "move" },
      { reason: "not-a-number" },
    ],
    ["a width of nothing", { type: "resize", ids: ["a"], width: 0 }, { reason: "not-a-number" }],
    [
      "a confidence of 2",
      { type: "node-details", ids: ["a"], change: { confidence: 2 } },
      { reason: "not-a-number" },
    ],
    [
      "a confidence of nothing",
      { type: "node-details", ids: ["a"], change: { confidence: Number.NaN } },
      { reason: "not-a-number" },
    ],
    [
      "notes that are too long",
      { type: "edge-details", ids: ["e"], change: { notes: long } },
      { reason: "too-long" },
    ],
    [
      "a joint that is too long",
      { type: "edge-details", ids: ["e"], change: { joint: long } },
      { reason: "too-long" },
    ],
    [
      "a version that is damaged",
      { type: "replace", map: { ...map, nodes: [] }, as: "Restore" },
      { reason: "unsound" },
    ],
  ])("%s", (_what, edit, refusal) => expect(apply(edit)).toMatchObject({ ok: false, error: refusal }));

  it("changing the relation to that of a twin", () => {
    const both = apply(insert([], [edge("x", "b", "a", { relation: "oppose" })]));
    expect(
      both.ok && apply({ type: "relation", ids: ["x"], relation: "support" }, both.value.map),
    ).toMatchObject({
      error: { reason: "duplicate-edge" },
    });
  });

  it("more nodes or edges than a map can have", () => {
    const nodes = Array.from({ length: LIMITS.nodes }, (_, i) => node(`n${i}`));
    const full = { ...EMPTY_MAP, nodes };
    expect(apply(insert([node("x")]), full)).toMatchObject({ error: { reason: "too-many", what: "nodes" } });
    const edges = Array.from({ length: LIMITS.edges + 1 }, (_, i) => edge(`e${i}`, "a", "b"));
    expect(apply(insert([], edges))).toMatchObject({ error: { reason: "too-many", what: "edges" } });
  });
});

describe("edits", () => {
  const changed = (edit: Edit) => {
    const applied = apply(edit);
    if (!applied.ok) throw new Error(refusalSentence(applied.error));
    return applied.value;
  };

  it("removing a node takes the edges that would hang, and edges that point at those", () => {
    const { map: left, label } = changed({ type: "remove", ids: ["b"] });
    expect([left.nodes.length, left.edges, label]).toEqual([2, [], "Delete 1 node"]);
    expect(changed({ type: "remove", ids: ["e"] }).map.edges.map(({ id }) => id)).toEqual(["g"]);
  });

  it("taking a field away leaves no trace of it", () => {
    const { map: without } = changed({ type: "node-details", ids: ["c"], change: { notes: undefined } });
    expect(Object.hasOwn(without.nodes[2]!, "notes")).toBe(false);
    const { map: open } = changed({ type: "collapse", ids: ["c"], collapsed: false });
    expect(Object.hasOwn(open.nodes[2]!, "collapsed")).toBe(false);
  });

  it("a tag comes to every node and goes from every node, and each keeps its others", () => {
    const before = {
      ...map,
      nodes: [node("a", { tags: ["law"] }), node("b", { tags: ["sea", "law"] }), node("c")],
      edges: [],
    };
    const tagsAfter = (change: { readonly add?: string; readonly remove?: string }) => {
      const applied = apply({ type: "tags", ids: ["a", "b", "c"], ...change }, before);
      return applied.ok ? applied.value.map.nodes.map(({ tags }) => tags) : applied.error;
    };
    expect(tagsAfter({ add: "sea" })).toEqual([["law", "sea"], ["sea", "law"], ["sea"]]);
    expect(tagsAfter({ remove: "law" })).toEqual([undefined, ["sea"], undefined]);
    const same = apply({ type: "tags", ids: ["b"], add: "sea" }, before);
    expect(same.ok && same.value.map).toBe(before);
  });

  it("keep negative zeros out, which the file cannot tell", () => {
    const away = { ...map, nodes: [node("a", { x: 5, y: 5 })], edges: [] };
    const moved = apply({ type: "move", positions: [{ id: "a", x: -0, y: -0 }], as: "move" }, away);
    expect(moved.ok && moved.value.map.nodes[0]).toEqual(node("a", { x: 0, y: 0 }));
    const resized = apply({ type: "resize", ids: ["a"], width: 90, x: -0 }, away);
    expect(resized.ok && resized.value.map.nodes[0]).toEqual(node("a", { x: 0, y: 5, width: 90 }));
  });

  it("share with the map before what they do not change", () => {
    const { map: moved } = changed({ type: "move", positions: [{ id: "a", x: 5, y: 5 }], as: "move" });
    expect(moved.nodes[1]).toBe(map.nodes[1]);
    expect(moved.edges).toBe(map.edges);
    expect(moved.sources).toBe(map.sources);
  });

  it.each<readonly [Edit, string]>([
    [{ ...insert([node("x", { kind: "risk" })]), as: "add" } as Edit, "Add risk"],
    [insert([node("x"), node("y")]), "Paste 2 nodes"],
    [
      { type: "insert", nodes: [], edges: [edge("x", "a", "c", { relation: "oppose" })], as: "connect" },
      "Connect as opposing",
    ],
    [
      { type: "move", positions: map.nodes.map(({ id }) => ({ id, x: 1, y: 1 })), as: "nudge" },
      "Move 3 nodes",
    ],
    [{ type: "move", positions: [], as: "tidy" }, "Tidy"],
    [{ type: "kind", ids: ["a"], kind: "risk" }, "Change to risk"],
    [{ type: "kind", ids: ["a", "b"], kind: "risk" }, "Change 2 nodes to risk"],
    [{ type: "relation", ids: ["e"], relation: "oppose" }, "Make edge oppose"],
    [{ type: "remove", ids: ["e", "g"] }, "Delete 2 edges"],
    [{ type: "collapse", ids: ["a"], collapsed: true }, "Collapse 1 node"],
    [{ type: "node-details", ids: ["a"], change: { muted: true } }, "Change mute"],
    [{ type: "resize", ids: ["a"], width: undefined }, "Reset width"],
  ])("have a name for undo: %j", (edit, label) => expect(changed(edit).label).toBe(label));
});

describe("merging into one step", () => {
  const keyOf = (edit: Edit) => {
    const applied = apply(edit);
    return applied.ok ? applied.value.mergeKey : "refused";
  };

  it("goes for typing in one text, for nudging the same nodes, and for one detail of the same things", () => {
    expect(keyOf({ type: "text", id: "a", text: "1" })).toBe(keyOf({ type: "text", id: "a", text: "2" }));
    expect(keyOf({ type: "text", id: "a", text: "1" })).not.toBe(keyOf({ type: "text", id: "b", text: "1" }));
    const nudge = (id: string, x: number): Edit => ({
      type: "move",
      positions: [{ id, x, y: 0 }],
      as: "nudge",
    });
    expect(keyOf(nudge("a", 1))).toBe(keyOf(nudge("a", 2)));
    expect(keyOf(nudge("a", 1))).not.toBe(keyOf(nudge("b", 1)));
    const details = (change: object): Edit => ({ type: "node-details", ids: ["a"], change });
    expect(keyOf(details({ notes: "1" }))).toBe(keyOf(details({ notes: "2" })));
    expect(keyOf(details({ notes: "1" }))).not.toBe(keyOf(details({ muted: true })));
  });

  it("goes for a new node and the typing of its text", () => {
    const added = keyOf({ ...insert([node("x")]), as: "add" } as Edit);
    expect(added).toBe("text x");
  });

  it.each<Edit>([
    { type: "move", positions: [{ id: "a", x: 1, y: 0 }], as: "move" },
    { type: "move", positions: [{ id: "a", x: 1, y: 0 }], as: "tidy" },
    { type: "remove", ids: ["a"] },
    { type: "kind", ids: ["a"], kind: "risk" },
    insert([node("x")]),
    { type: "replace", map, as: "Restore" },
  ])("never goes for %j", (edit) => expect(keyOf(edit)).toBeNull());
});
