import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edgesFrom } from "../../../shared/document/lookups";
import { listedBelow, outlineRows } from "../../../shared/document/outline-tree";
import type { ArgMap, Kind, MapEdge } from "../../../shared/document/types";
import { childrenOf } from "../../../shared/document/visibility";
import { argumentOf, waysUp } from "../../../shared/document/ways";
import { arbitraryMap } from "../../support/arbitrary-map";

/** "a>d" links a to d; "u>1" undercuts the first link; kinds by the first letter. */
function mapOf(ids: string, links: string): ArgMap {
  const kinds: Record<string, Kind> = { d: "decision", m: "motive", r: "risk", c: "critique" };
  const nodes = ids
    .split(" ")
    .map((id) => ({ id, kind: kinds[id.charAt(0)] ?? "motive", text: id, x: 0, y: 0 }));
  const edges = links
    .split(" ")
    .filter(Boolean)
    .map((link, at): MapEdge => {
      const [from = "", to = ""] = link.split(">");
      return { id: `${at + 1}`, from, to, relation: "support" };
    });
  return { title: "", nodes, edges, sources: [] };
}

const ways = (map: ArgMap, id: string) => waysUp(map, id).map((way) => way.map((node) => node.id).join(" "));

describe("the ways up from a node", () => {
  it("begin with the decision, the shortest first, one for each thing that it speaks about", () => {
    const map = mapOf("d m1 m2 m3 c", "m1>d m2>m1 m3>m2 c>m3 c>m1 c>d");
    expect(ways(map, "c")).toEqual(["d c", "d m1 c", "d m1 m2 m3 c"]);
    expect(ways(map, "d")).toEqual([]);
  });

  it("lead from what undercuts a link over the node that the link comes from", () => {
    expect(ways(mapOf("d m c", "m>d c>1"), "c")).toEqual(["d m c"]);
  });

  it("lead to a decision rather than to another node that speaks about nothing, and to the nearest", () => {
    expect(ways(mapOf("d1 d2 m1 m2 c", "m2>d1 c>m2 c>m1 m1>d2 c>d2"), "c")).toEqual([
      "d2 c",
      "d1 m2 c",
      "d2 m1 c",
    ]);
    expect(ways(mapOf("m1 d m2 c", "c>m1 c>m2 m2>d"), "c")).toEqual(["d m2 c"]);
    expect(ways(mapOf("m1 c", "c>m1"), "c")).toEqual(["m1 c"]);
  });

  it("end in a circle where there is a decision on it, and nowhere without one", () => {
    expect(ways(mapOf("m1 m2 d", "m1>m2 m2>d d>m1"), "m1")).toEqual(["d m2 m1"]);
    expect(ways(mapOf("m1 m2", "m1>m2 m2>m1"), "m1")).toEqual([]);
  });

  it("are found along a chain and below a hub of ten thousand nodes", () => {
    const ids = Array.from({ length: 10_000 }, (_, at) => `m${at}`);
    const chain = mapOf(`d ${ids.join(" ")}`, ids.map((id, at) => `${id}>${ids[at - 1] ?? "d"}`).join(" "));
    expect(waysUp(chain, "m9999")[0]?.length).toBe(10_001);
    const hub = mapOf(`d ${ids.join(" ")} c`, ids.flatMap((id) => [`${id}>d`, `c>${id}`]).join(" "));
    expect(ways(hub, "c").slice(0, 2)).toEqual(["d m0 c", "d m1 c"]);
    expect(argumentOf(hub, "c").size).toBe(10_002);
  });

  it("follow the links, pass no node twice, and are no longer than any other from the same beginning", () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        const above = (id: string) => edgesFrom(map, id).flatMap((edge) => listedBelow(map, edge)?.id ?? []);
        for (const { id } of map.nodes) {
          const found = waysUp(map, id);
          expect(found.length).toBeLessThanOrEqual(new Set(above(id)).size);
          for (const way of found) {
            expect(way.at(-1)?.id).toBe(id);
            expect(new Set(way).size).toBe(way.length);
            for (const [at, node] of way.entries())
              if (at > 0) expect(above(node.id)).toContain(way[at - 1]?.id);
          }
          const lengths = found.map((way) => way.length);
          expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
        }
      }),
    );
  });
});

describe("the argument of a node", () => {
  it("is the node, everything below it and everything it leads up to; not what else speaks about that", () => {
    const map = mapOf("d m1 m2 r1 c1 c2", "m1>d m2>d r1>m1 c1>r1 c2>3");
    expect([...argumentOf(map, "m1")].sort()).toEqual(["c1", "c2", "d", "m1", "r1"]);
    expect([...argumentOf(map, "r1")].sort()).toEqual(["c1", "c2", "d", "m1", "r1"]);
    expect([...argumentOf(map, "c1")].sort()).toEqual(["c1", "d", "m1", "r1"]);
    expect(argumentOf(map, "d").size).toBe(6);
  });

  it("holds what collapsing the node would hide and all ways up, and is an outline of its own from the same tops", () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        const whole = outlineRows(map, "whole").filter(({ level }) => level === 1);
        for (const { id } of map.nodes) {
          const inside = argumentOf(map, id);
          const rows = outlineRows(map, "whole", inside);
          expect(new Set(rows.map((row) => row.node.id))).toEqual(inside);
          const tops = new Set(whole.map(({ key }) => key));
          for (const row of rows) if (row.level === 1) expect(tops).toContain(row.key);
          for (const child of childrenOf(map, id)) expect(inside).toContain(child.id);
          for (const way of waysUp(map, id)) for (const node of way) expect(inside).toContain(node.id);
        }
      }),
    );
  });
});
