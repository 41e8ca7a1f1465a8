/**
 * The map as a tree for reading: what speaks about nothing stands first, its arguments below it. A map is not a tree,
 * so a node with several targets is listed under each of them, in full at its first place and as a reference at the
 * others. Each edge is one row, so that everything that can be selected has its place.
 */
import { edgeOf, edgesFrom, edgesTo, nodeOf } from "./lookups";
import type { ArgMap, MapEdge, MapNode } from "./types";

/** One line of the outline. */
export interface OutlineRow {
  /** Unique in the outline: the id of the edge by which the row hangs, or of the node where it hangs by none. */
  readonly key: string;
  readonly node: MapNode;
  /** What the row says about the row above it; null for a row that begins a tree. */
  readonly edge: MapEdge | null;
  /** The key of the row that it hangs below. */
  readonly parent: string | null;
  /** 1 for a row that begins a tree. */
  readonly level: number;
  /** 1 for the first of its siblings. */
  readonly position: number;
  readonly setSize: number;
  /** Whether what is below it shows; null where nothing is. */
  readonly expanded: boolean | null;
  /** How many nodes are below a collapsed row and show nowhere. */
  readonly hidden: number;
  /** The node stands in full in another row. */
  readonly reference: boolean;
}

type Waiting = Pick<OutlineRow, "node" | "edge" | "parent" | "level" | "position" | "setSize">;

/** The edges that are listed below a node: what speaks about it, then what speaks about its links. */
export function edgesBelow(map: ArgMap, id: string): readonly MapEdge[] {
  const undercuts = edgesFrom(map, id).flatMap((edge) => edgesTo(map, edge.id));
  return [...inReadingOrder(map, edgesTo(map, id)), ...inReadingOrder(map, undercuts)];
}

/** The node below which an edge is listed: its target, or the origin of the edge that it points at. */
export function listedBelow(map: ArgMap, edge: MapEdge): MapNode | undefined {
  return nodeOf(map, edge.to) ?? nodeOf(map, edgeOf(map, edge.to)?.from ?? "");
}

/** The outline with what is collapsed left out; `whole` has everything. */
export function outlineRows(map: ArgMap, extent: "shown" | "whole" = "shown"): readonly OutlineRow[] {
  const cache = caches[extent];
  const found = cache.known.get(map);
  if (found) return found;
  const rows = retold(map, cache.last) ?? buildRows(map, extent === "whole");
  cache.known.set(map, rows);
  cache.last = { map, rows };
  return rows;
}

interface Built {
  readonly map: ArgMap;
  readonly rows: readonly OutlineRow[];
}

interface Cache {
  readonly known: WeakMap<ArgMap, readonly OutlineRow[]>;
  last: Built | null;
}

const caches: Readonly<Record<"shown" | "whole", Cache>> = {
  shown: { known: new WeakMap(), last: null },
  whole: { known: new WeakMap(), last: null },
};

/** The rows of a map that differs from the last one in words only, as after a keystroke; null where more differs. */
function retold(map: ArgMap, last: Built | null): readonly OutlineRow[] | null {
  if (!last || map.edges !== last.map.edges || map.nodes.length !== last.map.nodes.length) return null;
  const changed = new Map<string, MapNode>();
  for (const [at, node] of map.nodes.entries()) {
    const before = last.map.nodes[at];
    if (before === node) continue;
    const standsAlike =
      before?.id === node.id &&
      before.kind === node.kind &&
      before.collapsed === node.collapsed &&
      before.x === node.x &&
      before.y === node.y;
    if (!standsAlike) return null;
    changed.set(node.id, node);
  }
  return last.rows.map((row) => {
    const node = changed.get(row.node.id);
    return node ? { ...row, node } : row;
  });
}

function buildRows(map: ArgMap, whole: boolean): OutlineRow[] {
  const rows: OutlineRow[] = [];
  const shown = new Set<string>();
  const starts = startingNodes(map);
  const open: Waiting[] = starts
    .map((node, at) => ({
      node,
      edge: null,
      parent: null,
      level: 1,
      position: at + 1,
      setSize: starts.length,
    }))
    .reverse();
  for (let row = open.pop(); row; row = open.pop()) {
    const key = row.edge?.id ?? row.node.id;
    const reference = shown.has(row.node.id);
    shown.add(row.node.id);
    const below = reference ? [] : edgesBelow(map, row.node.id);
    const expanded = below.length === 0 ? null : whole || !row.node.collapsed;
    rows.push({ ...row, key, reference, expanded, hidden: 0 });
    if (!expanded) continue;
    for (let at = below.length - 1; at >= 0; at -= 1) {
      const edge = below[at];
      const node = edge && nodeOf(map, edge.from);
      if (!edge || !node) continue;
      const place = { level: row.level + 1, position: at + 1, setSize: below.length };
      open.push({ node, edge, parent: key, ...place });
    }
  }
  return rows.map((row) =>
    row.expanded === false ? { ...row, hidden: countHidden(map, row.node, shown) } : row,
  );
}

function countHidden(map: ArgMap, from: MapNode, shown: ReadonlySet<string>): number {
  const found = new Set<string>();
  const open = [from.id];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const edge of edgesBelow(map, id)) {
      if (shown.has(edge.from) || found.has(edge.from)) continue;
      found.add(edge.from);
      open.push(edge.from);
    }
  }
  return found.size;
}

/** What speaks about nothing, decisions first; then for each ring of arguments that leads nowhere, one of its nodes. */
function startingNodes(map: ArgMap): readonly MapNode[] {
  const free = map.nodes.filter((node) => edgesFrom(map, node.id).length === 0);
  const starts = decisionsFirst(sortedByPlace(free, (node) => node));
  const reached = new Set<string>();
  for (const node of starts) reach(map, node.id, reached);
  for (const node of decisionsFirst(map.nodes)) {
    if (reached.has(node.id)) continue;
    const start = onRing(map, node);
    starts.push(start);
    reach(map, start.id, reached);
  }
  return starts;
}

function decisionsFirst(nodes: readonly MapNode[]): MapNode[] {
  const decisions = nodes.filter((node) => node.kind === "decision");
  return [...decisions, ...nodes.filter((node) => node.kind !== "decision")];
}

function reach(map: ArgMap, start: string, reached: Set<string>): void {
  const open = [start];
  reached.add(start);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const edge of edgesBelow(map, id)) {
      if (reached.has(edge.from)) continue;
      reached.add(edge.from);
      open.push(edge.from);
    }
  }
}

/** Follows first edges from a node that no start reaches until they come round; a decision on that ring if it has one. */
function onRing(map: ArgMap, from: MapNode): MapNode {
  const way: MapNode[] = [];
  const at = new Map<string, number>();
  let node: MapNode | undefined = from;
  while (node && !at.has(node.id)) {
    at.set(node.id, way.length);
    way.push(node);
    const edge: MapEdge | undefined = edgesFrom(map, node.id)[0];
    node = edge && listedBelow(map, edge);
  }
  const ring = way.slice(node ? at.get(node.id) : 0);
  return ring.find((one) => one.kind === "decision") ?? ring[0] ?? from;
}

function inReadingOrder(map: ArgMap, edges: readonly MapEdge[]): readonly MapEdge[] {
  return edges.length < 2 ? edges : sortedByPlace(edges, (edge) => nodeOf(map, edge.from));
}

/** In the direction in which they spread: left to right, or top to bottom. Equal places keep the order of the file. */
function sortedByPlace<T>(items: readonly T[], nodeFor: (item: T) => MapNode | undefined): T[] {
  const places = items.map((item) => ({ item, x: nodeFor(item)?.x ?? 0, y: nodeFor(item)?.y ?? 0 }));
  const spread = (values: readonly number[]) => {
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (const value of values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return most - least;
  };
  const across = spread(places.map((place) => place.x)) >= spread(places.map((place) => place.y));
  places.sort((a, b) => (across ? a.x - b.x || a.y - b.y : a.y - b.y || a.x - b.x));
  return places.map((place) => place.item);
}
