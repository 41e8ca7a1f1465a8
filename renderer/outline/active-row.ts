/** Which row of the outline the keyboard is on: it follows the selection of the window. */
import { edgeOf, edgesFrom } from "../../shared/document/lookups";
import { listedBelow, type OutlineRow } from "../../shared/document/outline-tree";
import type { ArgMap } from "../../shared/document/types";

/** The rows, and ways to find one. */
export interface RowIndex {
  readonly rows: readonly OutlineRow[];
  /** Places by key. */
  readonly places: ReadonlyMap<string, number>;
  /** The row in which a node stands in full, by the node's id. */
  readonly full: ReadonlyMap<string, OutlineRow>;
}

export function indexRows(rows: readonly OutlineRow[]): RowIndex {
  return {
    rows,
    places: new Map(rows.map((row, at) => [row.key, at])),
    full: new Map(rows.filter((row) => !row.reference).map((row) => [row.node.id, row])),
  };
}

export function rowOf(index: RowIndex, key: string | null | undefined): OutlineRow | undefined {
  return key == null ? undefined : index.rows[index.places.get(key) ?? -1];
}

/**
 * The row for the keyboard. `trail` holds the keys of the rows it was on, the latest last: it chooses among several
 * rows of one node, and says where to go back to when a row has gone. Null for an empty outline.
 */
export function activeRow(
  map: ArgMap,
  index: RowIndex,
  selection: readonly string[],
  trail: readonly string[],
): OutlineRow | null {
  const last = selection.at(-1);
  const visited = trail.toReversed().flatMap((key) => rowOf(index, key) ?? []);
  if (last === undefined) return visited[0] ?? index.rows[0] ?? null;
  const edge = edgeOf(map, last);
  if (edge) return rowOf(index, edge.id) ?? nearestShown(map, index, edge.from);
  if (visited[0]?.node.id === last) return visited[0];
  return nearestShown(map, index, last);
}

/** The node's row, or where it is hidden, that of the nearest node above it that shows. */
function nearestShown(map: ArgMap, index: RowIndex, id: string): OutlineRow | null {
  const seen = new Set<string>();
  let level = [id];
  while (level.length > 0) {
    for (const one of level) {
      const row = index.full.get(one);
      if (row) return row;
      seen.add(one);
    }
    const above = level.flatMap((one) =>
      edgesFrom(map, one).flatMap((edge) => listedBelow(map, edge)?.id ?? []),
    );
    level = [...new Set(above)].filter((one) => !seen.has(one));
  }
  return index.rows[0] ?? null;
}

/** The nodes from one row to another, each once, with the node of `to` last, where keys act. */
export function nodesBetween(index: RowIndex, from: string | null, to: OutlineRow): readonly string[] {
  const end = index.places.get(to.key) ?? 0;
  const start = (from === null ? undefined : index.places.get(from)) ?? end;
  const rows = index.rows.slice(Math.min(start, end), Math.max(start, end) + 1);
  const ids = new Set(rows.map((row) => row.node.id));
  ids.delete(to.node.id);
  return [...ids, to.node.id];
}
