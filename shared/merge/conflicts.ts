/**
 * What a merge left to be decided: kept in the map itself, under a key of its own, so that it is still known when the map is
 * opened again, wherever it was merged.
 */

import type { Json } from "../basics/json";
import { Recent } from "../basics/recent";
import { edgeOf, nodesById, sourcesById } from "../document/lookups";
import type { ArgMap, MapNode } from "../document/types";

/** The tag of nodes about which the two sides contradict each other. */
export const CONFLICT_TAG = "merge conflict";

/** The key of the file. */
export const CONFLICTS_KEY = "mergeConflicts";

export interface MergeConflict {
  readonly what: "node" | "edge" | "source" | "title";
  /** Empty for the title. */
  readonly id: string;
  /**
   * Both changed it in different ways (or added it in different ways under one id), or one removed what the other one
   * changed or needs; then it was kept. `tagged`: somebody tagged a node so, and no more is known.
   */
  readonly reason: "both-changed" | "changed-and-removed" | "tagged";
  /** The fields that contradict. */
  readonly fields: readonly string[];
  /** The id under which the other side's version stands, where there are two. */
  readonly copy: string | null;
  /** Which side removed it. */
  readonly removedBy?: "ours" | "theirs";
  /** Their values of fields for which no second version stands in the map; null where they have none. */
  readonly theirs?: { readonly [field: string]: Json };
  /** The title as we had it. */
  readonly ours?: { readonly title: string };
}

type JsonRecord = { readonly [key: string]: Json };

function isRecord(value: Json | undefined): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const own = (record: JsonRecord, key: string): Json | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

const WHATS = ["node", "edge", "source", "title"] as const;
const REASONS = ["both-changed", "changed-and-removed"] as const;

/** One conflict as the file says it; nothing for what makes no sense. */
function readConflict(value: Json): readonly MergeConflict[] {
  if (!isRecord(value)) return [];
  const [id, copy, removedBy, theirs, ours] = ["id", "copy", "removedBy", "theirs", "ours"].map((key) =>
    own(value, key),
  );
  const what = WHATS.find((one) => one === own(value, "what"));
  const reason = REASONS.find((one) => one === own(value, "reason"));
  if (what === undefined || reason === undefined || typeof id !== "string") return [];
  const fields = own(value, "fields");
  const title = isRecord(ours) ? own(ours, "title") : undefined;
  return [
    {
      what,
      id,
      reason,
      fields: Array.isArray(fields) ? fields.filter((one): one is string => typeof one === "string") : [],
      copy: typeof copy === "string" ? copy : null,
      ...(removedBy === "ours" || removedBy === "theirs" ? { removedBy } : {}),
      ...(isRecord(theirs) ? { theirs } : {}),
      ...(typeof title === "string" ? { ours: { title } } : {}),
    },
  ];
}

/** Whether the map has what a conflict is about. */
export function isThere(map: ArgMap, { what, id }: Pick<MergeConflict, "what" | "id">): boolean {
  if (what === "title") return true;
  if (what === "node") return nodesById(map).has(id);
  return what === "edge" ? edgeOf(map, id) !== undefined : sourcesById(map).has(id);
}

/** The conflicts that the map itself lists, in its order, as far as what they are about is still there. */
export function listedConflicts(map: ArgMap): readonly MergeConflict[] {
  const listed = map.extra?.find(([key]) => key === CONFLICTS_KEY)?.[1];
  return (Array.isArray(listed) ? listed : [])
    .flatMap(readConflict)
    .filter((conflict) => isThere(map, conflict))
    .map((conflict) =>
      conflict.copy === null || isThere(map, { what: conflict.what, id: conflict.copy })
        ? conflict
        : { ...conflict, copy: null },
    );
}

const known = new Recent<ArgMap, readonly MergeConflict[]>();

/** All that is undecided: what the map lists, and nodes with the tag of conflicts that it does not. */
export function undecidedConflicts(map: ArgMap): readonly MergeConflict[] {
  const found = known.get(map);
  if (found) return found;
  const listed = listedConflicts(map);
  const named = new Set(listed.flatMap(({ id, copy }) => [id, copy ?? id]));
  const conflicts = [...listed, ...taggedOnly(map, named)];
  known.set(map, conflicts);
  return conflicts;
}

const isTagged = (node: MapNode | undefined): boolean => node?.tags?.includes(CONFLICT_TAG) ?? false;

/** The id of the node that this one is the other side's version of, by its name. */
const originOf = (id: string): string => id.replace(/-theirs(-\d+)?$/, "");

function taggedOnly(map: ArgMap, named: ReadonlySet<string>): readonly MergeConflict[] {
  const tagged = map.nodes.filter((node) => isTagged(node) && !named.has(node.id));
  const ids = new Set(tagged.map(({ id }) => id));
  const copies = new Map(
    tagged.flatMap(({ id }) => (originOf(id) !== id && ids.has(originOf(id)) ? [[originOf(id), id]] : [])),
  );
  const taken = new Set(copies.values());
  return tagged.flatMap(({ id }): readonly MergeConflict[] => {
    if (taken.has(id)) return [];
    const copy = copies.get(id) ?? null;
    const reason = copy === null ? "tagged" : "both-changed";
    return [{ what: "node", id, reason, fields: [], copy }];
  });
}

/** The map with this list of conflicts in place of the one that it has. */
export function withConflicts(map: ArgMap, conflicts: readonly MergeConflict[]): ArgMap {
  const others = (map.extra ?? []).filter(([key]) => key !== CONFLICTS_KEY);
  const list = conflicts.map((conflict): Json => ({ ...conflict }));
  const extra = list.length === 0 ? others : [...others, [CONFLICTS_KEY, list] as const];
  const { extra: _, ...bare } = map;
  return extra.length === 0 ? bare : { ...bare, extra };
}
