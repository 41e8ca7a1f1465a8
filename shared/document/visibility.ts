/** What a map shows when some of its nodes are collapsed. */
import { edgeOf, edgesFrom, edgesTo, finalTarget, nodeOf } from "./lookups";
import type { ArgMap, MapEdge, MapNode } from "./types";

/** The nodes whose edges end at `id`, directly or by pointing at an edge that ends there, in file order. */
export function childrenOf(map: ArgMap, id: string): readonly MapNode[] {
  const found = new Set<MapNode>();
  // A stack of its own, because a file can hold a chain of edges longer than the call stack.
  const open = edgesTo(map, id).toReversed();
  for (let edge = open.pop(); edge; edge = open.pop()) {
    const node = nodeOf(map, edge.from);
    if (node) found.add(node);
    for (const inner of edgesTo(map, edge.id).toReversed()) open.push(inner);
  }
  return [...found];
}

function below(map: ArgMap, start: string, stopAt: (node: MapNode) => boolean): Set<string> {
  const reached = new Set<string>();
  const open = [start];
  while (open.length > 0) {
    for (const child of childrenOf(map, open.pop() as string)) {
      if (reached.has(child.id)) continue;
      reached.add(child.id);
      if (!stopAt(child)) open.push(child.id);
    }
  }
  return reached;
}

/**
 * The nodes that do not show because they stand below a collapsed node and nothing else that shows holds them.
 * A node that also speaks about something outside the collapsed part stays, unless that is collapsed as well.
 */
export function hiddenNodes(map: ArgMap): ReadonlySet<string> {
  const hidden = new Set<string>();
  for (const node of map.nodes) {
    if (!node.collapsed || hidden.has(node.id)) continue;
    const inside = below(map, node.id, () => false);
    inside.delete(node.id);
    const held = heldFromOutside(map, node.id, inside);
    for (const id of inside) if (!held.has(id)) hidden.add(id);
  }
  return hidden;
}

function heldFromOutside(map: ArgMap, collapsed: string, inside: ReadonlySet<string>): ReadonlySet<string> {
  const held = new Set<string>();
  const open: string[] = [];
  for (const id of inside) {
    const outside = parentsOf(map, id).some(
      (parent) => parent.id !== collapsed && !parent.collapsed && !inside.has(parent.id),
    );
    if (outside) open.push(id);
  }
  while (open.length > 0) {
    const id = open.pop() as string;
    if (held.has(id)) continue;
    held.add(id);
    if (nodeOf(map, id)?.collapsed) continue;
    for (const child of childrenOf(map, id)) if (inside.has(child.id)) open.push(child.id);
  }
  return held;
}

/** The nodes that `id` speaks about, directly or through an edge, in file order of its edges. */
export function parentsOf(map: ArgMap, id: string): readonly MapNode[] {
  const parents = new Set<MapNode>();
  for (const edge of edgesFrom(map, id)) {
    const parent = finalTarget(map, edge);
    if (parent) parents.add(parent);
  }
  return [...parents];
}

/** How many nodes a collapsed node hides; 0 where it hides none. */
export function hiddenBelow(map: ArgMap, id: string, hidden: ReadonlySet<string>): number {
  let found = 0;
  for (const inner of below(map, id, () => false)) if (inner !== id && hidden.has(inner)) found += 1;
  return found;
}

/** Whether an edge shows: its origin, and everything that it points at up to a node, show. */
export function edgeShows(map: ArgMap, edge: MapEdge, hidden: ReadonlySet<string>): boolean {
  let at: MapEdge | undefined = edge;
  while (at) {
    if (hidden.has(at.from) || hidden.has(at.to)) return false;
    at = edgeOf(map, at.to);
  }
  return true;
}
