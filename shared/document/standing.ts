/** Which edges hold once something is gone: an edge on an edge falls with it, through chains of any length. */
import type { MapEdge } from "./types";

/** The edges, in order, whose origin is there and which end, over edges that hold, at a node that is there. */
export function standingEdges<E extends Pick<MapEdge, "id" | "from" | "to">>(
  edges: readonly E[],
  isNodeThere: (id: string) => boolean,
): readonly E[] {
  const byId = new Map(edges.map((edge) => [edge.id, edge]));
  const stands = new Map<string, boolean>();
  for (const start of edges) {
    const chain: E[] = [];
    const seen = new Set<string>();
    let edge: E | undefined = start;
    while (edge && !stands.has(edge.id) && !seen.has(edge.id)) {
      seen.add(edge.id);
      chain.push(edge);
      edge = byId.get(edge.to);
    }
    // A chain that comes back to itself ends at no node.
    let below = edge ? (stands.get(edge.id) ?? false) : isNodeThere(chain.at(-1)?.to ?? "");
    for (const one of chain.toReversed()) {
      below = below && isNodeThere(one.from);
      stands.set(one.id, below);
    }
  }
  return edges.filter(({ id }) => stands.get(id) === true);
}
