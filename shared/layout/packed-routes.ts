/**
 * Routes as numbers, to be handed from one thread to another: an array of numbers changes hands as it is, while thousands
 * of small objects are copied one by one.
 */
import { once } from "../basics/once";
import { edgeOf } from "../document/lookups";
import type { ArgMap, MapEdge } from "../document/types";
import { Obstacles } from "./obstacles";
import { planEdges } from "./plans";
import { areasOf, type Drawn, memoryOf, rememberLater } from "./route-memory";
import { endOf, tieOf } from "./ties";
import type { Boxes, Curve, Route, Routes } from "./types";

/**
 * For each route its edge's place in the map, the number of curves, start, the end's angle, middle, the area that it
 * depends on (corner and size), and three points for each curve.
 */
export type PackedRoutes = Float64Array<ArrayBuffer>;

const HEAD = 11;
const PER_CURVE = 6;

/** `routes` are those that `routeEdges` made for the map. */
export function packRoutes(map: ArgMap, routes: Routes): PackedRoutes {
  const drawn = memoryOf(routes)?.drawn;
  const numbers: number[] = [];
  map.edges.forEach(({ id }, at) => {
    const route = routes.get(id);
    const area = drawn?.get(id)?.area;
    if (!route || !area) return;
    const { start, curves, endAngle, middle } = route;
    numbers.push(at, curves.length, start.x, start.y, endAngle, middle.x, middle.y);
    numbers.push(area.x, area.y, area.width, area.height);
    for (const { c1, c2, to } of curves) numbers.push(c1.x, c1.y, c2.x, c2.y, to.x, to.y);
  });
  return Float64Array.from(numbers);
}

/** The routes as they were packed. `map` and `boxes` must be those that they were made for. */
export function unpackRoutes(map: ArgMap, boxes: Boxes, packed: PackedRoutes): Routes {
  const routes = new Map<string, Route>();
  const areaOf = new Map<string, Drawn["area"]>();
  for (let at = 0; at < packed.length; ) {
    const head = (offset: number) => packed[at + offset] ?? 0;
    const curves = curvesIn(packed, at + HEAD, head(1));
    const start = { x: head(2), y: head(3) };
    const middle = { x: head(5), y: head(6) };
    const area = { x: head(7), y: head(8), width: head(9), height: head(10) };
    const id = map.edges[head(0)]?.id;
    const end = curves.at(-1)?.to ?? start;
    const endAngle = head(4);
    at += HEAD + curves.length * PER_CURVE;
    if (id === undefined) continue;
    routes.set(id, Object.freeze({ start, curves, end, endAngle, middle }));
    areaOf.set(id, area);
  }
  rememberLater(routes, () => {
    const plans = planEdges(map, boxes);
    const drawn = new Map<string, Drawn>();
    for (const [id, area] of areaOf) {
      const edge: MapEdge | undefined = edgeOf(map, id);
      const plan = plans.byEdge.get(id);
      const to = plan && endOf(plan, routes);
      if (edge && plan && to) drawn.set(id, { edge, from: tieOf(plan.from), to, area });
    }
    const areas = once(() => areasOf(drawn));
    return { boxes, edges: map.edges, obstacles: Obstacles.of(boxes), plans, drawn, areas };
  });
  return routes;
}

function curvesIn(packed: PackedRoutes, from: number, count: number): Curve[] {
  const curves: Curve[] = [];
  for (let at = from; curves.length < count; at += PER_CURVE) {
    const point = (offset: number) => ({ x: packed[at + offset] ?? 0, y: packed[at + offset + 1] ?? 0 });
    curves.push({ c1: point(0), c2: point(2), to: point(4) });
  }
  return curves;
}
