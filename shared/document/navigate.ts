/** Who is related to whom in the argument, and where to begin reading. */
import { edgeOf, edgesFrom, edgesTo, nodeOf } from "./lookups";
import type { ArgMap } from "./types";
import { childrenOf, parentsOf } from "./visibility";

export type Heading = "up" | "down" | "left" | "right";

/** The nodes that argue for or against something that `id` also speaks about; for a node that speaks about nothing, the other such nodes. */
export function siblingsOf(map: ArgMap, id: string): readonly string[] {
  const parents = parentsOf(map, id);
  const found = new Set<string>();
  if (parents.length === 0) {
    for (const node of map.nodes) if (edgesFrom(map, node.id).length === 0) found.add(node.id);
  }
  for (const parent of parents) for (const child of childrenOf(map, parent.id)) found.add(child.id);
  found.delete(id);
  return [...found];
}

/** Where the keys lead from a selected edge: up to what it points at, down to its origin, sideways to its neighbours. */
export function fromEdgeTowards(map: ArgMap, id: string, heading: Heading): string | null {
  const edge = edgeOf(map, id);
  if (!edge) return null;
  if (heading === "up") return edge.to;
  if (heading === "down") return edge.from;
  const around = edgesTo(map, edge.to);
  const at = around.findIndex((other) => other.id === id);
  return around[(at + (heading === "right" ? 1 : around.length - 1)) % around.length]?.id ?? null;
}

/** Where to start reading: the first decision that speaks about nothing, else any such node, else the first node. */
export function firstNode(map: ArgMap): string | null {
  const roots = map.nodes.filter((node) => edgesFrom(map, node.id).length === 0);
  const start = roots.find((node) => node.kind === "decision") ?? roots[0] ?? map.nodes[0];
  return start?.id ?? null;
}

/** The edge by which a node takes part in the argument: its first one. */
export function mainEdge(map: ArgMap, id: string): string | null {
  return nodeOf(map, id) ? (edgesFrom(map, id)[0]?.id ?? null) : null;
}
