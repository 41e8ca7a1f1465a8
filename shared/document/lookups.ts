/** Finding things in a map. The indexes are built once per array and kept as long as the array lives. */
import type { ArgMap, MapEdge, MapNode, Source } from "./types";

function cached<K extends object, V>(build: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = build(key);
    known.set(key, made);
    return made;
  };
}

const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.id, item]));

const nodeIndex = cached((nodes: readonly MapNode[]) => byId(nodes));
const edgeIndex = cached((edges: readonly MapEdge[]) => byId(edges));
const sourceIndex = cached((sources: readonly Source[]) => byId(sources));

function groupBy(
  edges: readonly MapEdge[],
  key: (edge: MapEdge) => string,
): ReadonlyMap<string, readonly MapEdge[]> {
  const groups = new Map<string, MapEdge[]>();
  for (const edge of edges) {
    const group = groups.get(key(edge));
    if (group) group.push(edge);
    else groups.set(key(edge), [edge]);
  }
  return groups;
}
const edgesByTarget = cached((edges: readonly MapEdge[]) => groupBy(edges, (edge) => edge.to));
const edgesByOrigin = cached((edges: readonly MapEdge[]) => groupBy(edges, (edge) => edge.from));

const NONE: readonly MapEdge[] = Object.freeze([]);

export function nodesById(map: ArgMap): ReadonlyMap<string, MapNode> {
  return nodeIndex(map.nodes);
}

export function edgesById(map: ArgMap): ReadonlyMap<string, MapEdge> {
  return edgeIndex(map.edges);
}

export function sourcesById(map: ArgMap): ReadonlyMap<string, Source> {
  return sourceIndex(map.sources);
}

export function nodeOf(map: ArgMap, id: string): MapNode | undefined {
  return nodeIndex(map.nodes).get(id);
}

export function edgeOf(map: ArgMap, id: string): MapEdge | undefined {
  return edgeIndex(map.edges).get(id);
}

/** The edges that speak about `id` (a node or an edge), in file order. */
export function edgesTo(map: ArgMap, id: string): readonly MapEdge[] {
  return edgesByTarget(map.edges).get(id) ?? NONE;
}

/** The edges that leave node `id`, in file order. */
export function edgesFrom(map: ArgMap, id: string): readonly MapEdge[] {
  return edgesByOrigin(map.edges).get(id) ?? NONE;
}

/** Whether anything in the map has this id: node, edge or source. */
export function hasId(map: ArgMap, id: string): boolean {
  return nodesById(map).has(id) || edgesById(map).has(id) || sourcesById(map).has(id);
}

/** Whether the edge points at another edge. */
export function pointsAtEdge(map: ArgMap, edge: MapEdge): boolean {
  return edgesById(map).has(edge.to);
}

/**
 * The node that an edge finally speaks about: its target, or for an edge that points at an edge, the
 * target of that one, and so on. Undefined where the chain breaks or goes round in a circle.
 */
export function finalTarget(map: ArgMap, edge: MapEdge): MapNode | undefined {
  const seen = new Set<string>();
  let at: MapEdge | undefined = edge;
  while (at && !seen.has(at.id)) {
    seen.add(at.id);
    const node = nodeOf(map, at.to);
    if (node) return node;
    at = edgeOf(map, at.to);
  }
  return undefined;
}
