/** What React Flow is handed: only the nodes and edges near what the canvas shows, so its work does not grow with the map. */
import type { Viewport } from "@xyflow/react";
import { grow, overlap, type Rect, type Size } from "../../shared/basics/geometry";
import { finalTarget } from "../../shared/document/lookups";
import type { ArgMap, MapEdge } from "../../shared/document/types";
import { routeBounds } from "../../shared/layout/curves";
import type { Boxes, Route, Routes } from "../../shared/layout/types";
import { shownRect } from "./use-view";

/** Screen pixels beyond the canvas within which things are kept mounted. */
const MARGIN = 400;

/** The part of the map to mount; changes only when the view has moved a good way, so that panning mounts rarely. */
export function mountedRect(viewport: Viewport, size: Size): Rect {
  const shown = grow(shownRect(viewport, size), MARGIN / viewport.zoom);
  const step = MARGIN / 2 / viewport.zoom;
  const left = Math.floor(shown.x / step) * step;
  const top = Math.floor(shown.y / step) * step;
  const right = Math.ceil((shown.x + shown.width) / step) * step;
  const bottom = Math.ceil((shown.y + shown.height) / step) * step;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

const areas = new WeakMap<Route, Rect>();

/** The box around a route, a little larger, so that a straight line has an area too. Routes are kept while they stay the same. */
function areaOf(route: Route): Rect {
  const known = areas.get(route);
  if (known) return known;
  const area = grow(routeBounds(route), 1);
  areas.set(route, area);
  return area;
}

export interface Mounted {
  readonly nodes: ReadonlySet<string>;
  readonly edges: readonly MapEdge[];
}

/** The edges whose line comes near the view, and the nodes near it or at the ends of such an edge, or in `always`. */
export function mountedIn(
  map: ArgMap,
  boxes: Boxes,
  routes: Routes,
  rect: Rect,
  always: Iterable<string>,
): Mounted {
  const nodes = new Set<string>();
  for (const [id, box] of boxes) if (overlap(box, rect)) nodes.add(id);
  for (const id of always) if (boxes.has(id)) nodes.add(id);
  const edges: MapEdge[] = [];
  for (const edge of map.edges) {
    const route = routes.get(edge.id);
    if (!route || !overlap(areaOf(route), rect)) continue;
    const target = finalTarget(map, edge);
    if (!target) continue;
    edges.push(edge);
    nodes.add(edge.from);
    nodes.add(target.id);
  }
  return { nodes, edges };
}
