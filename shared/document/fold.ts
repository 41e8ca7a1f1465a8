/** Folding to a depth: which nodes to collapse so that only so many levels of the argument show. */
import type { ArgMap, MapNode } from "./types";
import { childrenOf, parentsOf, topRings } from "./visibility";

/** Ids of the nodes whose state changes. */
export interface Fold {
  readonly collapsed: readonly string[];
  readonly expanded: readonly string[];
}

/**
 * What to collapse and expand so that `levels` levels show: 1 is only where the ways down begin, as in the outline;
 * Infinity is everything. With `from`, levels are counted from these nodes, and only what is below them changes. What
 * lies deeper is collapsed too, so that a node that is opened later shows one more level and not all of them.
 */
export function foldTo(map: ArgMap, levels: number, from: readonly MapNode[] = []): Fold {
  const starts = from.length > 0 ? from : topRings(map).flat();
  const kept = from.length > 0 ? above(map, from) : new Set<MapNode>();
  const collapsed: string[] = [];
  const expanded: string[] = [];
  for (const [node, depth] of depthsBelow(map, starts)) {
    const closes = depth >= levels - 1 && !kept.has(node) && childrenOf(map, node.id).length > 0;
    if (closes && !node.collapsed) collapsed.push(node.id);
    if (depth < levels - 1 && node.collapsed) expanded.push(node.id);
  }
  return { collapsed, expanded };
}

/** How far each node is below the nearest of `starts`: 0 for these. */
function depthsBelow(map: ArgMap, starts: readonly MapNode[]): ReadonlyMap<MapNode, number> {
  const depths = new Map(starts.map((node) => [node, 0]));
  // A map is walked in the order in which it was filled, what is added on the way included.
  for (const [node, depth] of depths)
    for (const child of childrenOf(map, node.id)) if (!depths.has(child)) depths.set(child, depth + 1);
  return depths;
}

/** Everything that these speak about, all the way up. In a ring it is below them too; collapsed, it would hide them. */
function above(map: ArgMap, nodes: readonly MapNode[]): ReadonlySet<MapNode> {
  const found = new Set(nodes.flatMap((node) => parentsOf(map, node.id)));
  for (const node of found) for (const parent of parentsOf(map, node.id)) found.add(parent);
  return found;
}
