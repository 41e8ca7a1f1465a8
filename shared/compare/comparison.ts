/** Two versions of a map side by side: what became of every node, link and source, and of the strengths. */
import { compareMaps, type MapDifference } from "../document/compare";
import { edgeOf, edgesFrom, nodeOf } from "../document/lookups";
import { nodesInOrder } from "../document/search";
import type { ArgMap } from "../document/types";
import { shownStrengths } from "../reasoning/shown";
import { type Match, matchMaps } from "./match";

/** By node id, 0..1; null where it does not settle. Muted nodes have none. */
export type StrengthsById = ReadonlyMap<string, number | null>;

export interface ComparedStrengths {
  readonly before: StrengthsById;
  readonly after: StrengthsById;
  /** What weighs each version, in words. */
  readonly by: readonly [before: string, after: string];
}

export type ChangeVerb = "added" | "removed" | "changed" | "relinked" | "strength" | "moved";

export interface Change {
  readonly what: "title" | "node" | "edge" | "source" | "other";
  /** Empty for the title and for what this version does not know. */
  readonly id: string;
  /** The most that can be said of it in one word; other things about it may have changed, too. */
  readonly verb: ChangeVerb;
}

export interface Comparison {
  readonly before: ArgMap;
  /** With the ids of `before` for what is the same in both. */
  readonly after: ArgMap;
  readonly difference: MapDifference;
  /** Each thing once: first what the argument says, in its reading order, then strengths, then places. */
  readonly changes: readonly Change[];
  /** What was found again under another id, and how. */
  readonly matches: readonly Match[];
  /** Null where they were not asked for. */
  readonly strengths: ComparedStrengths | null;
}

/** Strengths that round to the same two digits are the same. */
const STRENGTH_DIGITS = 2;

/** A strength as it is shown; "none" for a node that is muted. */
export function strengthWords(strength: number | null | undefined): string {
  if (strength === undefined) return "none";
  return strength === null ? "does not settle" : strength.toFixed(STRENGTH_DIGITS);
}

/**
 * Compares two versions, also where their ids differ. Takes time for large maps: strengths are weighed where they are asked
 * for, and texts under other ids are compared with one another.
 */
export function compareVersions(
  before: ArgMap,
  newer: ArgMap,
  parts: { readonly weigh: boolean },
): Comparison {
  const { map: after, matches } = matchMaps(before, newer);
  const strengths = parts.weigh ? weighed(before, after) : null;
  return { ...comparisonOf(before, after, strengths), matches };
}

/** The comparison of two versions whose ids agree, without strengths. */
export function comparisonById(before: ArgMap, after: ArgMap): Comparison {
  return comparisonOf(before, after, null);
}

function weighed(before: ArgMap, after: ArgMap): ComparedStrengths {
  const [older, newer] = [shownStrengths(before, true), shownStrengths(after, true)];
  return { before: older.byNode, after: newer.byNode, by: [older.by, newer.by] };
}

function comparisonOf(before: ArgMap, after: ArgMap, strengths: ComparedStrengths | null): Comparison {
  const difference = compareMaps(before, after);
  const changes = changesOf(before, after, difference, strengths);
  return { before, after, difference, changes, matches: [], strengths };
}

function changesOf(
  before: ArgMap,
  after: ArgMap,
  difference: MapDifference,
  strengths: ComparedStrengths | null,
): readonly Change[] {
  const { nodes, edges, sources, moved } = difference;
  const rank = ranks(before, after);
  const relinked = new Set(edges.changed.filter((id) => hasOtherEnds(before, after, id)));
  const said: Change[] = [
    ...nodes.added.map((id): Change => ({ what: "node", id, verb: "added" })),
    ...nodes.changed.map((id): Change => ({ what: "node", id, verb: "changed" })),
    ...nodes.removed.map((id): Change => ({ what: "node", id, verb: "removed" })),
    ...edges.added.map((id): Change => ({ what: "edge", id, verb: "added" })),
    ...edges.changed.map(
      (id): Change => ({ what: "edge", id, verb: relinked.has(id) ? "relinked" : "changed" }),
    ),
    ...edges.removed.map((id): Change => ({ what: "edge", id, verb: "removed" })),
  ];
  const place = new Map(said.map((change) => [change, rank(change)]));
  said.sort((one, other) => (place.get(one) ?? 0) - (place.get(other) ?? 0));
  const changed = new Set(nodes.changed);
  const stronger = strengths
    ? after.nodes.filter(({ id }) => !changed.has(id) && hasOtherStrength(before, strengths, id))
    : [];
  const isStronger = new Set(stronger.map(({ id }) => id));
  return [
    ...(difference.title ? [{ what: "title", id: "", verb: "changed" } as const] : []),
    ...said,
    ...sources.added.map((id): Change => ({ what: "source", id, verb: "added" })),
    ...sources.changed.map((id): Change => ({ what: "source", id, verb: "changed" })),
    ...sources.removed.map((id): Change => ({ what: "source", id, verb: "removed" })),
    ...(difference.unknown ? [{ what: "other", id: "", verb: "changed" } as const] : []),
    ...stronger.map(({ id }): Change => ({ what: "node", id, verb: "strength" })),
    ...moved.filter((id) => !isStronger.has(id)).map((id): Change => ({ what: "node", id, verb: "moved" })),
  ];
}

function hasOtherEnds(before: ArgMap, after: ArgMap, id: string): boolean {
  const [older, newer] = [edgeOf(before, id), edgeOf(after, id)];
  return older?.from !== newer?.from || older?.to !== newer?.to;
}

/** Whether the node of both versions counts otherwise now, as far as it shows. */
export function hasOtherStrength(before: ArgMap, strengths: ComparedStrengths, id: string): boolean {
  if (nodeOf(before, id) === undefined) return false;
  return strengthWords(strengths.before.get(id)) !== strengthWords(strengths.after.get(id));
}

/** Behind every node that a map may have. */
const LAST = 1e9;

/** Where a change stands when the argument is read: what was removed, behind what it spoke about. */
function ranks(before: ArgMap, after: ArgMap): (change: Change) => number {
  const places = new Map(nodesInOrder(after).map(({ id }, at) => [id, at]));
  const ofNode = (id: string): number => {
    const own = places.get(id);
    if (own !== undefined) return own;
    const targets = edgesFrom(before, id).map(({ to }) => places.get(to));
    return Math.min(LAST, ...targets.map((place) => place ?? LAST)) + 0.5;
  };
  const origins = new Map([...before.edges, ...after.edges].map(({ id, from }) => [id, from]));
  return ({ what, id }) => (what === "edge" ? ofNode(origins.get(id) ?? "") + 0.25 : ofNode(id));
}
