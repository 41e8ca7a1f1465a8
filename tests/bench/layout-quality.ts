/** How good a layout is, in numbers that are the same for every engine. */
import { overlap, type Point, unionOf } from "../../shared/basics/geometry";
import { finalTarget } from "../../shared/document/lookups";
import type { ArgMap } from "../../shared/document/types";
import { flatten } from "../../shared/layout/curves";
import { Obstacles } from "../../shared/layout/obstacles";
import { routeEdges } from "../../shared/layout/routes";
import type { Boxes, Routes } from "../../shared/layout/types";

export interface Quality {
  readonly overlaps: number;
  /** Pairs of drawn lines that cross. */
  readonly crossings: number;
  /** Lines that cross a box that is not at one of their ends. */
  readonly throughBoxes: number;
  /** Part of the edges whose origin begins below their target, %. */
  readonly below: number;
  /** Part of the pairs of siblings with one target each that stand in file order, %. */
  readonly order: number;
  /** Millions of square units. */
  readonly area: number;
  /** Mean length of a line, units. */
  readonly length: number;
}

/** All lines are drawn by this project's own router, so that only the places of the nodes differ. */
export function qualityOf(map: ArgMap, boxes: Boxes): Quality {
  const routes = routeEdges(map, boxes);
  const lines = new Map([...routes].map(([id, { start, curves }]) => [id, flatten(start, curves)]));
  const around = unionOf(boxes.values());
  const lengths = [...lines.values()].map(lengthOf);
  return {
    overlaps: countOverlaps(boxes),
    crossings: countCrossings([...lines.values()]),
    throughBoxes: linesThroughBoxes(map, boxes, routes).length,
    below: share(edgeDepths(map, boxes)),
    order: share(siblingPairs(map, boxes)),
    area: around ? (around.width * around.height) / 1e6 : 0,
    length: lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length),
  };
}

/** The ids of edges whose lines cross a foreign box. */
export function linesThroughBoxes(map: ArgMap, boxes: Boxes, routes: Routes): string[] {
  const obstacles = Obstacles.of(boxes);
  return map.edges.flatMap(({ id, from, to }) => {
    const route = routes.get(id);
    if (!route || obstacles.isClear(route.start, route.curves, 0, new Set([from, to]))) return [];
    return [id];
  });
}

function countOverlaps(boxes: Boxes): number {
  const all = [...boxes.values()].sort((a, b) => a.x - b.x);
  let count = 0;
  all.forEach((box, i) => {
    for (let at = i + 1; at < all.length; at += 1) {
      const other = all[at];
      if (!other || other.x >= box.x + box.width) break;
      if (overlap(box, other)) count += 1;
    }
  });
  return count;
}

function lengthOf(points: readonly Point[]): number {
  return points.reduce((sum, p, i) => {
    const before = points[i - 1] ?? p;
    return sum + Math.hypot(p.x - before.x, p.y - before.y);
  }, 0);
}

function countCrossings(lines: readonly (readonly Point[])[]): number {
  const bounds = lines.map((points) => {
    const xs = points.map(({ x }) => x);
    const ys = points.map(({ y }) => y);
    return {
      left: Math.min(...xs),
      right: Math.max(...xs),
      top: Math.min(...ys),
      bottom: Math.max(...ys),
      points,
    };
  });
  bounds.sort((a, b) => a.left - b.left);
  let count = 0;
  bounds.forEach((a, i) => {
    for (let at = i + 1; at < bounds.length; at += 1) {
      const b = bounds[at];
      if (!b || b.left > a.right) break;
      if (b.top <= a.bottom && a.top <= b.bottom && linesCross(a.points, b.points)) count += 1;
    }
  });
  return count;
}

function linesCross(a: readonly Point[], b: readonly Point[]): boolean {
  for (let i = 1; i < a.length; i += 1) {
    for (let j = 1; j < b.length; j += 1) {
      const [p, q, r, s] = [a[i - 1], a[i], b[j - 1], b[j]];
      if (p && q && r && s && piecesCross(p, q, r, s)) return true;
    }
  }
  return false;
}

const turn = (a: Point, b: Point, c: Point) =>
  Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));

function piecesCross(p: Point, q: Point, r: Point, s: Point): boolean {
  return turn(p, q, r) * turn(p, q, s) < 0 && turn(r, s, p) * turn(r, s, q) < 0;
}

function edgeDepths(map: ArgMap, boxes: Boxes): boolean[] {
  return map.edges.flatMap((edge) => {
    const lower = boxes.get(edge.from);
    const upper = boxes.get(finalTarget(map, edge)?.id ?? "");
    return lower && upper ? [lower.y > upper.y] : [];
  });
}

function siblingPairs(map: ArgMap, boxes: Boxes): boolean[] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of map.edges) targets.set(from, [...(targets.get(from) ?? []), to]);
  const siblings = new Map<string, string[]>();
  for (const { id } of map.nodes) {
    const [target, second] = targets.get(id) ?? [];
    if (target === undefined || second !== undefined) continue;
    siblings.set(target, [...(siblings.get(target) ?? []), id]);
  }
  return [...siblings.values()].flatMap((ids) =>
    ids.slice(1).map((id, i) => (boxes.get(id)?.x ?? 0) > (boxes.get(ids[i] ?? "")?.x ?? 0)),
  );
}

function share(truths: readonly boolean[]): number {
  return truths.length === 0 ? 100 : (100 * truths.filter(Boolean).length) / truths.length;
}
