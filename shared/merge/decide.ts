/** Deciding what a merge left open: one side's version stays, or both do. */
import { deepFreeze } from "../basics/deep-freeze";
import type { Json } from "../basics/json";
import { nodesById } from "../document/lookups";
import { standingEdges } from "../document/standing";
import type { ArgMap, MapEdge, MapNode, Source } from "../document/types";
import {
  CONFLICT_TAG,
  isThere,
  listedConflicts,
  type MergeConflict,
  undecidedConflicts,
  withConflicts,
} from "./conflicts";
import { mendReferences } from "./mend";

export const DECISIONS = ["mine", "theirs", "both"] as const;
export type Decision = (typeof DECISIONS)[number];

/** What can be chosen: of what one side removed there are no two versions to keep, and one of these is as good as both. */
export function decisionsFor({ what, reason, copy, theirs }: MergeConflict): readonly Decision[] {
  if (what === "title" || copy !== null) return DECISIONS;
  return reason === "changed-and-removed" || theirs !== undefined ? ["mine", "theirs"] : ["both"];
}

/** The map after the decision: the conflict is gone from its list, and the tag from its nodes. */
export function decide(map: ArgMap, conflict: MergeConflict, decision: Decision): ArgMap {
  const isOther = (other: MergeConflict) => other.what !== conflict.what || other.id !== conflict.id;
  const decided = decision === "both" ? map : keepOne(map, conflict, decision);
  const untagged = withoutTag(decided, conflict, undecidedConflicts(map).filter(isOther));
  // What went with a row that was not kept is nothing to decide about any more.
  const left = listedConflicts(map).filter((other) => isOther(other) && isThere(untagged, other));
  return deepFreeze(withConflicts(untagged, left));
}

function withoutTag(map: ArgMap, { id, copy }: MergeConflict, left: readonly MergeConflict[]): ArgMap {
  const still = new Set(left.flatMap((other) => [other.id, other.copy ?? other.id]));
  const nodes = map.nodes.map((node) => {
    const isMeant = (node.id === id || node.id === copy) && !still.has(node.id);
    if (!isMeant || !node.tags?.includes(CONFLICT_TAG)) return node;
    const { tags, ...rest } = node;
    const kept = tags.filter((tag) => tag !== CONFLICT_TAG);
    return kept.length === 0 ? rest : { ...rest, tags: kept };
  });
  return { ...map, nodes };
}

function keepOne(map: ArgMap, conflict: MergeConflict, side: "mine" | "theirs"): ArgMap {
  const { what, id, copy, reason, removedBy, theirs, ours } = conflict;
  if (what === "title") {
    const title = side === "mine" ? ours?.title : theirs?.title;
    return typeof title === "string" ? { ...map, title } : map;
  }
  if (reason === "changed-and-removed") {
    const isRemoved = (side === "mine" ? "ours" : "theirs") === (removedBy ?? "theirs");
    return isRemoved ? without(map, id) : map;
  }
  const kept = copy === null ? map : oneOf(map, what, id, copy, side);
  return side === "theirs" && theirs ? withValues(kept, what, id, theirs) : kept;
}

const ROWS = { node: "nodes", edge: "edges", source: "sources" } as const;

/** The map with these values set on a row; null takes one away. */
function withValues(
  map: ArgMap,
  what: keyof typeof ROWS,
  id: string,
  values: { readonly [field: string]: Json },
): ArgMap {
  const changed = <T extends { readonly id: string }>(row: T): T => {
    if (row.id !== id) return row;
    const next: Record<string, unknown> = { ...row };
    for (const [field, value] of Object.entries(values))
      if (SETTABLE[what].has(field) && isFitting(field, value)) {
        if (value === null) delete next[field];
        else next[field] = value;
      }
    return next as T;
  };
  return { ...map, [ROWS[what]]: map[ROWS[what]].map((row) => changed(row)) };
}

/** Fields of which no second version is made, so that their values stand in the list of conflicts. */
const SETTABLE: Readonly<Record<keyof typeof ROWS, ReadonlySet<string>>> = {
  node: new Set(["width", "collapsed"]),
  edge: new Set(["joint", "extra"]),
  source: new Set(),
};

/** The list comes from a file, so nothing in it is believed. */
function isFitting(field: string, value: Json): boolean {
  if (value === null) return true;
  if (field === "width") return typeof value === "number" && Number.isFinite(value) && value > 0;
  if (field === "collapsed") return typeof value === "boolean";
  if (field === "joint") return typeof value === "string";
  return (
    Array.isArray(value) &&
    value.every((pair) => Array.isArray(pair) && pair.length === 2 && typeof pair[0] === "string")
  );
}

/** One row in place of two: the side's content, under the first one's id, and all that was linked to either. */
function oneOf(
  map: ArgMap,
  what: keyof typeof ROWS,
  id: string,
  copy: string,
  side: "mine" | "theirs",
): ArgMap {
  const named = (other: string) => (other === copy ? id : other);
  const merged = <T extends { readonly id: string }>(rows: readonly T[], place: (kept: T, other: T) => T) => {
    const [mine, theirs] = [id, copy].map((one) => rows.find((row) => row.id === one));
    if (!mine || !theirs) return rows;
    const kept = side === "mine" ? mine : place({ ...theirs, id }, mine);
    return rows.flatMap((row) => (row.id === copy ? [] : row.id === id ? [kept] : [row]));
  };
  const nodes = what === "node" ? merged<MapNode>(map.nodes, inPlace) : map.nodes;
  const edges = what === "edge" ? merged<MapEdge>(map.edges, (kept) => kept) : map.edges;
  const sources = what === "source" ? merged<Source>(map.sources, (kept) => kept) : map.sources;
  const linked = edges.map((edge) => ({ ...edge, from: named(edge.from), to: named(edge.to) }));
  const cited = nodes.map((node) =>
    node.citations?.some(({ source }) => source === copy)
      ? { ...node, citations: node.citations.map((one) => ({ ...one, source: named(one.source) })) }
      : node,
  );
  return sound({ ...map, nodes: cited, edges: linked, sources });
}

/** The second version of a node stands a little aside; what is kept stands where the first one stood. */
const inPlace = (kept: MapNode, { x, y }: MapNode): MapNode => ({ ...kept, x, y });

/** The map without a row, and without what would be left hanging. */
function without(map: ArgMap, id: string): ArgMap {
  const rows = <T extends { readonly id: string }>(list: readonly T[]) => list.filter((row) => row.id !== id);
  const nodes = rows(map.nodes).map((node) => {
    if (!node.citations?.some(({ source }) => source === id)) return node;
    return { ...node, citations: node.citations.filter(({ source }) => source !== id) };
  });
  return sound({ ...map, nodes, edges: rows(map.edges), sources: rows(map.sources) });
}

/** No link of a thing to itself, none twice, none that leads nowhere. */
function sound(map: ArgMap): ArgMap {
  const straight = map.edges.filter(({ id, from, to }) => from !== to && to !== id);
  const isNode = (id: string) => nodesById(map).has(id);
  const standing = { ...map, edges: standingEdges(straight, isNode) };
  return mendReferences(standing, [standing]).map;
}
