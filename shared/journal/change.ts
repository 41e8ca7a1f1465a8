/**
 * What makes one version of a map out of another, as small as the edit was. Rows that two versions share are the same
 * objects, so finding a change compares pointers and never looks into a row.
 */
import type { ArgMap, Extra, MapEdge, MapNode, Source } from "../document/types";

/** Some rows are others at the same places, or a stretch of rows gives way to other rows. */
export type ListChange<T> =
  | { readonly set: readonly (readonly [at: number, row: T])[] }
  | { readonly at: number; readonly remove: number; readonly rows: readonly T[] };

/** The parts that differ; a part that is left out stays as it is. `extra: null` takes the unknown keys away. */
export interface MapChange {
  readonly title?: string;
  readonly nodes?: ListChange<MapNode>;
  readonly edges?: ListChange<MapEdge>;
  readonly sources?: ListChange<Source>;
  readonly extra?: Extra | null;
}

/** The change from `before` to `after`, in at most one pointer comparison for each row. */
export function changeBetween(before: ArgMap, after: ArgMap): MapChange {
  const nodes = listChange(before.nodes, after.nodes);
  const edges = listChange(before.edges, after.edges);
  const sources = listChange(before.sources, after.sources);
  return {
    ...(before.title === after.title ? {} : { title: after.title }),
    ...(nodes ? { nodes } : {}),
    ...(edges ? { edges } : {}),
    ...(sources ? { sources } : {}),
    ...(before.extra === after.extra ? {} : { extra: after.extra ?? null }),
  };
}

function listChange<T>(before: readonly T[], after: readonly T[]): ListChange<T> | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const middle = after.slice(start, after.length - end);
  const remove = before.length - start - end;
  if (middle.length === 0 && remove === 0) return null;
  if (middle.length !== remove) return { at: start, remove, rows: middle };
  return {
    set: middle.flatMap((row, index) => {
      const at = start + index;
      return before[at] === row ? [] : [[at, row] as const];
    }),
  };
}

/** The map after the change; null where the change was made for another map. */
export function applyChange(map: ArgMap, change: MapChange): ArgMap | null {
  const nodes = changedList(map.nodes, change.nodes);
  const edges = changedList(map.edges, change.edges);
  const sources = changedList(map.sources, change.sources);
  if (!nodes || !edges || !sources) return null;
  const extra = change.extra === undefined ? map.extra : (change.extra ?? undefined);
  return { title: change.title ?? map.title, nodes, edges, sources, ...(extra ? { extra } : {}) };
}

function changedList<T>(list: readonly T[], change: ListChange<T> | undefined): readonly T[] | null {
  if (!change) return list;
  const isPlace = (at: number) => Number.isInteger(at) && at >= 0 && at <= list.length;
  if (!("set" in change)) {
    const { at, remove, rows } = change;
    if (!isPlace(at) || !isPlace(remove) || at + remove > list.length) return null;
    return [...list.slice(0, at), ...rows, ...list.slice(at + remove)];
  }
  const changed = [...list];
  for (const [at, row] of change.set) {
    if (!isPlace(at) || at === list.length) return null;
    changed[at] = row;
  }
  return changed;
}
