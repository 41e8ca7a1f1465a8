/** What moves with a gesture on the painted canvas, and is painted above the rest that stands still. */
import { useRef } from "react";
import { edgeOf, edgesFrom, edgesTo, nodeOf } from "../../../shared/document/lookups";
import type { ArgMap, MapEdge, MapNode } from "../../../shared/document/types";

const NOTHING: ReadonlySet<string> = new Set();

/** The nodes, the edges at them, and the edges that point at those. */
export function movedWith(map: ArgMap, nodes: Iterable<string>): ReadonlySet<string> {
  const moved = new Set<string>(nodes);
  const open = [...moved];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const edge of [...edgesTo(map, id), ...edgesFrom(map, id)]) {
      if (moved.has(edge.id)) continue;
      moved.add(edge.id);
      open.push(edge.id);
    }
  }
  return moved;
}

/** The map with no more than these nodes and edges, and the nodes where the edges begin. */
export function partWith(map: ArgMap, ids: ReadonlySet<string>): ArgMap {
  const nodes = new Set<MapNode>();
  const edges: MapEdge[] = [];
  for (const id of ids) {
    const edge = edgeOf(map, id);
    const node = nodeOf(map, edge?.from ?? id);
    if (edge) edges.push(edge);
    if (node) nodes.add(node);
  }
  return { ...map, nodes: [...nodes], edges };
}

/** The same set as long as the same nodes move, so that what stands still is painted once for a gesture. */
export function useMoving(map: ArgMap, overrides: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  const known = useRef({ map, ids: [] as readonly string[], moved: NOTHING });
  if (overrides.size === 0) return NOTHING;
  const { ids } = known.current;
  const same =
    known.current.map === map && ids.length === overrides.size && ids.every((id) => overrides.has(id));
  if (!same) known.current = { map, ids: [...overrides.keys()], moved: movedWith(map, overrides.keys()) };
  return known.current.moved;
}
