/**
 * The map as a tree for reading: what speaks about nothing stands first, its arguments below it. A map is not a tree,
 * so a node with several targets is listed under each of them, in full at its first place and as a reference at the
 * others. Each edge is one row, so that everything that can be selected has its place.
 */
import { Recent } from "../basics/recent";
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

/** What speaks about the links of a node. */
function aboutLinks(map: ArgMap, id: string): readonly MapEdge[] {
  return edgesFrom(map, id).flatMap((edge) => edgesTo(map, edge.id));
}

/** The edges that are listed below a node: what speaks about it, then what speaks about its links; in reading order. */
export function edgesBelow(map: ArgMap, id: string): readonly MapEdge[] {
  const about = inReadingOrder(map, edgesTo(map, id));
  const links = aboutLinks(map, id);
  return links.length === 0 ? about : [...about, ...inReadingOrder(map, links)];
}

/** The ids of the nodes that are listed below a node, in any order and perhaps more than once. */
export function listedUnder(map: ArgMap, id: string): readonly string[] {
  return [...edgesTo(map, id), ...aboutLinks(map, id)].map((edge) => edge.from);
}

/** The node below which an edge is listed: its target, or the origin of the edge that it points at. */
export function listedBelow(map: ArgMap, edge: MapEdge): MapNode | undefined {
  return nodeOf(map, edge.to) ?? nodeOf(map, edgeOf(map, edge.to)?.from ?? "");
}

/** The outline with what is collapsed left out; `whole` has everything. With `within`, only these nodes are in it. */
export function outlineRows(
  map: ArgMap,
  extent: "shown" | "whole" = "shown",
  within: ReadonlySet<string> | null = null,
): readonly OutlineRow[] {
  if (within) return rowsWithin(map, extent, within);
  const cache = caches[extent];
  const found = cache.known.get(map);
  if (found) return found;
  const rows = retold(map, cache.last) ?? buildRows(map, extent, null);
  cache.known.set(map, rows);
  cache.last = { map, rows };
  return rows;
}

interface Built {
  readonly map: ArgMap;
  readonly rows: readonly OutlineRow[];
}

interface Cache {
  readonly known: Recent<ArgMap, readonly OutlineRow[]>;
  last: Built | null;
}

const caches: Readonly<Record<"shown" | "whole", Cache>> = {
  shown: { known: new Recent(), last: null },
  whole: { known: new Recent(), last: null },
};

const partial = new WeakMap<ReadonlySet<string>, Built>();

function rowsWithin(
  map: ArgMap,
  extent: "shown" | "whole",
  within: ReadonlySet<string>,
): readonly OutlineRow[] {
  const found = partial.get(within);
  if (extent === "shown" && found?.map === map) return found.rows;
  const rows = buildRows(map, extent, within);
  if (extent === "shown") partial.set(within, { map, rows });
  return rows;
}

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

function buildRows(map: ArgMap, extent: "shown" | "whole", within: ReadonlySet<string> | null): OutlineRow[] {
  const rows: OutlineRow[] = [];
  const shown = new Set<string>();
  const isIn = (id: string) => within === null || within.has(id);
  const starts = startingNodes(map).filter(({ id }) => isIn(id));
  const open: Waiting[] = [];
  // Fields are named one by one: on a large map, copying all of an object several times for each row takes most of the time.
  const wait = (
    below: readonly { node: MapNode; edge: MapEdge | null }[],
    parent: string | null,
    level: number,
  ) => {
    for (let at = below.length - 1; at >= 0; at -= 1) {
      const one = below[at];
      if (one)
        open.push({ node: one.node, edge: one.edge, parent, level, position: at + 1, setSize: below.length });
    }
  };
  wait(
    starts.map((node) => ({ node, edge: null })),
    null,
    1,
  );
  for (let row = open.pop(); row; row = open.pop()) {
    const { node, edge, parent, level, position, setSize } = row;
    const key = edge?.id ?? node.id;
    const reference = shown.has(node.id);
    shown.add(node.id);
    const below = reference ? [] : hangingBelow(map, node.id, isIn);
    const expanded = below.length === 0 ? null : extent === "whole" || !node.collapsed;
    rows.push({ key, node, edge, parent, level, position, setSize, expanded, hidden: 0, reference });
    if (expanded) wait(below, key, level + 1);
  }
  return rows.map((row) =>
    row.expanded === false ? { ...row, hidden: countHidden(map, row.node, shown, isIn) } : row,
  );
}

/** The nodes that are listed below a node, with the edges by which they hang there. */
function hangingBelow(map: ArgMap, id: string, isIn: (id: string) => boolean) {
  return edgesBelow(map, id).flatMap((edge) => {
    const node = isIn(edge.from) ? nodeOf(map, edge.from) : undefined;
    return node ? { node, edge } : [];
  });
}

function countHidden(
  map: ArgMap,
  from: MapNode,
  shown: ReadonlySet<string>,
  isIn: (id: string) => boolean,
): number {
  const found = new Set<string>();
  const open = [from.id];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const below of listedUnder(map, id)) {
      if (shown.has(below) || found.has(below) || !isIn(below)) continue;
      found.add(below);
      open.push(below);
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
    for (const below of listedUnder(map, id)) {
      if (reached.has(below)) continue;
      reached.add(below);
      open.push(below);
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
