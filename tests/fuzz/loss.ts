/**
 * The rule of silent loss. What a file says is the plain reading of its JSON. Opened as a map, every row and every field
 * of it stands in the map again, as it was, unless a repair names it. It is decidable for every file that opens.
 */
import { childPath } from "../../shared/format/json-path";
import type { Repair } from "../../shared/format/opened";
import { isObject, isSame, type Json, ownValue } from "./json";

const LISTS = ["nodes", "edges", "sources"] as const;

/** What was lost and is not told, or null. `before` is the file's JSON, `after` that of the map when it is written. */
export function silentLoss(before: Json, after: Json, repairs: readonly Repair[]): string | null {
  if (!isObject(before) || !isObject(after)) return "the map";
  const told = new Set(repairs.map(({ path }) => path));
  const leftOut = new Set(
    repairs.filter(({ message }) => message.includes("it was left out: {")).map(({ path }) => path),
  );
  for (const key of Object.keys(before)) {
    const rows = ownValue(before, key);
    const isList = LISTS.some((list) => list === key) && Array.isArray(rows);
    const lost = isList
      ? lostRow(key, rows, ownValue(after, key), { told, leftOut, repairs })
      : lostValue(childPath("", key), rows, ownValue(after, key), told);
    if (lost !== null) return lost;
  }
  return null;
}

interface Told {
  readonly told: ReadonlySet<string>;
  readonly leftOut: ReadonlySet<string>;
  readonly repairs: readonly Repair[];
}

function lostRow(list: string, rows: readonly Json[], kept: Json | undefined, tale: Told): string | null {
  if (!Array.isArray(kept)) return list;
  const stay = rows.flatMap((row, at) => (tale.leftOut.has(`${list}[${at}]`) ? [] : [{ row, at }]));
  if (stay.length !== kept.length) return `${list}: ${stay.length} should stay and ${kept.length} did`;
  for (const [place, { row, at }] of stay.entries()) {
    const now = kept[place];
    if (!isObject(row) || !isObject(now)) return `${list}[${at}]`;
    for (const key of Object.keys(row)) {
      const path = childPath(`${list}[${at}]`, key);
      const lost =
        list === "nodes" && key === "citations"
          ? lostCitation(path, row, now, tale)
          : lostValue(path, row[key], ownValue(now, key), tale.told);
      if (lost !== null) return lost;
    }
  }
  return null;
}

/** Citations that are left out are told under the list's own path, with their place in it. */
function lostCitation(
  path: string,
  row: { [key: string]: Json },
  now: { [key: string]: Json },
  { told, repairs }: Told,
): string | null {
  const before = row.citations;
  const after = ownValue(now, "citations");
  if (!Array.isArray(before) || !Array.isArray(after)) return path;
  const gone = new Set(
    repairs.flatMap((repair) => (repair.path === path ? [/^had at (\d+) /.exec(repair.message)?.[1]] : [])),
  );
  const stay = before.flatMap((citation, at) => (gone.has(String(at)) ? [] : [{ citation, at }]));
  if (stay.length !== after.length) return path;
  // A citation follows its source to the source's new id, which the repair of the source tells.
  const hasMoved = repairs.some(({ message }) => message.includes("also in the citations"));
  for (const [place, { citation, at }] of stay.entries()) {
    const kept = after[place];
    if (!isObject(citation) || !isObject(kept)) return `${path}[${at}]`;
    const isSpanMended = told.has(`${path}[${at}].start`);
    for (const key of Object.keys(citation)) {
      if (isSpanMended && (key === "start" || key === "end")) continue;
      if (hasMoved && key === "source") continue;
      const lost = lostValue(childPath(`${path}[${at}]`, key), citation[key], ownValue(kept, key), told);
      if (lost !== null) return lost;
    }
  }
  return null;
}

/** A value with something told at it, or anywhere in it, has been told. */
function lostValue(
  path: string,
  before: Json | undefined,
  after: Json | undefined,
  told: ReadonlySet<string>,
): string | null {
  if (isSame(before, after)) return null;
  for (const one of told)
    if (one === path || one.startsWith(`${path}.`) || one.startsWith(`${path}[`)) return null;
  return path;
}
