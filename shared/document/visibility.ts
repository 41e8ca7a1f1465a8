/** What a map shows when some of its nodes are collapsed. */
import { Recent } from "../basics/recent";
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

/** All nodes that stand below `start` nodes, and these; not below those where `goesOn` says no. */
function flood(map: ArgMap, start: readonly MapNode[], goesOn: (node: MapNode) => boolean): Set<string> {
  const reached = new Set(start.map((node) => node.id));
  const open = [...start];
  for (let node = open.pop(); node; node = open.pop()) {
    if (!goesOn(node)) continue;
    for (const child of childrenOf(map, node.id)) {
      if (reached.has(child.id)) continue;
      reached.add(child.id);
      open.push(child);
    }
  }
  return reached;
}

const hiddenIn = new Recent<ArgMap, ReadonlySet<string>>();
const NOTHING: ReadonlySet<string> = new Set();

/**
 * The nodes that do not show because every way down to them leads through a collapsed node. The ways begin at what
 * speaks about nothing; in a ring that nothing leads into, at its first collapsed node. Computed once for each map.
 */
export function hiddenNodes(map: ArgMap): ReadonlySet<string> {
  if (!map.nodes.some((node) => node.collapsed)) return NOTHING;
  const known = hiddenIn.get(map);
  if (known) return known;
  const shown = flood(map, tops(map), (node) => !node.collapsed);
  const hidden = new Set(map.nodes.flatMap((node) => (shown.has(node.id) ? [] : [node.id])));
  hiddenIn.set(map, hidden);
  return hidden;
}

/** Where the ways down begin: with all that stands below them, these are the whole map. */
function tops(map: ArgMap): MapNode[] {
  const order = new Map(map.nodes.map((node, at) => [node, at]));
  return topRings(map).flatMap((ring) => {
    const collapsed = ring.filter((node) => node.collapsed);
    const first = collapsed.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))[0] ?? ring[0];
    return first ? [first] : [];
  });
}

/** What nothing stands above: each node that speaks about nothing, and each ring that nothing leads into, as a list. */
export function topRings(map: ArgMap): readonly (readonly MapNode[])[] {
  const roots = map.nodes.filter((node) => edgesFrom(map, node.id).length === 0);
  const rings = roots.map((root) => [root]);
  const covered = flood(map, roots, () => true);
  if (covered.size === map.nodes.length) return rings;
  // What is left hangs on rings. Seen from the last one that a search leaves, each comes before what hangs on it.
  for (const node of leftLast(map)) {
    if (covered.has(node.id)) continue;
    rings.push(ringOf(map, node, covered));
    for (const id of flood(map, [node], () => true)) covered.add(id);
  }
  return rings;
}

/** The nodes in the reverse of the order in which a depth-first search leaves them (Kosaraju, Sharir 1981). */
function leftLast(map: ArgMap): MapNode[] {
  const left: MapNode[] = [];
  const seen = new Set<string>();
  for (const start of map.nodes) {
    const path = seen.has(start.id) ? [] : [{ node: start, rest: [...childrenOf(map, start.id)] }];
    seen.add(start.id);
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const next = step.rest.pop();
      if (!next) {
        left.push(step.node);
        path.pop();
      } else if (!seen.has(next.id)) {
        seen.add(next.id);
        path.push({ node: next, rest: [...childrenOf(map, next.id)] });
      }
    }
  }
  return left.reverse();
}

/** The ring that `node` is in, itself first. */
function ringOf(map: ArgMap, node: MapNode, covered: ReadonlySet<string>): MapNode[] {
  const ring = new Set([node]);
  for (const one of ring) {
    for (const parent of parentsOf(map, one.id)) if (!covered.has(parent.id)) ring.add(parent);
  }
  return [...ring];
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
  const node = nodeOf(map, id);
  let found = 0;
  for (const inner of node ? flood(map, [node], () => true) : [])
    if (inner !== id && hidden.has(inner)) found += 1;
  return found;
}

const shownEdges = new WeakMap<ReadonlySet<string>, Map<MapEdge, boolean>>();

/** Whether an edge shows: its origin, and everything that it points at up to a node, show. */
export function edgeShows(map: ArgMap, edge: MapEdge, hidden: ReadonlySet<string>): boolean {
  if (hidden.size === 0) return true;
  const known = shownEdges.get(hidden) ?? new Map<MapEdge, boolean>();
  shownEdges.set(hidden, known);
  const path: MapEdge[] = [];
  let shows: boolean | undefined;
  for (let at: MapEdge | undefined = edge; at && shows === undefined; at = edgeOf(map, at.to)) {
    shows = known.get(at) ?? (hidden.has(at.from) || hidden.has(at.to) ? false : undefined);
    if (shows === undefined) path.push(at);
  }
  for (const one of path) known.set(one, shows ?? true);
  return shows ?? true;
}
