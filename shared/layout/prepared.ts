/** Sizes and routes of a map made beforehand, in another thread or in steps, so that showing it does not stop the page. */
import type { ArgMap } from "../document/types";
import { hiddenNodes } from "../document/visibility";
import { placedBoxes } from "./boxes";
import { adoptRoutes, hasKnownRoutes, keepRoutes, routesOf } from "./known-routes";
import type { Measure } from "./measure";
import { keepNodeBox, nodeBox } from "./node-box";
import { type PackedRoutes, packRoutes } from "./packed-routes";
import { routeEdges, routingSteps } from "./routes";
import type { Boxes } from "./types";

/** Can be handed from thread to thread. */
export interface PreparedLayout {
  /** Width and height of each node, in file order. */
  readonly sizes: Float64Array<ArrayBuffer>;
  /** The lines of each node's text, in file order. */
  readonly lines: readonly (readonly string[])[];
  readonly routes: PackedRoutes;
}

/** Measures the map's nodes and routes its edges. */
export function prepareLayout(map: ArgMap, measure: Measure): PreparedLayout {
  const boxes = map.nodes.map((node) => nodeBox(node, measure));
  const routes = routesOf(map, placedBoxes(map, measure, hiddenNodes(map)));
  return {
    sizes: Float64Array.from(boxes.flatMap(({ width, height }) => [width, height])),
    lines: boxes.map(({ lines }) => lines),
    routes: packRoutes(map, routes),
  };
}

/** The same for a map whose lines are known already, as those on the screen are; null for any other, which would take its time. */
export function knownLayout(map: ArgMap, measure: Measure): PreparedLayout | null {
  return hasKnownRoutes(map) ? prepareLayout(map, measure) : null;
}

/** Makes `prepared` count for the map: `measure` must measure as the one did that it was made with. */
export function adoptLayout(map: ArgMap, measure: Measure, prepared: PreparedLayout): void {
  map.nodes.forEach((node, at) => {
    const [width, height] = [prepared.sizes[2 * at], prepared.sizes[2 * at + 1]];
    const lines = prepared.lines[at];
    if (width !== undefined && height !== undefined && lines)
      keepNodeBox(node, measure, { width, height, lines });
  });
  adoptRoutes(map, prepared.routes);
}

/** The lines of the map after these of its boxes have moved. */
export function routesMoved(
  map: ArgMap,
  boxes: Boxes,
  places: readonly { readonly id: string; readonly x: number; readonly y: number }[],
): PackedRoutes {
  const moved = new Map(boxes);
  for (const { id, x, y } of places) {
    const box = boxes.get(id);
    if (box) moved.set(id, { ...box, x, y });
  }
  return packRoutes(map, routeEdges(map, moved));
}

/** A step is so many nodes. */
const NODES_IN_STEP = 16;

/** Measures the map's nodes and routes its edges in small steps; what comes of it counts when the map is shown. */
export function* preparingSteps(map: ArgMap, measure: Measure): Generator<void, void> {
  for (const [at, node] of map.nodes.entries()) {
    nodeBox(node, measure);
    if (at % NODES_IN_STEP === 0) yield;
  }
  keepRoutes(map, yield* routingSteps(map, placedBoxes(map, measure, hiddenNodes(map))));
}
