import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../../shared/basics/deep-freeze";
import {
  edgeOf,
  edgesFrom,
  edgesTo,
  finalTarget,
  hasId,
  nodeOf,
  pointsAtEdge,
  sourcesById,
} from "../../../shared/document/lookups";
import type { ArgMap, MapEdge, MapNode } from "../../../shared/document/types";
import {
  childrenOf,
  edgeShows,
  hiddenBelow,
  hiddenNodes,
  parentsOf,
} from "../../../shared/document/visibility";
import { arbitraryMap } from "../../support/arbitrary-map";

const node = (id: string, collapsed?: boolean): MapNode => ({
  id,
  kind: "motive",
  text: id,
  x: 0,
  y: 0,
  ...(collapsed ? { collapsed } : {}),
});
const edge = (id: string, from: string, to: string): MapEdge => ({ id, from, to, relation: "support" });
/** "a" or "a!" for a collapsed node, "b>a" for an edge with that id. */
const mapOf = (nodes: string, edges = ""): ArgMap =>
  deepFreeze({
    title: "",
    nodes: nodes.split(" ").map((name) => node(name.replace("!", ""), name.endsWith("!"))),
    edges: edges
      .split(" ")
      .filter(Boolean)
      .map((text, i) => {
        const [from = "", to = ""] = text.split(">");
        return edge(`e${i + 1}`, from, to);
      }),
    sources: [],
  });

describe("lookups", () => {
  it("find exactly what is in the map", () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        for (const one of map.nodes) expect(nodeOf(map, one.id)).toBe(one);
        for (const one of map.edges) expect(edgeOf(map, one.id)).toBe(one);
        for (const one of map.sources) expect(sourcesById(map).get(one.id)).toBe(one);
        for (const { id } of [...map.nodes, ...map.edges, ...map.sources]) {
          expect(edgesTo(map, id)).toEqual(map.edges.filter(({ to }) => to === id));
          expect(edgesFrom(map, id)).toEqual(map.edges.filter(({ from }) => from === id));
          expect(hasId(map, id)).toBe(true);
        }
        expect(hasId(map, "not there at all")).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it("follow an edge to the node that it finally speaks about", () => {
    const map = mapOf("a b c", "b>a c>e1 b>e2");
    for (const one of map.edges) expect(finalTarget(map, one)?.id).toBe("a");
    expect(map.edges.map((one) => pointsAtEdge(map, one))).toEqual([false, true, true]);
    fc.assert(
      fc.property(arbitraryMap(), (any) => {
        for (const one of any.edges) expect(finalTarget(any, one)).toBeDefined();
      }),
      { numRuns: 60 },
    );
  });

  it("find no end of a chain that breaks or goes round", () => {
    const map = mapOf("a b", "a>e2 b>e3 a>e2 b>gone a>e4 b>e5");
    expect(map.edges.map((one) => finalTarget(map, one))).toEqual(new Array(6).fill(undefined));
  });

  it("follow chains longer than a call stack is deep", () => {
    const length = 100_000;
    const edges = Array.from({ length }, (_, i) =>
      edge(`e${i}`, i % 2 ? "b" : "c", i === 0 ? "a" : `e${i - 1}`),
    );
    const map: ArgMap = { title: "", nodes: [node("a", true), node("b"), node("c")], edges, sources: [] };
    expect(finalTarget(map, edges[length - 1]!)?.id).toBe("a");
    expect(childrenOf(map, "a").map(({ id }) => id)).toEqual(["c", "b"]);
    expect(parentsOf(map, "b").map(({ id }) => id)).toEqual(["a"]);
    expect([...hiddenNodes(map)].sort()).toEqual(["b", "c"]);
  });
});

describe("what a collapsed node hides", () => {
  it.each([
    ["what speaks about it, all the way down", "a! b c d", "b>a c>b", "b c"],
    ["not itself, nor what it speaks about", "a b! c", "b>a c>b", "c"],
    ["not what also speaks about something that shows", "a! b c x", "b>a c>b b>x", ""],
    ["but what only hidden nodes hold", "a! b c x", "b>a c>a c>b", "b c"],
    ["what undercuts the links below it", "a! b c", "b>a c>e1", "b c"],
    ["a circle that hangs on it", "a! b c", "b>a c>b b>c", "b c"],
    ["not itself, where it hangs on itself in a circle", "a! b", "b>a a>b", "b"],
    ["what only a shared collapsed node and a hidden one hold", "a! b! c d x", "b>a b>x c>b d>a c>d", "c d"],
    ["nothing, where nothing is below", "a! b", "", ""],
    ["what hangs on another collapsed node that it hides", "a! b! c", "b>a c>b", "b c"],
    ["below a shared node that is collapsed itself", "a! b! c x", "b>a b>x c>b", "c"],
  ])("is %s", (_what, nodes, edges, hidden) => {
    expect([...hiddenNodes(mapOf(nodes, edges))].sort().join(" ")).toBe(hidden);
  });

  it.each([
    ["the first collapsed node of a ring keeps showing", "a b! c!", "a>b b>c c>a", "a c"],
    ["what hangs below a ring is hidden with it", "x a! b", "a>b b>a x>b", "b x"],
    ["a ring without a collapsed node shows, and what it holds", "a b x! y", "a>b b>a x>a y>x", "y"],
  ])("in circles: %s", (_what, nodes, edges, hidden) => {
    expect([...hiddenNodes(mapOf(nodes, edges))].sort().join(" ")).toBe(hidden);
  });

  it("is found in one pass, also down a long chain of collapsed nodes", () => {
    const length = 50_000;
    const nodes = Array.from({ length }, (_, i) => node(`n${i}`, true)).reverse();
    const edges = Array.from({ length: length - 1 }, (_, i) => edge(`e${i}`, `n${i + 1}`, `n${i}`));
    const map: ArgMap = { title: "", nodes, edges, sources: [] };
    const hidden = hiddenNodes(map);
    expect(hidden.size).toBe(length - 1);
    expect(edges.some((one) => edgeShows(map, one, hidden))).toBe(false);
  });

  it("follows laws in every map", () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        const hidden = hiddenNodes(map);
        const open = { ...map, nodes: map.nodes.map(({ collapsed: _collapsed, ...rest }) => rest) };
        expect(hiddenNodes(open).size).toBe(0);
        for (const id of hidden) {
          // A hidden node speaks about something, and a collapsed node is above it.
          expect(parentsOf(map, id).length).toBeGreaterThan(0);
          expect(map.nodes.some((one) => one.collapsed && hiddenBelow(map, one.id, hidden) > 0)).toBe(true);
        }
        for (const one of map.nodes) {
          if (parentsOf(map, one.id).length === 0) expect(hidden.has(one.id)).toBe(false);
          expect(childrenOf(map, one.id).every((child) => parentsOf(map, child.id).includes(one))).toBe(true);
        }
        for (const one of map.edges) {
          if (edgeShows(map, one, hidden)) expect(hidden.has(one.from)).toBe(false);
          else expect(hidden.size).toBeGreaterThan(0);
        }
      }),
      { numRuns: 200 },
    );
  });
});
