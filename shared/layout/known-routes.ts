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

/** Makes routes from another thread count for the map and the boxes that show at first. */
export function adoptRoutes(map: ArgMap, packed: PackedRoutes): void {
  waiting.set(map, packed);
}

/** The routes of a map for the boxes that show at first: the adopted ones, once, or made now. */
function firstRoutes(map: ArgMap, boxes: Boxes): Routes {
  const packed = waiting.get(map);
  waiting.delete(map);
  return packed ? unpackRoutes(map, boxes, packed) : routeEdges(map, boxes);
}

/** The routes of the map for these boxes: those that are known, as far as they hold for them. */
export function routesOf(map: ArgMap, boxes: Boxes): Routes {
  const before = known.get(map);
  const routes = before ? routeEdges(map, boxes, before) : firstRoutes(map, boxes);
  known.set(map, routes);
  return routes;
}
