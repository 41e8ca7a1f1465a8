/** Where everything that shows stands, with what finds it by place. */
import type { ArgMap } from "../document/types";
import { routeArea } from "./curves";
import { adoptedRoutes, keepRoutes, routesOf } from "./known-routes";
import { PlaceIndex, placesAfter } from "./place-index";
import { routeEdges } from "./routes";
import type { Boxes, PlacedBox, Route, Routes } from "./types";

/** The boxes and the lines, found by place. */
export interface Places {
  readonly boxes: PlaceIndex;
  readonly routes: PlaceIndex;
}

export interface Layout {
  readonly boxes: Boxes;
  readonly routes: Routes;
  readonly places: Places;
}

const boxArea = (box: PlacedBox) => box;

/** The layout of the boxes. `before`, the one of an earlier state, only makes it quicker where little has changed. */
export function layoutAfter(map: ArgMap, boxes: Boxes, before: Layout | null): Layout {
  const routes = before
    ? (adoptedRoutes(map, boxes) ?? routeEdges(map, boxes, before.routes))
    : routesOf(map, boxes);
  keepRoutes(map, routes);
  if (before?.boxes === boxes && before.routes === routes) return before;
  const places = {
    boxes: placesAfter(before?.places.boxes ?? PlaceIndex.EMPTY, before?.boxes, boxes, boxArea),
    routes: placesAfter<Route>(before?.places.routes ?? PlaceIndex.EMPTY, before?.routes, routes, routeArea),
  };
  return { boxes, routes, places };
}
