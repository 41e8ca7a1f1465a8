import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overlap } from "../../../shared/basics/geometry";
import type { ArgMap, MapNode } from "../../../shared/document/types";
import { hiddenNodes } from "../../../shared/document/visibility";
import { placedBoxes } from "../../../shared/layout/boxes";
import { LAYER_GAP } from "../../../shared/layout/gaps";
import { mendTidy } from "../../../shared/layout/mend";
import { type Placement, tidy } from "../../../shared/layout/tidy";
import type { Boxes, Direction } from "../../../shared/layout/types";
import { arbitraryMap } from "../../support/arbitrary-map";
import { generatedMap } from "../../support/generated-map";
import { fakeMeasure } from "./fake-measure";

const direction = fc.constantFrom<Direction>("down", "up", "right", "left");
const boxesOf = (map: ArgMap): Boxes => placedBoxes(map, fakeMeasure, hiddenNodes(map));

function placed(map: ArgMap, places: readonly Placement[]): ArgMap {
  const byId = new Map(places.map(({ id, x, y }) => [id, { x, y }]));
  return { ...map, nodes: map.nodes.map((node) => ({ ...node, ...byId.get(node.id) })) };
}

const tidied = (map: ArgMap, to: Direction) => placed(map, tidy(map, boxesOf(map), { direction: to }));
const mended = (map: ArgMap, to: Direction) => mendTidy(map, boxesOf(map), to);

function overlaps(map: ArgMap): string[] {
  const all = [...boxesOf(map)];
  return all.flatMap(([id, box], i) =>
    all.slice(i + 1).flatMap(([other, otherBox]) => (overlap(box, otherBox) ? [`${id} ${other}`] : [])),
  );
}

/** A tidied map, and one of its nodes. */
const tidyMap = fc
  .record({
    nodes: fc.integer({ min: 2, max: 90 }),
    seed: fc.integer({ min: 1, max: 1000 }),
    perDecision: fc.constantFrom(12, 100),
    extra: fc.constantFrom(0, 0.15),
    to: direction,
    pick: fc.nat(),
  })
  .map(({ to, pick, ...shape }) => {
    const map = tidied(generatedMap(shape), to);
    return { map, to, node: map.nodes[pick % map.nodes.length] as MapNode };
  });

function moved(before: ArgMap, after: ArgMap): string[] {
  const now = new Map(after.nodes.map((node) => [node.id, node]));
  return before.nodes.flatMap(({ id, x, y }) => {
    const node = now.get(id);
    return node && (node.x !== x || node.y !== y) ? [id] : [];
  });
}

describe("tidying after small changes", () => {
  it("finds nothing out of place in a map that was tidied", () => {
    fc.assert(
      fc.property(arbitraryMap({ maxNodes: 16, extras: false }), direction, (map, to) => {
        expect(mended(tidied(map, to), to)).toBeNull();
      }),
      { numRuns: 200 },
    );
    fc.assert(
      fc.property(tidyMap, ({ map, to }) => {
        expect(mended(map, to)).toBeNull();
      }),
    );
  });

  it("puts a new argument into the row of its siblings, and moves nothing that need not make room", () => {
    fc.assert(
      fc.property(tidyMap, fc.constantFrom(0, 1), ({ map, to, node }, side) => {
        const fresh: MapNode = { ...node, id: "fresh", kind: "motive", x: node.x + side, y: node.y + 3 };
        const added: ArgMap = {
          ...map,
          nodes: [...map.nodes, fresh],
          edges: [...map.edges, { id: "new", from: "fresh", to: node.id, relation: "support" }],
        };
        const result = mended(added, to);
        expect(result?.count).toBe(1);
        const after = placed(added, result?.places ?? []);
        expect(overlaps(after)).toEqual([]);
        expect(mended(after, to)).toBeNull();
        // In one tree, whatever stands before something stays before it; a tree that is in the way moves as a whole.
        if (map.nodes.filter(({ kind }) => kind === "decision").length > 1) return;
        const across = to === "down" || to === "up" ? "x" : "y";
        const old = map.nodes.map((one) => one[across]);
        const now = after.nodes.slice(0, -1).map((one) => one[across]);
        const order = (places: readonly number[]) =>
          places.map((_, i) => i).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0) || a - b);
        expect(order(now)).toEqual(order(old));
      }),
      { numRuns: 200 },
    );
  });

  it("brings back a node that was dragged off, and leaves the rest where it is", () => {
    fc.assert(
      fc.property(tidyMap, ({ map, to, node }) => {
        fc.pre(map.edges.some(({ from, to: target }) => from === node.id && target.startsWith("n")));
        const away = {
          ...map,
          nodes: map.nodes.map((one) => (one === node ? { ...one, x: one.x + 7, y: one.y - 9_000 } : one)),
        };
        const result = mended(away, to);
        if (!result) return;
        const after = placed(away, result.places);
        expect(overlaps(after)).toEqual([]);
      }),
    );
  });

  it("says nothing rather than leave anything out of place", () => {
    fc.assert(
      fc.property(arbitraryMap({ maxNodes: 24, extras: false }), direction, fc.nat(), (map, to, pick) => {
        const before = tidied(map, to);
        const node = before.nodes[pick % Math.max(1, before.nodes.length)];
        const nodes = before.nodes.map((one) =>
          one === node ? { ...one, x: one.x + 40, y: one.y - 90 } : one,
        );
        const away = { ...before, nodes };
        const result = mended(away, to);
        if (!result) return;
        const after = placed(away, result.places);
        expect(overlaps(after)).toEqual([]);
        expect(mended(after, to)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it("keeps a node alone in its row as far below a taller newcomer as rows stand apart", () => {
    const map = tidied(generatedMap({ nodes: 52, seed: 16, perDecision: 100, extra: 0 }), "down");
    const node = map.nodes.find(({ id }) => id === "n7") as MapNode;
    const added: ArgMap = {
      ...map,
      nodes: [...map.nodes, { ...node, id: "fresh", kind: "motive", x: node.x + 1, y: node.y + 3 }],
      edges: [...map.edges, { id: "new", from: "fresh", to: "n7", relation: "support" }],
    };
    const after = placed(added, mended(added, "down")?.places ?? []);
    const lowest = Math.max(...map.nodes.map(({ y }) => y));
    const alone = map.nodes.filter(({ y }) => y === lowest).map(({ id }) => id);
    expect(alone).toEqual(["n50"]);
    const boxes = boxesOf(after);
    const gap = (boxes.get("n50")?.y ?? 0) - (boxes.get("fresh")?.y ?? 0) - (boxes.get("fresh")?.height ?? 0);
    expect(gap).toBeGreaterThanOrEqual(LAYER_GAP);
    expect(mended(after, "down")).toBeNull();
  });

  it("changes nothing but the one node that was pushed out of its row", () => {
    const map = tidied(generatedMap({ nodes: 40, seed: 9, perDecision: 100 }), "down");
    for (const node of map.nodes) {
      const inRow = map.nodes.filter((one) => one.y === node.y).length > 1;
      if (!inRow || map.edges.filter(({ from }) => from === node.id).length !== 1) continue;
      const pushed = {
        ...map,
        nodes: map.nodes.map((one) => (one === node ? { ...one, y: one.y + 9 } : one)),
      };
      const after = placed(pushed, mended(pushed, "down")?.places ?? []);
      expect(moved(map, after), node.id).toEqual([]);
    }
  });

  it("leaves a map that was never tidy to be laid out anew", () => {
    const map = generatedMap({ nodes: 60, seed: 4 });
    expect(mended(map, "down")).toBeNull();
  });
});
