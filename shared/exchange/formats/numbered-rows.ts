/** The outline of a map with numbers, for formats that are read from top to bottom: "1.2" stands below "1". */

import { edgesById } from "../../document/lookups";
import { type OutlineRow, outlineRows } from "../../document/outline-tree";
import type { ArgMap, MapEdge, MapNode } from "../../document/types";

export interface NumberedRow {
  readonly number: string;
  /** 1 for a row at the top. */
  readonly level: number;
  readonly node: MapNode;
  readonly edge: MapEdge | null;
  /** The number of the row whose link this row is about; null where it is about the node above. */
  readonly link: string | null;
  /** A letter that all links share which work only together; null where there are none. */
  readonly joint: string | null;
  /** The number of the row where the node stands in full; null where that is here. */
  readonly repeats: string | null;
}

/** Every edge is a row, and every node stands in one row in full. */
export function numberedRows(map: ArgMap): readonly NumberedRow[] {
  const rows = outlineRows(map, "whole");
  const numbers = new Map<string, string>();
  const first = new Map<string, string>();
  for (const row of rows) {
    const above = row.parent === null ? "" : `${numbers.get(row.parent)}.`;
    numbers.set(row.key, `${above}${row.position}`);
    if (!row.reference) first.set(row.node.id, `${above}${row.position}`);
  }
  const letters = jointLetters(map);
  return rows.map((row: OutlineRow) => {
    const { edge } = row;
    return {
      number: numbers.get(row.key) ?? "",
      level: row.level,
      node: row.node,
      edge,
      link: edge && edgesById(map).has(edge.to) ? (numbers.get(edge.to) ?? null) : null,
      joint: edge ? (letters.get(edge.id) ?? null) : null,
      repeats: row.reference ? (first.get(row.node.id) ?? null) : null,
    };
  });
}

function jointLetters(map: ArgMap): ReadonlyMap<string, string> {
  const groups = new Map<string, string[]>();
  for (const { id, to, joint } of map.edges) {
    if (joint === undefined) continue;
    const key = JSON.stringify([to, joint]);
    const group = groups.get(key);
    if (group) group.push(id);
    else groups.set(key, [id]);
  }
  return new Map([...groups.values()].flatMap((ids, at) => ids.map((id) => [id, letterOf(at)] as const)));
}

/** A, B, … Z, AA, AB, … */
function letterOf(at: number): string {
  let letters = "";
  for (let left = at; left >= 0; left = Math.floor(left / 26) - 1)
    letters = String.fromCharCode(65 + (left % 26)) + letters;
  return letters;
}
