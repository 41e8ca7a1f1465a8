import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overlap, unionOf } from "../../../shared/basics/geometry";
import type { ArgMap } from "../../../shared/document/types";
import { placedBoxes } from "../../../shared/layout/boxes";
import { routeEdges } from "../../../shared/layout/routes";
import { tidy } from "../../../shared/layout/tidy";
import type { Boxes, Direction } from "../../../shared/layout/types";
import { qualityOf } from "../../bench/layout-quality";
import { fakeMeasure } from "./fake-measure";
import { mapOf } from "./small-map";

const direction = fc.constantFrom<Direction>("down", "up", "right", "left");
const boxesOf = (map: ArgMap): Boxes => placedBoxes(map, fakeMeasure, new Set());

function tidied(map: ArgMap, to: Direction): ArgMap {
  const places = new Map(tidy(map, boxesOf(map), { direction: to }).map(({ id, x, y }) => [id, { x, y }]));
  return { ...map, nodes: map.nodes.map((node) => ({ ...node, ...places.get(node.id) })) };
}

/** A decision with so many arguments, the texts of which have these lengths, in words. */
function wide(words: readonly number[], more: readonly string[] = []): ArgMap {
  const map = mapOf([...words.map((_, i) => `c${i} > d`), ...more]);
  const textOf = (id: string) => "word ".repeat(words[Number(id.slice(1))] ?? 4).trim();
  return { ...map, nodes: map.nodes.map((node) => ({ ...node, text: textOf(node.id) })) };
}

const places = (map: ArgMap, key: "x" | "y", letter = "c") =>
  map.nodes.filter(({ id }) => id.startsWith(letter)).map((node) => node[key]);

const anyWide = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 6, maxLength: 40 });

describe("staggered rows", () => {
  it("keep five arguments in one row, and put more into several", () => {
    const rows = (count: number) => new Set(places(tidied(wide(Array(count).fill(9)), "down"), "y")).size;
    expect(rows(5)).toBe(1);
    expect(rows(6)).toBe(2);
    expect(rows(40)).toBeGreaterThan(3);
    const columns = new Set(places(tidied(wide(Array(12).fill(9)), "right"), "x"));
    expect(columns.size).toBeGreaterThan(1);
  });

  it("make twelve arguments much less wide than side by side", () => {
    const map = tidied(wide(Array(12).fill(9)), "down");
    const boxes = [...boxesOf(map).values()];
    const row = boxes.reduce((sum, { width }) => sum + width, 0);
    expect(unionOf(boxes)!.width).toBeLessThan(row * 0.6);
  });

  it("overlap nothing, keep the order of the middles, and stay as they are when tidied again", () => {
    fc.assert(
      fc.property(anyWide, direction, (words, to) => {
        const once = tidied(wide(words, ["g > c1", "h > g"]), to);
        const boxes = [...boxesOf(once)];
        for (const [id, box] of boxes) {
          for (const [other, otherBox] of boxes) if (id < other) expect(overlap(box, otherBox)).toBe(false);
        }
        const upright = to === "down" || to === "up";
        const middles = boxes
          .filter(([id]) => id.startsWith("c"))
          .map(([, { x, y, width, height }]) => (upright ? x + width / 2 : y + height / 2));
        expect(middles).toEqual([...middles].sort((a, b) => a - b));
        expect(tidied(once, to).nodes).toEqual(once.nodes);
      }),
      { numRuns: 25 },
    );
  });

  it("take arguments in the order of their middles, not of their sides", () => {
    const map = wide([30, 1]);
    const nodes = map.nodes.map((node) => (node.id === "c1" ? { ...node, x: 20, y: 200 } : node));
    const after = tidied({ ...map, nodes: nodes.map((n) => (n.id === "c0" ? { ...n, y: 90 } : n)) }, "down");
    const [c0, c1] = places(after, "x");
    expect(c1).toBeLessThan(c0!);
  });

  it("have lines that cross neither boxes nor each other", () => {
    for (const to of ["down", "up"] as const) {
      for (const count of [6, 9, 12, 20]) {
        const map = tidied(wide(Array.from({ length: count }, (_, i) => 4 + ((i * 7) % 12))), to);
        const { throughBoxes, crossings } = qualityOf(map, boxesOf(map));
        expect([throughBoxes, crossings]).toEqual([0, 0]);
      }
    }
  });

  it("leave in the first row what is joint, has two targets, undercuts, or is undercut", () => {
    const more = ["u > c4-d", "c6 > c7", "j1 > d j", "j2 > d j"];
    const map = tidied(wide(Array(12).fill(9), more), "down");
    const y = (id: string) => map.nodes.find((node) => node.id === id)!.y;
    const first = Math.min(...places(map, "y"));
    for (const id of ["j1", "j2", "c4", "u"]) expect(y(id)).toBe(first);
    expect(new Set(places(map, "y")).size).toBeGreaterThan(1);
  });

  it("give every line a straight rise below the bends of all", () => {
    const map = tidied(wide(Array(12).fill(9)), "down");
    const lowest = Math.max(...places(map, "y"));
    const sunk = map.nodes.filter(({ id, y }) => id.startsWith("c") && y === lowest);
    const routes = routeEdges(map, boxesOf(map));
    for (const { id } of sunk) {
      const route = routes.get(`${id}-d`)!;
      expect(Math.abs(route.curves[0]!.to.x - route.start.x)).toBeLessThan(0.01);
    }
  });
});
