/** The lines of a map's edges. */
import type { Rect } from "../basics/geometry";
import { once } from "../basics/once";
import { changesBetween, Draft } from "../basics/overlay";
import { edgesTo } from "../document/lookups";
import type { ArgMap, MapEdge } from "../document/types";
import { routeAlong } from "./curves";
import { type EdgeChanges, edgeChanges, pointsAhead } from "./edge-changes";
import { edgeOrder } from "./edge-order";
import { lineBetween, type Tie } from "./line";
import { Obstacles } from "./obstacles";
import { placesAfter } from "./place-index";
import { type Plan, planEdges, replanEdges } from "./plans";
import { areasOf, type Drawn, type Memory, memoryOf, remember } from "./route-memory";
import { endOf, sameTie, tieOf } from "./ties";
import type { Boxes, PlacedBox, Route, Routes } from "./types";

/** How many boxes were looked at for these routes: the effort, on any machine. */
export function boxesLookedAt(routes: Routes): number {
  return memoryOf(routes)?.obstacles.looked ?? 0;
}

/** When more boxes and edges than this changed, everything is planned anew. */
const FEW = 400;

/**
 * A route for every edge whose ends show, by id, in file order. It depends on the map and the boxes alone; `previous`, the
 * routes of an earlier state, only makes it quicker: a route whose ends and surroundings are as before is the same object,
 * and where nothing changed `previous` itself comes back.
 *
 * A line goes from the side of its origin that faces the target to the side of the target that faces the origin; a line
 * that speaks about an edge ends at that edge's `middle`. Lines go around boxes where there is a way.
 */
export function routeEdges(map: ArgMap, boxes: Boxes, previous?: Routes): Routes {
  const memory = previous && memoryOf(previous);
  if (!previous || !memory) return routeAll(map, boxes, new Map(), null);
  const changes = changedBoxes(memory.boxes, boxes);
  const edges = edgeChanges(memory.edges, map.edges);
  const count = changes.boxes.size + edges.went.length + edges.came.length;
  if (count === 0) return previous;
  return (
    (count <= FEW && routeSome(map, boxes, previous, memory, { ...changes, edges })) ||
    routeAll(map, boxes, previous, { memory, changes })
  );
}

/**
 * Makes what the next call needs that is given these routes as its previous ones, so that the first edit of a large map
 * does not wait for it. For a moment in which nothing else is to do.
 */
export function getReadyFor(routes: Routes): void {
  memoryOf(routes)?.areas();
}

interface Changes {
  /** By id, where the box is now; null for one that is gone. */
  readonly boxes: ReadonlyMap<string, PlacedBox | null>;
  /** Every place where a changed box was or is. */
  readonly places: readonly Rect[];
}

/** A box of another text or state may stand where the old one stood: for lines that is no change. */
function isSamePlace(a: Rect, b: Rect): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

function changedBoxes(before: Boxes, after: Boxes): Changes {
  const boxes = new Map<string, PlacedBox | null>();
  const places: Rect[] = [];
  for (const [id, box] of changesBetween(before, after)) {
    const old = before.get(id);
    if (box && old && isSamePlace(old, box)) continue;
    boxes.set(id, box);
    if (box) places.push(box);
    if (old) places.push(old);
  }
  return { boxes, places };
}

/** Makes the routes that `routeEdges` makes, in many small steps. */
export function routingSteps(map: ArgMap, boxes: Boxes): Generator<void, Routes> {
  return allSteps(map, boxes, new Map(), null);
}

function routeAll(map: ArgMap, boxes: Boxes, previous: Routes, before: Earlier | null): Routes {
  const steps = allSteps(map, boxes, previous, before);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

interface Earlier {
  readonly memory: Memory;
  readonly changes: Changes;
}

/** A step is so many edges. */
const EDGES_IN_STEP = 32;

function* allSteps(
  map: ArgMap,
  boxes: Boxes,
  previous: Routes,
  before: Earlier | null,
): Generator<void, Routes> {
  const obstacles = before?.memory.obstacles.changedTo(boxes, before.changes.boxes) ?? Obstacles.of(boxes);
  const plans = planEdges(map, boxes);
  const router = new Router(obstacles, new Map(), new Map(), {
    routes: previous,
    drawn: before?.memory.drawn ?? new Map(),
    crowd: Obstacles.among(before?.changes.places ?? []),
  });
  yield;
  let count = 0;
  for (const plan of plans.byEdge.values()) {
    router.route(plan);
    count += 1;
    if (count % EDGES_IN_STEP === 0) yield;
  }
  const routes = inFileOrder(map, router.routes);
  const { drawn } = router;
  remember(routes, { boxes, edges: map.edges, obstacles, plans, drawn, areas: once(() => areasOf(drawn)) });
  return routes;
}

/** Goes through those edges only that a few changed boxes and edges can have to do with; null where that can't be told. */
function routeSome(
  map: ArgMap,
  boxes: Boxes,
  previous: Routes,
  memory: Memory,
  changes: Changes & { readonly edges: EdgeChanges },
): Routes | null {
  const { edges } = changes;
  if (pointsAhead(memory.edges, edges.went) || pointsAhead(map.edges, edges.came)) return null;
  const replanned = replanEdges(map, boxes, memory.plans, { nodes: changes.boxes.keys(), edges });
  if (!replanned) return null;
  const obstacles = memory.obstacles.changedTo(boxes, changes.boxes);
  const crowd = Obstacles.among(changes.places);
  const due = new Set(replanned.edges.map(({ id }) => id));
  const areas = memory.areas();
  for (const { x, y, width, height } of changes.places)
    for (const { id } of areas.touching(x, y, x + width, y + height)) due.add(id);
  const before = { routes: previous, drawn: memory.drawn, crowd };
  const router = new Router(obstacles, new Draft(previous), new Draft(memory.drawn), before);
  for (const id of replanned.dropped) router.drop(id);
  for (const { id } of edgeOrder(map).edges) {
    if (!due.has(id)) continue;
    const plan = replanned.plans.byEdge.get(id);
    if (!plan || !router.route(plan)) router.drop(id);
    if (router.routes.get(id) !== previous.get(id)) for (const edge of edgesTo(map, id)) due.add(edge.id);
  }
  const drawn = router.drawn.finished();
  const found = router.routes.finished();
  const isAdded = edges.came.length > 0 || [...due].some((id) => found.has(id) && !previous.has(id));
  const routes = isAdded ? inFileOrder(map, found) : found;
  const areasNow = placesAfter(areas, memory.drawn, drawn, ({ area }) => area);
  const { plans } = replanned;
  remember(routes, { boxes, edges: map.edges, obstacles, plans, drawn, areas: () => areasNow });
  return routes;
}

/** What was added stands at the end, and may belong anywhere. */
function inFileOrder(map: ArgMap, routes: Routes): Routes {
  const ordered = new Map<string, Route>();
  for (const { id } of map.edges) {
    const route = routes.get(id);
    if (route) ordered.set(id, route);
  }
  return ordered;
}

interface Before {
  readonly routes: Routes;
  readonly drawn: ReadonlyMap<string, Drawn>;
  /** Places where a box was or is that changed. */
  readonly crowd: Obstacles;
}

interface Entries<V> {
  get(id: string): V | undefined;
  set(id: string, value: V): unknown;
  delete(id: string): unknown;
}

/** Draws lines into `routes` and `drawn`, an edge behind the one that it points at; takes an old line where that still holds. */
class Router<R extends Entries<Route>, D extends Entries<Drawn>> {
  constructor(
    private readonly obstacles: Obstacles,
    readonly routes: R,
    readonly drawn: D,
    private readonly before: Before,
  ) {}

  /** False for an edge that points at one without a line: it has none either. */
  route(plan: Plan): boolean {
    const { edge } = plan;
    const from = tieOf(plan.from);
    const to = endOf(plan, this.routes);
    if (!to) return false;
    const kept = this.kept(edge, from, to);
    if (kept) {
      this.routes.set(edge.id, kept.route);
      this.drawn.set(edge.id, kept.drawn);
    } else this.draw(edge, from, to);
    return true;
  }

  drop(id: string): void {
    this.routes.delete(id);
    this.drawn.delete(id);
  }

  private kept(edge: MapEdge, from: Tie, to: Tie): { readonly route: Route; readonly drawn: Drawn } | null {
    const drawn = this.before.drawn.get(edge.id);
    const route = this.before.routes.get(edge.id);
    if (!drawn || !route || !sameTie(drawn.from, from) || !sameTie(drawn.to, to)) return null;
    if (drawn.edge.from !== edge.from || drawn.edge.to !== edge.to) return null;
    return this.before.crowd.touches(drawn.area) ? null : { route, drawn };
  }

  private draw(edge: MapEdge, from: Tie, to: Tie): void {
    const start = { x: from.x, y: from.y };
    const { curves, area } = lineBetween(from, to, this.obstacles, new Set([edge.from, edge.to]));
    this.drawn.set(edge.id, { edge, from, to, area });
    this.routes.set(edge.id, routeAlong(start, curves));
  }
}
