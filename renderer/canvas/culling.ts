/** What React Flow is handed: only the nodes and edges near what the canvas shows, so its work does not grow with the map. */
import type { Viewport } from "@xyflow/react";
import { grow, type Rect, type Size } from "../../shared/basics/geometry";
import { edgeOf, finalTarget, nodeOf } from "../../shared/document/lookups";
import type { ArgMap, MapEdge } from "../../shared/document/types";
import type { Places } from "../../shared/layout/layout";
import { edgesIn, nodesIn } from "./places";
import { shownRect } from "./use-view";

/** Screen pixels beyond the canvas within which things are kept mounted. */
const MARGIN = 200;

/** The zoom in steps of a half power of two, rounded down: what is mounted for it serves a zoom up to the next step. */
function steppedZoom(zoom: number): number {
  return 2 ** (Math.floor(2 * Math.log2(zoom)) / 2);
}

/** The part of the map to mount; changes only when the view has moved a good way, so that moving it mounts rarely. */
export function mountedRect(viewport: Viewport, size: Size): Rect {
  const zoom = steppedZoom(viewport.zoom);
  const shown = grow(shownRect(viewport, size), MARGIN / zoom);
  const step = MARGIN / 2 / zoom;
  const left = Math.floor(shown.x / step) * step;
  const top = Math.floor(shown.y / step) * step;
  const right = Math.ceil((shown.x + shown.width) / step) * step;
  const bottom = Math.ceil((shown.y + shown.height) / step) * step;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

export interface Mounted {
  readonly nodes: ReadonlySet<string>;
  readonly edges: readonly MapEdge[];
}

/** The nodes and edges of these ids that the map has, and the nodes at the ends of those edges, which React Flow needs. */
export function mountedOf(map: ArgMap, nodeIds: Iterable<string>, edgeIds: Iterable<string>): Mounted {
  const nodes = new Set<string>();
  for (const id of nodeIds) if (nodeOf(map, id)) nodes.add(id);
  const edges: MapEdge[] = [];
  for (const id of edgeIds) {
    const edge = edgeOf(map, id);
    const target = edge && finalTarget(map, edge);
    if (!edge || !target) continue;
    edges.push(edge);
    nodes.add(edge.from);
    nodes.add(target.id);
  }
  return { nodes, edges };
}

/** The edges whose line comes near the view, and the nodes near it or at the ends of such an edge, or in `always`. */
export function mountedIn(map: ArgMap, places: Places, rect: Rect, always: readonly string[]): Mounted {
  return mountedOf(map, [...nodesIn(map, places, rect), ...always], edgesIn(map, places, rect));
}
