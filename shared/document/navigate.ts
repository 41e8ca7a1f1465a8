/** Moving along the argument with four keys: to what a node speaks about, to its arguments, to its siblings. */
import { centreOf, type Rect } from "../basics/geometry";
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

const isThatWay: Record<Heading, (dx: number, dy: number) => boolean> = {
  up: (dx, dy) => dy < 0 && Math.abs(dy) >= Math.abs(dx) * 0.35,
  down: (dx, dy) => dy > 0 && Math.abs(dy) >= Math.abs(dx) * 0.35,
  left: (dx, dy) => dx < 0 && Math.abs(dx) >= Math.abs(dy),
  right: (dx, dy) => dx > 0 && Math.abs(dx) >= Math.abs(dy),
};

/**
 * The node to go to from `id`: among what it speaks about, its arguments and its siblings, the nearest one that lies
 * that way on the map. Where none lies that way, up and down still follow the argument. `boxes` holds what shows.
 */
export function nodeTowards(
  map: ArgMap,
  boxes: ReadonlyMap<string, Rect>,
  id: string,
  heading: Heading,
): string | null {
  const here = boxes.get(id);
  if (!here) return null;
  const parents = parentsOf(map, id).map((node) => node.id);
  const children = childrenOf(map, id).map((node) => node.id);
  const ways = isThatWay[heading];
  const from = centreOf(here);
  const near = (candidates: readonly string[]): string | null => {
    let best: string | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const candidate of candidates) {
      const box = boxes.get(candidate);
      if (!box) continue;
      const to = centreOf(box);
      const distance = Math.hypot(to.x - from.x, to.y - from.y);
      if (ways(to.x - from.x, to.y - from.y) && distance < least) {
        best = candidate;
        least = distance;
      }
    }
    return best;
  };
  const related = near(parents) ?? near(children) ?? near(siblingsOf(map, id));
  if (related) return related;
  const shown = (candidates: readonly string[]) =>
    candidates.find((candidate) => boxes.has(candidate)) ?? null;
  if (heading === "up") return shown(parents);
  if (heading === "down") return shown(children);
  return null;
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
