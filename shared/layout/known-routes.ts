/** The lines of the map that shows, so that a picture of it need not find them again. */
import { Recent } from "../basics/recent";
import type { ArgMap } from "../document/types";
import { type PackedRoutes, unpackRoutes } from "./packed-routes";
import { routeEdges } from "./routes";
import type { Boxes, Routes } from "./types";

/** Of the map that shows, and of one that is compared with it. */
const known = new Recent<ArgMap, Routes>(2);

const waiting = new WeakMap<ArgMap, PackedRoutes>();

export function keepRoutes(map: ArgMap, routes: Routes): void {
  known.set(map, routes);
}

export function hasKnownRoutes(map: ArgMap): boolean {
  return known.get(map) !== undefined;
}

/** Makes routes from another thread count for the map and the boxes that show when it is next laid out. */
export function adoptRoutes(map: ArgMap, packed: PackedRoutes): void {
  waiting.set(map, packed);
}

/** The routes that were adopted for the map, the first time that they are asked for. */
export function adoptedRoutes(map: ArgMap, boxes: Boxes): Routes | null {
  const packed = waiting.get(map);
  waiting.delete(map);
  return packed ? unpackRoutes(map, boxes, packed) : null;
}

/** The routes of the map for these boxes: those that are known, as far as they hold for them. */
export function routesOf(map: ArgMap, boxes: Boxes): Routes {
  const before = known.get(map);
  const routes = adoptedRoutes(map, boxes) ?? routeEdges(map, boxes, before);
  known.set(map, routes);
  return routes;
}
