import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdit } from "../../../shared/commands/apply-edit";
import type { ArgMap, MapEdge, MapNode } from "../../../shared/document/types";
import { SEMANTICS } from "../../../shared/reasoning/semantics";
import { sensitivityOf } from "../../../shared/reasoning/sensitivity";
import { strengthsOf } from "../../../shared/reasoning/strengths";
import { arbitraryMap } from "../../support/arbitrary-map";

const node = (id: string, confidence?: number): MapNode => ({
  id,
  kind: "motive",
  text: id,
  x: 0,
  y: 0,
  ...(confidence === undefined ? {} : { confidence }),
});
const edge = (from: string, to: string, relation: "support" | "oppose", rest: Partial<MapEdge> = {}) => ({
  id: `${from}-${to}-${relation}`,
  from,
  to,
  relation,
  ...rest,
});
const map = (nodes: readonly MapNode[], edges: readonly MapEdge[]): ArgMap => ({
  title: "",
  nodes,
  edges,
  sources: [],
});

const semantics = fc.constantFrom(...SEMANTICS);
const confidence = fc.double({ min: 0, max: 1, noNaN: true });

/** Maps without circles, with joints and undercuts: every edge leads to an earlier node, or to an edge to one. */
const withoutCircles: fc.Arbitrary<ArgMap> = fc
  .array(
    fc.record({
      confidence,
      muted: fc.boolean(),
      joint: fc.option(fc.constantFrom("j", "k"), { nil: undefined }),
      links: fc.array(fc.record({ to: fc.nat(), support: fc.boolean(), onEdge: fc.boolean() }), {
        maxLength: 3,
      }),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((rows) => {
    const nodes = rows.map((row, at) => ({ ...node(`n${at}`, row.confidence), muted: row.muted && at > 3 }));
    const edges = new Map<string, MapEdge>();
    rows.forEach((row, at) => {
      const earlier = [...edges.values()];
      for (const { to, support, onEdge } of row.links) {
        const target = onEdge ? earlier[to % Math.max(1, earlier.length)]?.id : `n${to % Math.max(1, at)}`;
        if (target === undefined || at === 0) continue;
        const made = edge(`n${at}`, target, support ? "support" : "oppose");
        edges.set(made.id, row.joint === undefined ? made : { ...made, joint: row.joint });
      }
    });
    return map(nodes, [...edges.values()]);
  });

describe("strengths", () => {
  it("stay in 0..1, and every node that is not muted has one or does not settle", () => {
    fc.assert(
      fc.property(arbitraryMap(), semantics, (any, kind) => {
        const { byNode, unsettled } = strengthsOf(any, kind);
        for (const strength of byNode.values()) {
          expect(strength).toBeGreaterThanOrEqual(0);
          expect(strength).toBeLessThanOrEqual(1);
        }
        const weighed = any.nodes.filter(({ muted }) => muted !== true).map(({ id }) => id);
        expect(new Set([...byNode.keys(), ...unsettled])).toEqual(new Set(weighed));
      }),
    );
  });

  it("are the confidence where nothing speaks for or against a node", () => {
    fc.assert(
      fc.property(confidence, semantics, (base, kind) => {
        const { byNode } = strengthsOf(map([node("a", base), node("b")], [edge("a", "b", "support")]), kind);
        expect(byNode.get("a")).toBeCloseTo(base, 15);
      }),
    );
    expect(strengthsOf(map([node("a")], [])).byNode.get("a")).toBe(0.5);
  });

  it("never fall through a new supporter and never rise through a new opponent", () => {
    fc.assert(
      fc.property(withoutCircles, semantics, confidence, fc.boolean(), (before, kind, base, support) => {
        const after = map(
          [...before.nodes, node("new", base)],
          [...before.edges, edge("new", "n0", support ? "support" : "oppose")],
        );
        const was = strengthsOf(before, kind).byNode.get("n0") ?? 0;
        const is = strengthsOf(after, kind).byNode.get("n0") ?? 0;
        // Rounding may cost the last digit.
        if (support) expect(is).toBeGreaterThanOrEqual(was - 1e-15);
        else expect(is).toBeLessThanOrEqual(was + 1e-15);
      }),
    );
  });

  it("do not depend on the order of nodes and edges, to the last digit", () => {
    const shuffled = fc
      .oneof(withoutCircles, arbitraryMap())
      .chain((one) =>
        fc.tuple(
          fc.constant(one),
          fc.shuffledSubarray([...one.nodes], { minLength: one.nodes.length }),
          fc.shuffledSubarray([...one.edges], { minLength: one.edges.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, semantics, ([one, nodes, edges], kind) => {
        const there = strengthsOf(one, kind);
        const here = strengthsOf({ ...one, nodes, edges }, kind);
        expect(here.byNode.size).toBe(there.byNode.size);
        for (const [id, strength] of there.byNode) expect(here.byNode.get(id)).toBe(strength);
      }),
    );
  });

  it("are the same whether a node is muted or deleted", () => {
    fc.assert(
      fc.property(arbitraryMap(), fc.nat(), semantics, (any, pick, kind) => {
        const chosen = any.nodes[pick % Math.max(1, any.nodes.length)];
        if (!chosen) return;
        const removed = applyEdit(any, { type: "remove", ids: [chosen.id] });
        if (!removed.ok) throw new Error("a node can be removed");
        const muted = strengthsOf(any, kind, { muted: new Set([chosen.id]) });
        expect(muted.byNode).toEqual(strengthsOf(removed.value.map, kind).byNode);
      }),
    );
  });

  it("follow a trial of a confidence as if the map said so", () => {
    fc.assert(
      fc.property(withoutCircles, confidence, semantics, (one, base, kind) => {
        const tried = strengthsOf(one, kind, { confidence: new Map([["n0", base]]) });
        const nodes = one.nodes.map((other) => (other.id === "n0" ? { ...other, confidence: base } : other));
        expect(tried.byNode).toEqual(strengthsOf({ ...one, nodes }, kind).byNode);
      }),
    );
  });
});

describe("an undercut", () => {
  const undercut = (base: number) =>
    map(
      [node("goal"), node("reason", 0.8), node("doubt", base)],
      [edge("reason", "goal", "support"), edge("doubt", "reason-goal-support", "oppose")],
    );

  it("takes the edge away when it is certain, and leaves it alone when it is void", () => {
    for (const kind of SEMANTICS) {
      const strength = (base: number) => strengthsOf(undercut(base), kind).byNode.get("goal") ?? Number.NaN;
      const alone = strengthsOf(map([node("goal")], []), kind).byNode.get("goal");
      const whole = map([node("goal"), node("reason", 0.8)], [edge("reason", "goal", "support")]);
      expect(strength(1)).toBeCloseTo(alone ?? Number.NaN, 15);
      expect(strength(0)).toBeCloseTo(strengthsOf(whole, kind).byNode.get("goal") ?? Number.NaN, 15);
      expect(strength(0.5)).toBeLessThan(strength(0));
      expect(strength(0.5)).toBeGreaterThan(strength(1));
    }
  });

  it("scales what passes: half an undercut lets half of the reason through", () => {
    const { byNode } = strengthsOf(undercut(0.5), "df-quad");
    expect(byNode.get("goal")).toBeCloseTo(0.5 + 0.5 * (0.8 * 0.5), 15);
  });
});

describe("joint premises", () => {
  it("count once, as much as the weakest of them", () => {
    const joint = map(
      [node("goal"), node("a", 0.9), node("b", 0.3)],
      [edge("a", "goal", "support", { joint: "j" }), edge("b", "goal", "support", { joint: "j" })],
    );
    const weakest = map([node("goal"), node("b", 0.3)], [edge("b", "goal", "support")]);
    for (const kind of SEMANTICS)
      expect(strengthsOf(joint, kind).byNode.get("goal")).toBe(strengthsOf(weakest, kind).byNode.get("goal"));
  });
});

describe("sensitivity", () => {
  it("tells what muting each node would cost", () => {
    fc.assert(
      fc.property(withoutCircles, semantics, (one, kind) => {
        const found = sensitivityOf(one, kind, "n0");
        const now = strengthsOf(one, kind).byNode.get("n0");
        expect(found?.strength).toBe(now);
        for (const { id, removal } of found?.drivers ?? []) {
          const without = strengthsOf(one, kind, { muted: new Set([id]) }).byNode.get("n0");
          expect(removal).toBeCloseTo((now ?? Number.NaN) - (without ?? Number.NaN), 12);
        }
      }),
    );
  });

  it("has the gradient that a small change of the confidence shows", () => {
    const small = 1e-6;
    // Away from the ends and from ties, where the strength has no one slope.
    const smooth = fc.double({ min: 0.05, max: 0.95, noNaN: true });
    const chain = fc.record({ a: smooth, b: smooth, c: smooth, d: smooth, doubt: smooth, kind: semantics });
    fc.assert(
      fc.property(chain, ({ a, b, c, d, doubt, kind }) => {
        fc.pre(Math.abs(a - b) > 0.01);
        const bases = { goal: 0.4, a, b, c, d, doubt };
        const one = map(
          Object.entries(bases).map(([id, base]) => node(id, base)),
          [
            edge("a", "goal", "support", { joint: "j" }),
            edge("b", "goal", "support", { joint: "j" }),
            edge("c", "goal", "oppose"),
            edge("d", "c", "support"),
            edge("d", "goal", "support"),
            edge("doubt", "c-goal-oppose", "oppose"),
          ],
        );
        const at = (id: string, base: number) =>
          strengthsOf(one, kind, { confidence: new Map([[id, base]]) }).byNode.get("goal") ?? Number.NaN;
        for (const { id, gradient } of sensitivityOf(one, kind, "goal")?.drivers ?? []) {
          const base = Object.entries(bases).find(([name]) => name === id)?.[1] ?? Number.NaN;
          const measured = (at(id, base + small) - at(id, base - small)) / (2 * small);
          expect(gradient).toBeCloseTo(measured, 5);
        }
      }),
    );
  });

  it("has the gradient on circles too", () => {
    const ring = map(
      [node("a", 0.7), node("b", 0.6), node("c", 0.3)],
      [edge("a", "b", "oppose"), edge("b", "a", "oppose"), edge("c", "b", "support")],
    );
    for (const kind of SEMANTICS) {
      const at = (base: number) =>
        strengthsOf(ring, kind, { confidence: new Map([["c", base]]) }).byNode.get("a") ?? Number.NaN;
      const measured = (at(0.3001) - at(0.2999)) / 0.0002;
      const found = sensitivityOf(ring, kind, "a")?.drivers.find(({ id }) => id === "c");
      expect(found?.gradient).toBeCloseTo(measured, 4);
    }
  });

  it("knows no node that is muted or not there", () => {
    const one = map([{ ...node("a"), muted: true }], []);
    expect(sensitivityOf(one, "df-quad", "a")).toBeNull();
    expect(sensitivityOf(one, "df-quad", "toString")).toBeNull();
  });
});
