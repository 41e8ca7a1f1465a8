/**
 * Merges two versions of a map that came out of a third: by node, edge, source and field. Nothing that either side added is
 * lost; where the two contradict each other both are kept and tagged, for the analyst to decide.
 */
import { deepFreeze } from "../basics/deep-freeze";
import type { Json } from "../basics/json";
import { isSameData } from "../basics/same-data";
import { hasId } from "../document/lookups";
import { type ArgMap, LIMITS, type MapEdge, type MapNode, type Source } from "../document/types";
import {
  CONFLICT_TAG,
  CONFLICTS_KEY,
  isThere,
  listedConflicts,
  type MergeConflict,
  withConflicts,
} from "./conflicts";
import { type MergedRow, mergeEdge, mergeExtra, mergeNode, mergeSource } from "./fields";
import { mendReferences } from "./mend";
import { renameIds } from "./rename";
import { rowFate, type Versions, versionsOf } from "./rows";
import { mergeOrder, mergeSet, mergeValue } from "./three-way";

export interface Merged {
  readonly map: ArgMap;
  /** In the order of the map; empty where nothing has to be decided. */
  readonly conflicts: readonly MergeConflict[];
}

interface Row {
  readonly id: string;
}

interface Merging {
  readonly conflicts: MergeConflict[];
  /** An id for a second version of the row; free in all three maps. */
  newId(id: string): string;
}

/** The merge of `ours` and `theirs`, which both came out of `base`. */
export function mergeMaps(base: ArgMap, ours: ArgMap, theirs: ArgMap): Merged {
  if (isSameData(base, theirs) || isSameData(ours, theirs)) return { map: ours, conflicts: [] };
  if (isSameData(base, ours)) return { map: theirs, conflicts: [] };
  const newId = idMaker([base, ours, theirs]);
  const mine = apart(ours, [base], newId);
  return mergeChanged(base, mine, apart(theirs, [base, mine], newId), newId);
}

const COLLECTIONS = ["nodes", "edges", "sources"] as const;

/** The map with other ids for what has the id of a thing of another sort in the other maps: they are not the same. */
function apart(map: ArgMap, others: readonly ArgMap[], newId: (id: string) => string): ArgMap {
  const newIds = new Map<string, string>();
  for (const sort of COLLECTIONS) {
    const taken = new Set(
      others.flatMap((other) =>
        COLLECTIONS.filter((one) => one !== sort).flatMap((one) => other[one].map(({ id }) => id)),
      ),
    );
    for (const { id } of map[sort]) if (taken.has(id)) newIds.set(id, newId(id));
  }
  return renameIds(map, newIds);
}

function mergeChanged(base: ArgMap, ours: ArgMap, theirs: ArgMap, newId: (id: string) => string): Merged {
  const merging = { conflicts: [] as MergeConflict[], newId };
  const nodes = mergeRows(base.nodes, ours.nodes, theirs.nodes, "node", mergeNode, besides, merging);
  const edges = mergeRows(base.edges, ours.edges, theirs.edges, "edge", mergeEdge, same, merging);
  const sources = mergeRows(base.sources, ours.sources, theirs.sources, "source", mergeSource, same, merging);
  const extra = mergeExtra(base.extra, ours.extra, theirs.extra);
  const title = mergeTitle(base.title, ours.title, theirs.title, merging);
  const merged: ArgMap = { title, nodes, edges, sources, ...(extra ? { extra } : {}) };
  const { map, restored } = mendReferences(merged, [ours, theirs, base]);
  // An edge that both want, but whose end is gone, is gone with it, and nothing about it is left to be decided.
  const conflicts = [
    ...merging.conflicts.filter((conflict) => isThere(map, conflict)),
    ...restored.map(
      ({ what, id }): MergeConflict => ({
        what,
        id,
        reason: "changed-and-removed",
        fields: [],
        copy: null,
        removedBy: hasId(ours, id) ? "theirs" : "ours",
      }),
    ),
  ];
  const earlier = mergeSet(
    listedConflicts(base),
    listedConflicts(ours),
    listedConflicts(theirs),
    (conflict) => JSON.stringify(conflict),
  );
  const all = [...earlier.filter((conflict) => isThere(map, conflict)), ...conflicts];
  const isKept = all.length > 0 || map.extra?.some(([key]) => key === CONFLICTS_KEY);
  const kept = isKept ? withConflicts(tagged(map, conflicts), all) : map;
  return { map: deepFreeze(kept), conflicts };
}

function idMaker(maps: readonly ArgMap[]): (id: string) => string {
  const taken = new Set(
    maps.flatMap(({ nodes, edges, sources }) => [...nodes, ...edges, ...sources].map(({ id }) => id)),
  );
  return (id) => {
    let made = `${id.slice(0, 55)}-theirs`;
    for (let number = 2; taken.has(made); number += 1) made = `${id.slice(0, 50)}-theirs-${number}`;
    taken.add(made);
    return made;
  };
}

const OFFSET = 32;

/** A second version of a node does not hide the first. */
const besides = (node: MapNode): MapNode => ({ ...node, x: node.x + OFFSET, y: node.y + OFFSET });
const same = <T>(row: T): T => row;

function mergeRows<T extends MapNode | MapEdge | Source>(
  base: readonly T[],
  ours: readonly T[],
  theirs: readonly T[],
  what: MergeConflict["what"],
  merge: (sides: { base: T | undefined; ours: T; theirs: T }) => MergedRow<T>,
  placed: (copy: T) => T,
  { conflicts, newId }: Merging,
): readonly T[] {
  const left = new Map<string, readonly T[]>();
  const versions = versionsOf(base, ours, theirs);
  for (const [id, sides] of versions) {
    const { row, other, fields } = settle(sides, merge);
    if (!row) continue;
    const copy = other ? newId(id) : null;
    left.set(id, copy !== null && other ? [row, placed({ ...other, id: copy })] : [row]);
    const fate = rowFate(sides);
    if (fate === "kept-ours" || fate === "kept-theirs") {
      const removedBy = fate === "kept-ours" ? "theirs" : "ours";
      conflicts.push({ what, id, reason: "changed-and-removed", fields: [], copy, removedBy });
    } else if (fields.length > 0)
      conflicts.push({
        what,
        id,
        reason: "both-changed",
        fields,
        copy,
        ...unheld(fields, sides.theirs, other),
      });
  }
  const ids = (rows: readonly Row[]) => rows.map(({ id }) => id);
  const order = mergeOrder(ids(base), ids(ours), ids(theirs), (id) => left.has(id));
  return order.flatMap((id) => left.get(id) ?? []);
}

/** Their values of the contradicting fields that no second version holds. */
function unheld(fields: readonly string[], theirs: object | undefined, copy: object | null) {
  const value = (row: object | null | undefined, field: string): unknown =>
    row ? Reflect.get(row, field) : undefined;
  const missing = fields.filter(
    (field) => copy === null || !isSameData(value(copy, field), value(theirs, field)),
  );
  if (missing.length === 0) return {};
  // What stands in a row of a map is JSON.
  const values = Object.fromEntries(missing.map((field) => [field, (value(theirs, field) ?? null) as Json]));
  return { theirs: values };
}

function settle<T extends Row>(
  sides: Versions<T>,
  merge: (sides: { base: T | undefined; ours: T; theirs: T }) => MergedRow<T>,
): { readonly row: T | null; readonly other: T | null; readonly fields: readonly string[] } {
  const { base, ours, theirs } = sides;
  if (rowFate(sides) === "gone") return { row: null, other: null, fields: [] };
  if (ours && theirs) return merge({ base, ours, theirs });
  return { row: ours ?? theirs ?? null, other: null, fields: [] };
}

function mergeTitle(base: string, ours: string, theirs: string, { conflicts }: Merging): string {
  const merged = mergeValue(base, ours, theirs);
  if (!merged.conflict) return merged.value;
  conflicts.push({
    what: "title",
    id: "",
    reason: "both-changed",
    fields: ["title"],
    copy: null,
    theirs: { title: theirs },
    ours: { title: ours },
  });
  const both = `${ours} / ${theirs}`;
  return both.length <= LIMITS.text ? both : ours;
}

/** Tags the nodes that a decision is needed about, so that they can be found on the canvas. */
function tagged(map: ArgMap, conflicts: readonly MergeConflict[]): ArgMap {
  const ids = new Set(
    conflicts
      .filter(
        ({ what, copy, reason }) => what === "node" && (copy !== null || reason === "changed-and-removed"),
      )
      .flatMap(({ id, copy }) => (copy === null ? [id] : [id, copy])),
  );
  if (ids.size === 0) return map;
  const nodes = map.nodes.map((node) =>
    ids.has(node.id) ? { ...node, tags: [...new Set([...(node.tags ?? []), CONFLICT_TAG])] } : node,
  );
  return { ...map, nodes };
}
