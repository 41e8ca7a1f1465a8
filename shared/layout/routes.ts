/** The lines of a map's edges. */
import { centreOf, grow, overlap, type Point, type Rect, unionOf } from "../basics/geometry";
import { edgesById } from "../document/lookups";
import type { ArgMap, MapEdge } from "../document/types";
import { routeAlong, routeBounds } from "./curves";
import { CLEARANCE, TURN_ROOM } from "./detour";
import { directLine, lineBetween, type Tie } from "./line";
import { Obstacles } from "./obstacles";
import { type Port, type PortWish, placePorts } from "./ports";
import { facingSides, flowOf, isUpright, OUTWARD } from "./sides";
import type { Boxes, PlacedBox, Route, Routes } from "./types";

/** An edge with its ends in place. `to` is null for an edge that points at an edge: it ends where that one has its middle. */
interface Plan {
  readonly edge: MapEdge;
  readonly from: Port;
  readonly to: Port | null;
}

interface Kept {
  readonly plan: Plan;
  readonly from: Tie;
  readonly to: Tie;
  /** Boxes outside of this cannot change the way of the line. */
  readonly area: Rect;
}

/** What is known of routes that were given out, to make the next ones from. */
interface Memory {
  readonly boxes: Boxes;
  readonly edges: readonly MapEdge[];
  readonly obstacles: Obstacles;
  readonly kept: ReadonlyMap<string, Kept>;
}

const memories = new WeakMap<Routes, Memory>();

/**
 * A route for every edge whose ends show, by id, in file order. It depends on the map and the boxes alone; `previous`, the
 * routes of an earlier state, only makes it quicker: a route whose ends and surroundings are as before is the same object,
 * and where nothing changed `previous` itself comes back.
 *
 * A line goes from the side of its origin that faces the target to the side of the target that faces the origin; a line
 * that speaks about an edge ends at that edge's `middle`. Lines go around boxes where there is a way.
 */
export function routeEdges(map: ArgMap, boxes: Boxes, previous?: Routes): Routes {
  const memory = previous && memories.get(previous);
  const changes = memory ? changedBoxes(memory.boxes, boxes) : null;
  if (previous && memory?.edges === map.edges && changes?.after.size === 0) return previous;
  const obstacles =
    memory && changes ? memory.obstacles.changedTo(boxes, changes.after) : Obstacles.of(boxes);
  const router = new Router(obstacles, { previous, memory, moved: changes?.areas ?? [] });
  const routes = router.all(planEdges(map, boxes), map.edges);
  memories.set(routes, { boxes, edges: map.edges, obstacles, kept: router.kept });
  return routes;
}

/** The boxes that differ: by id where they are now (null for gone), and every place where one was or is. */
function changedBoxes(before: Boxes, after: Boxes) {
  const changed = new Map<string, PlacedBox | null>();
  const areas: Rect[] = [];
  for (const [id, box] of after) {
    const old = before.get(id);
    if (old === box) continue;
    changed.set(id, box);
    areas.push(box);
    if (old) areas.push(old);
  }
  for (const [id, old] of before) {
    if (after.has(id)) continue;
    changed.set(id, null);
    areas.push(old);
  }
  return { after: changed, areas };
}

/** The edges in an order in which each stands behind the edge that it points at, if any. */
function targetsFirst(map: ArgMap): readonly MapEdge[] {
  const ordered = new Set<MapEdge>();
  for (const edge of map.edges) {
    const chain = new Set<MapEdge>();
    let at: MapEdge | undefined = edge;
    while (at && !ordered.has(at) && !chain.has(at)) {
      chain.add(at);
      at = edgesById(map).get(at.to);
    }
    for (const link of [...chain].reverse()) ordered.add(link);
  }
  return [...ordered];
}

/** The middle of the gap between two boxes, or of their centres where they overlap in that direction. */
function halfWay(a: Rect, b: Rect): Point {
  const p = centreOf(a);
  const q = centreOf(b);
  const middle = (low: number, lowSize: number, high: number) => (low + lowSize + high) / 2;
  let y = (p.y + q.y) / 2;
  if (a.y + a.height <= b.y) y = middle(a.y, a.height, b.y);
  else if (b.y + b.height <= a.y) y = middle(b.y, b.height, a.y);
  return { x: (p.x + q.x) / 2, y };
}

interface Pair {
  readonly edge: MapEdge;
  readonly a: Rect;
  readonly b: Rect;
  /** Whether the edge points at a node. */
  readonly node: boolean;
}

/**
 * The edges that show, targets first, with the boxes at their ends. An edge as a target counts as the point half way
 * between its ends, near enough to choose sides by.
 */
function pairsOf(map: ArgMap, boxes: Boxes): readonly Pair[] {
  const pairs: Pair[] = [];
  const middles = new Map<string, Rect>();
  for (const edge of targetsFirst(map)) {
    const a = boxes.get(edge.from);
    const box = boxes.get(edge.to);
    const b = box ?? middles.get(edge.to);
    if (!a || !b) continue;
    middles.set(edge.id, { ...halfWay(a, b), width: 0, height: 0 });
    pairs.push({ edge, a, b, node: box !== undefined });
  }
  return pairs;
}

function planEdges(map: ArgMap, boxes: Boxes): readonly Plan[] {
  const pairs = pairsOf(map, boxes);
  const flow = flowOf(pairs.filter(({ node }) => node).map(({ a, b }) => [a, b] as const));
  const wishes: PortWish[] = [];
  pairs.forEach(({ edge, a, b, node }, order) => {
    const sides = facingSides(a, b, flow);
    wishes.push({ node: edge.from, box: a, side: sides.from, towards: centreOf(b), order });
    if (node) wishes.push({ node: edge.to, box: b, side: sides.to, towards: centreOf(a), order });
  });
  const ports = placePorts(wishes);
  let at = 0;
  return pairs.flatMap(({ edge, node }) => {
    const from = ports[at++];
    const to = node ? ports[at++] : null;
    return from && to !== undefined ? [{ edge, from, to }] : [];
  });
}

interface Before {
  readonly previous: Routes | undefined;
  readonly memory: Memory | undefined;
  /** Places where a box was or is that changed. */
  readonly moved: readonly Rect[];
}

class Router {
  readonly kept = new Map<string, Kept>();
  private readonly routes = new Map<string, Route>();

  constructor(
    private readonly obstacles: Obstacles,
    private readonly before: Before,
  ) {}

  /** The routes of these plans, which stand in an order with targets first; in the order of `edges`. */
  all(plans: readonly Plan[], edges: readonly MapEdge[]): Routes {
    for (const plan of plans) {
      const from = tieOf(plan.from);
      const to = plan.to ? tieOf(plan.to) : this.tieToEdge(plan);
      if (to) this.routes.set(plan.edge.id, this.reuse(plan, from, to) ?? this.draw(plan, from, to));
    }
    const ordered = new Map<string, Route>();
    for (const { id } of edges) {
      const route = this.routes.get(id);
      if (route) ordered.set(id, route);
    }
    return ordered;
  }

  /** Where an edge ends that points at an edge: upright or sideways, whichever runs across that edge less. */
  private tieToEdge({ edge, from }: Plan): Tie | null {
    const middle = this.routes.get(edge.to)?.middle;
    if (!middle) return null;
    const dx = from.x - middle.x;
    const dy = from.y - middle.y;
    const sideways = isUpright(from.side) ? Math.abs(dx) > 12 : Math.abs(dy) <= 12;
    const out = sideways ? { x: Math.sign(dx), y: 0 } : { x: 0, y: Math.sign(dy) };
    return { ...middle, out };
  }

  private reuse({ edge }: Plan, from: Tie, to: Tie): Route | null {
    const kept = this.before.memory?.kept.get(edge.id);
    const route = this.before.previous?.get(edge.id);
    if (!kept || !route || !sameTie(kept.from, from) || !sameTie(kept.to, to)) return null;
    if (kept.plan.edge.from !== edge.from || kept.plan.edge.to !== edge.to) return null;
    if (this.before.moved.some((box) => overlap(kept.area, box))) return null;
    this.kept.set(edge.id, kept);
    return route;
  }

  private draw(plan: Plan, from: Tie, to: Tie): Route {
    const { edge } = plan;
    const start = { x: from.x, y: from.y };
    const curves = lineBetween(from, to, this.obstacles, new Set([edge.from, edge.to]));
    const direct = directLine(from, to);
    const bounds = [routeBounds({ start, curves }), routeBounds({ start, curves: direct })];
    const area = grow(unionOf(bounds) ?? { ...start, width: 0, height: 0 }, TURN_ROOM + CLEARANCE);
    this.kept.set(edge.id, { plan, from, to, area });
    return routeAlong(start, curves);
  }
}

function tieOf({ x, y, side }: Port): Tie {
  return { x, y, out: OUTWARD[side] };
}

function sameTie(a: Tie, b: Tie): boolean {
  return a.x === b.x && a.y === b.y && a.out.x === b.out.x && a.out.y === b.out.y;
}
