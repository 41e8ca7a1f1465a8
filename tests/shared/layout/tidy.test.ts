import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overlap, type Rect, unionOf } from "../../../shared/basics/geometry";
import { finalTarget } from "../../../shared/document/lookups";
import type { ArgMap } from "../../../shared/document/types";
import { hiddenNodes } from "../../../shared/document/visibility";
import { placedBoxes } from "../../../shared/layout/boxes";
import { type TidyOptions, tidy } from "../../../shared/layout/tidy";
import type { Boxes, Direction } from "../../../shared/layout/types";
import { arbitraryMap } from "../../support/arbitrary-map";
import { generatedMap } from "../../support/generated-map";
import { fakeMeasure } from "./fake-measure";
import { mapOf } from "./small-map";

const DIRECTIONS: readonly Direction[] = ["down", "up", "right", "left"];
const direction = fc.constantFrom(...DIRECTIONS);
const anyMap = arbitraryMap({ maxNodes: 16, extras: false });

const boxesOf = (map: ArgMap): Boxes => placedBoxes(map, fakeMeasure, hiddenNodes(map));

/** The map with its nodes where tidy puts them. */
function tidied(map: ArgMap, options: TidyOptions): ArgMap {
  const places = new Map(tidy(map, boxesOf(map), options).map(({ id, x, y }) => [id, { x, y }]));
  return { ...map, nodes: map.nodes.map((node) => ({ ...node, ...places.get(node.id) })) };
}

/** How far down its direction a box begins: the side that faces the decision. */
function depthOf(box: Rect, to: Direction): number {
  switch (to) {
    case "down":
      return box.y;
    case "up":
      return -(box.y + box.height);
    case "right":
      return box.x;
    case "left":
      return -(box.x + box.width);
  }
}

function overlaps(boxes: Boxes): string[] {
  const all = [...boxes];
  return all.flatMap(([id, box], i) =>
    all.slice(i + 1).flatMap(([other, otherBox]) => (overlap(box, otherBox) ? [`${id} ${other}`] : [])),
  );
}

/** Whether any node can be reached from itself by going to what it speaks about. */
function hasCycle(map: ArgMap): boolean {
  const up = (id: string) =>
    map.edges.flatMap((edge) => (edge.from === id ? [finalTarget(map, edge)?.id ?? ""] : []));
  return map.nodes.some(({ id }) => {
    const seen = new Set<string>();
    const open = up(id);
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (at === id) return true;
      if (seen.has(at)) continue;
      seen.add(at);
      open.push(...up(at));
    }
    return false;
  });
}

describe("tidy", () => {
  it("never lets nodes overlap, in any direction", () => {
    fc.assert(
      fc.property(anyMap, direction, (map, to) => {
        expect(overlaps(boxesOf(tidied(map, { direction: to })))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("puts every argument below all that it speaks about, unless they go round in a circle", () => {
    fc.assert(
      fc.property(anyMap, direction, (map, to) => {
        fc.pre(!hasCycle(map));
        const boxes = boxesOf(tidied(map, { direction: to }));
        for (const edge of map.edges) {
          const lower = boxes.get(edge.from);
          const upper = boxes.get(finalTarget(map, edge)?.id ?? "");
          if (lower && upper) expect(depthOf(lower, to)).toBeGreaterThan(depthOf(upper, to));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("keeps siblings in the order in which they stand", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -999, max: 999 }), { minLength: 2, maxLength: 9 }),
        direction,
        (at, to) => {
          const across = to === "down" || to === "up" ? "x" : "y";
          const map = mapOf(at.map((_, i) => `c${i} > d`));
          const placed = {
            ...map,
            nodes: map.nodes.map((node) =>
              node.id === "d" ? node : { ...node, [across]: at[Number(node.id.slice(1))] ?? 0 },
            ),
          };
          const order = (of: ArgMap) =>
            of.nodes
              .filter(({ id }) => id !== "d")
              .sort((a, b) => a[across] - b[across])
              .map(({ id }) => id);
          expect(order(tidied(placed, { direction: to }))).toEqual(order(placed));
        },
      ),
    );
  });

  it("takes siblings in file order where they stand on one another", () => {
    const { nodes } = tidied(mapOf(["b > d", "a > d", "c > d"]), { direction: "down" });
    const x = (id: string) => nodes.find((node) => node.id === id)?.x ?? 0;
    expect(x("b")).toBeLessThan(x("a"));
    expect(x("a")).toBeLessThan(x("c"));
  });

  it("gives the same places for the same map", () => {
    fc.assert(
      fc.property(anyMap, direction, (map, to) => {
        expect(tidy(map, boxesOf(map), { direction: to })).toEqual(
          tidy(map, boxesOf(map), { direction: to }),
        );
      }),
    );
  });

  it("leaves its own result as it is, where each argument has one target", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 40 }), direction, (seed, nodes, to) => {
        const map = generatedMap({ nodes, perDecision: 12, seed, extra: 0, undercuts: 0.2, joints: 0.3 });
        const once = tidied(map, { direction: to });
        expect(tidied(once, { direction: to }).nodes).toEqual(once.nodes);
      }),
    );
  });

  it("keeps the top left corner, on whole units", () => {
    fc.assert(
      fc.property(anyMap, direction, (map, to) => {
        const before = unionOf(boxesOf(map).values());
        const after = unionOf(boxesOf(tidied(map, { direction: to })).values());
        fc.pre(before !== null && after !== null);
        expect([after!.x, after!.y]).toEqual([Math.round(before!.x) + 0, Math.round(before!.y) + 0]);
        for (const { x, y } of tidy(map, boxesOf(map), { direction: to })) {
          expect(Number.isInteger(x) && Number.isInteger(y)).toBe(true);
        }
      }),
    );
  });

  it("puts an undercutting node beside the origin of the edge that it undercuts", () => {
    const map = mapOf(["a > d", "b > d", "c > d", "u > a-d", "s > u"]);
    for (const to of DIRECTIONS) {
      const boxes = boxesOf(tidied(map, { direction: to }));
      const across = to === "down" || to === "up" ? "x" : "y";
      const row = ["a", "b", "c", "u"].sort(
        (p, q) => (boxes.get(p)?.[across] ?? 0) - (boxes.get(q)?.[across] ?? 0),
      );
      expect(row).toEqual(["a", "u", "b", "c"]);
      expect(depthOf(boxes.get("u")!, to)).toBe(depthOf(boxes.get("a")!, to));
      expect(depthOf(boxes.get("s")!, to)).toBeGreaterThan(depthOf(boxes.get("u")!, to));
    }
  });

  it("keeps joint premises together, and what undercuts one of them outside", () => {
    const map = mapOf(["a > d j", "b > d", "c > d j", "u > a-d"]);
    const boxes = boxesOf(tidied(map, { direction: "down" }));
    const row = ["a", "b", "c", "u"].sort((p, q) => (boxes.get(p)?.x ?? 0) - (boxes.get(q)?.x ?? 0));
    expect(row).toEqual(["u", "a", "c", "b"]);
  });

  it("hangs a node with several targets where its other lines are short", () => {
    const map = mapOf(["p > d", "q > d", "r > d", "p1 > p", "p2 > p", "r1 > r", "x > p", "x > r", "x > q"]);
    const boxes = boxesOf(tidied(map, { direction: "down" }));
    const row = ["p1", "p2", "r1", "x"].sort((p, q) => (boxes.get(p)?.x ?? 0) - (boxes.get(q)?.x ?? 0));
    expect(row).toEqual(["p1", "p2", "x", "r1"]);
  });

  it("breaks a circle so that the decision stays on top", () => {
    const map = mapOf(["d > m", "r > d", "m > r"]);
    const boxes = boxesOf(tidied(map, { direction: "down" }));
    expect(["d", "r", "m"].map((id) => boxes.get(id)!.y)).toEqual(
      ["d", "r", "m"].map((id) => boxes.get(id)!.y).sort((a, b) => a - b),
    );
    expect(boxes.get("d")!.y).toBeLessThan(boxes.get("r")!.y);
  });

  it("moves hidden nodes with the node that hides them", () => {
    fc.assert(
      fc.property(anyMap, direction, (map, to) => {
        const after = tidied(map, { direction: to });
        const boxes = boxesOf(map);
        const offset = (id: string) => {
          const [a, b] = [map, after].map((of) => of.nodes.find((node) => node.id === id)!);
          return { x: b!.x - a!.x, y: b!.y - a!.y };
        };
        const leaders = map.nodes
          .filter(({ id, collapsed }) => collapsed && boxes.has(id))
          .map(({ id }) => offset(id));
        for (const { id } of map.nodes) {
          if (boxes.has(id)) continue;
          const { x, y } = offset(id);
          expect(leaders.some((by) => Math.abs(by.x - x) <= 0.5 && Math.abs(by.y - y) <= 0.5)).toBe(true);
        }
      }),
    );
  });

  it("with some nodes only, moves none of the others and lays the rest clear of them", () => {
    fc.assert(
      fc.property(generatedSeed, direction, fc.integer({ min: 2, max: 12 }), (seed, to, count) => {
        const map = tidied(generatedMap({ nodes: 24, perDecision: 8, seed }), { direction: to });
        const only = new Set(map.nodes.slice(0, count).map(({ id }) => id));
        const after = tidied(map, { direction: to, only });
        after.nodes.forEach((node, i) => {
          if (!only.has(node.id)) expect(node).toEqual(map.nodes[i]);
        });
        expect(overlaps(boxesOf(after))).toEqual([]);
      }),
    );
  });
  const generatedSeed = fc.integer({ min: 1, max: 1e6 });

  it("puts parts that nothing joins beside each other, in rows when there are many", () => {
    const pairs = Array.from({ length: 30 }, (_, i) => `a${i} > d${i}`);
    const around = unionOf(boxesOf(tidied(mapOf(pairs), { direction: "down" })).values())!;
    expect(around.width / around.height).toBeGreaterThan(0.8);
    expect(around.width / around.height).toBeLessThan(4);
  });

  it("takes a chain of 20,000 nodes and a node with 20,000 arguments", () => {
    const ids = Array.from({ length: 20_000 }, (_, i) => i);
    for (const map of [
      mapOf(ids.map((i) => `n${i + 1} > n${i}`)),
      mapOf(ids.map((i) => `n${i + 1} > n0`)),
      mapOf(ids.flatMap((i) => (i % 2 === 0 ? [`n${i + 2} > n${i}`] : [`n${i} > n${i - 1}`]))),
    ]) {
      expect(tidy(map, boxesOf(map), { direction: "down" })).toHaveLength(map.nodes.length);
    }
  });

  it("gives nothing for an empty map", () => {
    expect(tidy(mapOf([]), new Map(), { direction: "down" })).toEqual([]);
  });
});
