/** Finding things in a map. The indexes are built once per array and kept as long as the array lives. */
import { Recent } from "../basics/recent";
import type { ArgMap, MapEdge, MapNode, Source } from "./types";

function cached<K extends object, V>(build: (key: K) => V): (key: K) => V {
  const known = new Recent<K, V>();
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
 * What each edge's chain ends at: the first thing on the way that is no edge, or undefined where the chain goes round
 * in a circle. Worked out for all edges at once, so that a long chain is walked over once and not once for each edge.
 */
const chainEnds = cached((edges: readonly MapEdge[]): ReadonlyMap<string, string | undefined> => {
  const byEdgeId = edgeIndex(edges);
  const ends = new Map<string, string | undefined>();
  for (const start of edges) {
    const way = new Set<string>();
    let at = start.id;
    for (let edge = byEdgeId.get(at); edge && !ends.has(at) && !way.has(at); edge = byEdgeId.get(at)) {
      way.add(at);
      at = edge.to;
    }
    const end = ends.has(at) ? ends.get(at) : byEdgeId.has(at) ? undefined : at;
    for (const id of way) ends.set(id, end);
  }
  return ends;
});

/**
 * The node that an edge finally speaks about: its target, or for an edge that points at an edge, the
 * target of that one, and so on. Undefined where the chain breaks or goes round in a circle.
 */
export function finalTarget(map: ArgMap, edge: MapEdge): MapNode | undefined {
  const node = nodeOf(map, edge.to);
  if (node) return node;
  const end = chainEnds(map.edges).get(edge.to);
  return end === undefined ? undefined : nodeOf(map, end);
}
