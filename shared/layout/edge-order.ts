/** The edges of a map in an order for routing, and by the nodes that their way depends on. Made once per list of edges. */
import { Recent } from "../basics/recent";
import { edgesById } from "../document/lookups";
import type { ArgMap, MapEdge } from "../document/types";

/** With longer chains of edges that point at edges, it is not worth knowing which nodes matter to which edge. */
const LONGEST_CHAIN = 8;

export interface EdgeOrder {
  /** Each edge stands behind the edge that it points at, if any; else in file order. */
  readonly edges: readonly MapEdge[];
  /** The edge's place in `edges`. */
  rankOf(edge: MapEdge): number;
  /** The edge that this one points at. */
  pointed(edge: MapEdge): MapEdge | undefined;
  /**
   * The edges, in order, whose way depends on where these nodes are: they end at one or point at an edge that does.
   * Null where that is not known.
   */
  at(nodes: ReadonlySet<string>): readonly MapEdge[] | null;
}

const known = new Recent<readonly MapEdge[], EdgeOrder>();

export function edgeOrder(map: ArgMap): EdgeOrder {
  const found = known.get(map.edges);
  if (found) return found;
  const order = makeOrder(map);
  known.set(map.edges, order);
  return order;
}

function makeOrder(map: ArgMap): EdgeOrder {
  const byId = edgesById(map);
  const pointed = (edge: MapEdge) => byId.get(edge.to);
  const edges = targetsFirst(map.edges, pointed);
  const ranks = new Map(edges.map((edge, rank) => [edge, rank]));
  const rankOf = (edge: MapEdge) => ranks.get(edge) ?? 0;
  let byNode: ReadonlyMap<string, readonly MapEdge[]> | null | undefined;
  return {
    edges,
    rankOf,
    pointed,
    at(nodes) {
      if (byNode === undefined) byNode = edgesByNode(edges, pointed);
      if (byNode === null) return null;
      const found = new Set<MapEdge>();
      for (const node of nodes) for (const edge of byNode.get(node) ?? []) found.add(edge);
      return [...found].sort((a, b) => rankOf(a) - rankOf(b));
    },
  };
}

type Pointed = (edge: MapEdge) => MapEdge | undefined;

function targetsFirst(edges: readonly MapEdge[], pointed: Pointed): readonly MapEdge[] {
  const ordered = new Set<MapEdge>();
  for (const edge of edges) {
    const chain = new Set<MapEdge>();
    for (let at: MapEdge | undefined = edge; at && !ordered.has(at) && !chain.has(at); at = pointed(at)) {
      chain.add(at);
    }
    for (const link of [...chain].reverse()) ordered.add(link);
  }
  return [...ordered];
}

function edgesByNode(
  edges: readonly MapEdge[],
  pointed: Pointed,
): ReadonlyMap<string, readonly MapEdge[]> | null {
  const byNode = new Map<string, MapEdge[]>();
  const add = (node: string, edge: MapEdge) => {
    const list = byNode.get(node);
    if (list) list.push(edge);
    else byNode.set(node, [edge]);
  };
  for (const edge of edges) {
    let steps = 0;
    for (let at: MapEdge | undefined = edge; at; at = pointed(at)) {
      if (steps > LONGEST_CHAIN) return null;
      steps += 1;
      add(at.from, edge);
      if (!pointed(at)) add(at.to, edge);
    }
  }
  return byNode;
}
