import { describe, expect, it } from "vitest";
import type { ArgMap } from "../../../shared/document/types";
import { placedBoxes } from "../../../shared/layout/boxes";
import { detour } from "../../../shared/layout/detour";
import { Obstacles } from "../../../shared/layout/obstacles";
import { boxesLookedAt, routeEdges } from "../../../shared/layout/routes";
import { generatedMap } from "../../support/generated-map";
import { fakeMeasure } from "./fake-measure";

const routed = (map: ArgMap) => routeEdges(map, placedBoxes(map, fakeMeasure, new Set()));
const piled = (nodes: number) => generatedMap({ nodes, perDecision: 50 });

describe("routes in a map whose nodes lie on one another", () => {
  it("cost a bounded effort for each line when all lie at one place", () => {
    for (const count of [500, 2000, 10_000]) {
      const routes = routed(piled(count));
      expect(routes.size).toBeGreaterThan(count);
      expect(boxesLookedAt(routes)).toBeLessThan(100 * routes.size);
    }
  });

  it("are direct there", () => {
    for (const { curves } of routed(piled(300)).values()) expect(curves).toHaveLength(1);
  });

  it("cost a bounded effort where lines run past a pile", () => {
    const map = piled(2000);
    const nodes = map.nodes.map((node, i) =>
      i % 2 === 0 ? { ...node, x: (i % 97) * 300 - 15_000, y: ((i * 7) % 101) * 200 - 10_000 } : node,
    );
    const routes = routed({ ...map, nodes });
    expect(boxesLookedAt(routes)).toBeLessThan(2000 * routes.size);
  });

  it("end their search for a way around a large heap", () => {
    const heap = Array.from({ length: 20_000 }, (_, i) => {
      return { x: (i * 7919) % 6001, y: (i * 104_729) % 6001, width: 120, height: 60 };
    });
    const obstacles = Obstacles.of(new Map(heap.map((box, i) => [`n${i}`, { ...box, lines: [] }])));
    expect(detour({ x: 3000, y: -3000 }, { x: 3000, y: 9000 }, obstacles).way).toBe(null);
    expect(obstacles.looked).toBeLessThan(30_000);
  });
});
