import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contains, grow, type Point, type Rect } from "../../../shared/basics/geometry";
import { applyEdit } from "../../../shared/commands/apply-edit";
import { edgeOf, nodeOf } from "../../../shared/document/lookups";
import type { ArgMap } from "../../../shared/document/types";
import { edgeShows, hiddenNodes } from "../../../shared/document/visibility";
import { placedBoxes } from "../../../shared/layout/boxes";
import { distance, distanceToRoute, flatten, routeBounds } from "../../../shared/layout/curves";
import { routeEdges } from "../../../shared/layout/routes";
import { tidy } from "../../../shared/layout/tidy";
import type { Direction, Route, Routes } from "../../../shared/layout/types";
import { linesThroughBoxes } from "../../bench/layout-quality";
import { arbitraryEdit } from "../../support/arbitrary-edit";
import { arbitraryMap } from "../../support/arbitrary-map";
import { generatedMap } from "../../support/generated-map";
import { fakeMeasure } from "./fake-measure";
import { mapOf } from "./small-map";

const anyMap = arbitraryMap({ maxNodes: 12, extras: false });

const boxesOf = (map: ArgMap) => placedBoxes(map, fakeMeasure, hiddenNodes(map));

/** The map with nodes at these places; the others stay. */
function placed(map: ArgMap, places: Readonly<Record<string, readonly [number, number]>>): ArgMap {
  const nodes = map.nodes.map((node) => {
    const place = places[node.id];
    return place ? { ...node, x: place[0], y: place[1] } : node;
  });
  return { ...map, nodes };
}

function tidied(map: ArgMap, direction: Direction): ArgMap {
  const places = tidy(map, boxesOf(map), { direction }).map(({ id, x, y }) => [id, [x, y] as const] as const);
  return placed(map, Object.fromEntries(places));
}

const onBorder = (box: Rect, p: Point) => contains(grow(box, 0.01), p) && !contains(grow(box, -0.01), p);

/** The drawn line's pieces that run inside of a box, itself shrunk a little. */
const isInside = (route: Route, box: Rect) =>
  flatten(route.start, route.curves).some((p) => contains(grow(box, -1), p));

describe("routeEdges", () => {
  it("gives a route from border to border for every edge that shows, in file order", () => {
    fc.assert(
      fc.property(anyMap, (map) => {
        const hidden = hiddenNodes(map);
        const boxes = boxesOf(map);
        const routes = routeEdges(map, boxes);
        expect([...routes.keys()]).toEqual(
          map.edges.filter((e) => edgeShows(map, e, hidden)).map((e) => e.id),
        );
        for (const { id, from, to } of map.edges) {
          const route = routes.get(id);
          if (!route) continue;
          expect(onBorder(boxes.get(from)!, route.start)).toBe(true);
          const target = boxes.get(to);
          if (target) expect(onBorder(target, route.end)).toBe(true);
          else expect(route.end).toMatchObject(routes.get(to)!.middle);
          expect(route.curves.at(-1)?.to).toEqual(route.end);
          expect(Number.isFinite(route.endAngle)).toBe(true);
          expect(distanceToRoute(route, route.middle)).toBeLessThan(1);
        }
      }),
    );
  });

  it("leaves and arrives at the sides that face each other, at a right angle, in all four directions", () => {
    const map = mapOf(["a > d"]);
    const ends = (x: number, y: number) => {
      const { start, end, endAngle } = routeEdges(map, boxesOf(placed(map, { a: [x, y] }))).get("a-d")!;
      return [start.x - x, start.y - y, end.x, end.y, Math.round((endAngle * 180) / Math.PI)];
    };
    expect(ends(0, 300)).toEqual([60, 0, 60, 60, -90]);
    expect(ends(0, -300)).toEqual([60, 60, 60, 0, 90]);
    expect(ends(400, 0)).toEqual([0, 30, 120, 30, 180]);
    expect(ends(-400, 0)).toEqual([120, 30, 0, 30, 0]);
  });

  it("keeps two edges between the same nodes apart", () => {
    const two = mapOf(["a > d"]);
    const map: ArgMap = {
      ...two,
      edges: [...two.edges, { id: "no", from: "a", to: "d", relation: "oppose" }],
    };
    const routes = routeEdges(map, boxesOf(placed(map, { a: [40, 300] })));
    expect(distance(routes.get("a-d")!.start, routes.get("no")!.start)).toBe(20);
    expect(distance(routes.get("a-d")!.middle, routes.get("no")!.middle)).toBeGreaterThan(15);
  });

  it("spreads the edges at a side in the order of where they come from", () => {
    const map = placed(mapOf(["a > d", "b > d", "c > d"]), { a: [300, 300], b: [-300, 300], c: [0, 300] });
    const routes = routeEdges(map, boxesOf(map));
    const ends = ["b-d", "c-d", "a-d"].map((id) => routes.get(id)!.end.x);
    expect(ends).toEqual([40, 60, 80]);
  });

  it("goes around a box that stands between, and back to a plain curve when it is gone", () => {
    const map = placed(mapOf(["a > d", "b > x"]), { a: [0, 600], b: [0, 300], x: [2000, 300] });
    const routes = routeEdges(map, boxesOf(map));
    expect(isInside(routes.get("a-d")!, boxesOf(map).get("b")!)).toBe(false);
    expect(routes.get("a-d")!.curves.length).toBeGreaterThan(1);
    const away = placed(map, { b: [1700, 300] });
    const after = routeEdges(away, boxesOf(away), routes);
    expect(after.get("a-d")!.curves).toHaveLength(1);
  });

  it("crosses no foreign box in tidied maps", () => {
    let lines = 0;
    let through = 0;
    for (const direction of ["down", "up", "right", "left"] as const) {
      for (let seed = 1; seed <= 40; seed += 1) {
        const map = tidied(
          generatedMap({ nodes: 24, perDecision: 24, seed, undercuts: 0.1, extra: 0.2 }),
          direction,
        );
        const boxes = boxesOf(map);
        const routes = routeEdges(map, boxes);
        lines += routes.size;
        through += linesThroughBoxes(map, boxes, routes).length;
      }
    }
    expect(lines).toBeGreaterThan(4000);
    expect(through).toBe(0);
  });

  it("crosses none on the way to a node in any tidied map, and few on the way to an edge", () => {
    let lines = 0;
    let through = 0;
    fc.assert(
      fc.property(anyMap, fc.constantFrom<Direction>("down", "up", "right", "left"), (map, direction) => {
        const after = tidied(map, direction);
        const boxes = boxesOf(after);
        const routes = routeEdges(after, boxes);
        const crossing = linesThroughBoxes(after, boxes, routes);
        expect(crossing.filter((id) => nodeOf(after, edgeOf(after, id)!.to))).toEqual([]);
        lines += routes.size;
        through += crossing.length;
      }),
      { numRuns: 200 },
    );
    // Edges about edges about edges end where there may be no room: 1.7 % of the lines of such wild maps, measured.
    expect(through).toBeLessThanOrEqual(lines * 0.08);
  });
});

describe("routeEdges from earlier routes", () => {
  const start = generatedMap({ nodes: 30, perDecision: 10, seed: 8, undercuts: 0.15, extra: 0.3 });
  const move = fc.record({
    node: fc.integer({ min: 0, max: 29 }),
    x: fc.integer({ min: -300, max: 1500 }),
    y: fc.integer({ min: -300, max: 900 }),
    collapse: fc.integer({ min: 0, max: 4 }),
    /** The edge that now says the opposite, if there is one at this place. */
    turned: fc.nat({ max: 60 }),
  });

  it("gives what routing from scratch gives, whatever was moved, hidden or shown", () => {
    fc.assert(
      fc.property(fc.array(move, { minLength: 1, maxLength: 6 }), (moves) => {
        let map = tidied(start, "down");
        let routes = routeEdges(map, boxesOf(map));
        for (const { node, x, y, collapse, turned } of moves) {
          const nodes = map.nodes.map((n, i) =>
            i === node
              ? { ...n, x, y, collapsed: collapse === 0 ? !n.collapsed : (n.collapsed ?? false) }
              : n,
          );
          const edges = map.edges.map((e, i) =>
            i === turned
              ? { ...e, relation: e.relation === "support" ? ("oppose" as const) : ("support" as const) }
              : e,
          );
          map = { ...map, nodes, edges };
          routes = routeEdges(map, boxesOf(map), routes);
          expect([...routes]).toEqual([...routeEdges({ ...map, edges: [...map.edges] }, boxesOf(map))]);
        }
      }),
    );
  });

  /** The map after each of a few edits, or after going back to one of the maps before. */
  const versions = (maps: readonly ArgMap[], left: number): fc.Arbitrary<readonly ArgMap[]> => {
    const last = maps.at(-1);
    if (!last || left === 0) return fc.constant(maps);
    const next = fc.oneof(
      { weight: 1, arbitrary: fc.constantFrom(...maps) },
      {
        weight: 4,
        arbitrary: arbitraryEdit(last).map((edit) => {
          const applied = applyEdit(last, edit);
          return applied.ok ? applied.value.map : last;
        }),
      },
    );
    return next.chain((map) => versions([...maps, map], left - 1));
  };
  const inPlace = (map: ArgMap) => {
    // In tenths: with the smallest numbers that there are, whether two boxes touch is a matter of rounding.
    const finite = (value: number) => (Math.abs(value) < 1e5 ? Math.round(value * 10) / 10 : 0);
    return { ...map, nodes: map.nodes.map((node) => ({ ...node, x: finite(node.x), y: finite(node.y) })) };
  };

  it("gives what routing from scratch gives, whatever is added, taken away or undone", () => {
    const starts = fc.oneof(
      arbitraryMap({ maxNodes: 12 }),
      fc
        .integer({ min: 1, max: 50 })
        .map((seed) => generatedMap({ nodes: 20, seed, undercuts: 0.2, extra: 0.3 })),
    );
    fc.assert(
      fc.property(
        starts.chain((first) => versions([first], 6)),
        (maps) => {
          let routes: Routes | undefined;
          for (const map of maps.map(inPlace)) {
            routes = routeEdges(map, boxesOf(map), routes);
            expect([...routes]).toEqual([...routeEdges({ ...map, edges: [...map.edges] }, boxesOf(map))]);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("keeps the very routes that nothing happened to, and all of them when nothing happened", () => {
    const map = tidied(start, "down");
    const routes = routeEdges(map, boxesOf(map));
    expect(routeEdges({ ...map, title: "again" }, boxesOf(map), routes)).toBe(routes);
    const turned = map.edges.map((e) => ({ ...e, relation: "oppose" as const }));
    expect(routeEdges({ ...map, edges: turned }, boxesOf(map), routes)).toBe(routes);
    const muted = { ...map, nodes: map.nodes.map((one) => ({ ...one, muted: true })) };
    expect(boxesOf(muted).get("n3")).not.toBe(boxesOf(map).get("n3"));
    expect(routeEdges(muted, boxesOf(muted), routes)).toBe(routes);
    const moved = placed(map, { n3: [map.nodes[3]!.x + 5, map.nodes[3]!.y] });
    const after = routeEdges(moved, boxesOf(moved), routes);
    const same = [...routes.keys()].filter((id) => after.get(id) === routes.get(id));
    expect(same.length).toBeGreaterThan(routes.size / 2);
    expect(same.length).toBeLessThan(routes.size);
  });

  it("takes a chain of edges that point at edges, however long", () => {
    const names = ["a > d"];
    const ids = ["a-d"];
    for (let i = 0; i < 1000; i += 1) {
      const target = ids.at(-1)!;
      names.push(`u${i} > ${target}`);
      ids.push(`u${i}-${target}`);
    }
    const short = new Map(ids.map((id, i) => [id, `e${i}`]));
    const map = mapOf(names);
    const edges = map.edges.map((e) => ({ ...e, id: short.get(e.id) ?? e.id, to: short.get(e.to) ?? e.to }));
    const chain = { ...map, edges: edges.reverse() };
    expect(routeEdges(chain, boxesOf(chain)).size).toBe(1001);
  });
});

describe("routeBounds and distanceToRoute", () => {
  it("hold every point of the line", () => {
    fc.assert(
      fc.property(anyMap, (map) => {
        for (const route of routeEdges(map, boxesOf(map)).values()) {
          const bounds = grow(routeBounds(route), 0.001);
          for (const p of flatten(route.start, route.curves)) {
            expect(contains(bounds, p)).toBe(true);
            expect(distanceToRoute(route, p)).toBeLessThan(0.01);
          }
        }
      }),
    );
  });

  it("tell how far a point is from the line", () => {
    const map = mapOf(["a > d"]);
    const route = routeEdges(map, boxesOf(placed(map, { a: [0, 300] }))).get("a-d")!;
    expect(distanceToRoute(route, { x: 90, y: 180 })).toBeCloseTo(30, 1);
    expect(distanceToRoute(route, { x: 60, y: 340 })).toBeCloseTo(40, 1);
  });
});
