/** Bringing another version of a map in: with the common version where one is known, and without where none is. */
import { compareMaps } from "../document/compare";
import { type ArgMap, EMPTY_MAP } from "../document/types";
import { type Merged, mergeMaps } from "../merge/merge";
import { matchMaps } from "./match";

const idsOf = (map: ArgMap) => new Set([...map.nodes, ...map.edges, ...map.sources].map(({ id }) => id));

function sharesIds(one: ArgMap, other: ArgMap): boolean {
  const ids = idsOf(one);
  return [...idsOf(other)].some((id) => ids.has(id));
}

/**
 * The merge of both. Without a common version nothing counts as removed, and what differs contradicts. Where no id is the
 * same, things are first found again by their texts.
 */
export function mergeVersions(base: ArgMap | null, ours: ArgMap, theirs: ArgMap): Merged {
  const known = base ?? ours;
  const matched = sharesIds(known, theirs) ? theirs : matchMaps(known, theirs).map;
  return mergeMaps(base ?? EMPTY_MAP, ours, matched);
}

/** How many things differ between the two; the version that both came out of differs least from the other one. */
export function distance(one: ArgMap, other: ArgMap): number {
  const { nodes, edges, sources, moved } = compareMaps(one, other);
  return [nodes, edges, sources].reduce(
    (sum, { added, removed, changed }) => sum + added.length + removed.length + changed.length,
    moved.length,
  );
}
