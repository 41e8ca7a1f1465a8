/**
 * Tables: one of nodes and one of links with a blank line between, one of nodes with a column for the parent, or one of
 * links alone. Columns are known by their names, in any order.
 */
import { err, ok, type Result } from "../../basics/result";
import { createMapBuilding, type MapBuilding } from "./building";
import { csvRows } from "./csv-rows";
import type { Imported, ImportProblem, Reader } from "./format";
import { nodeOfFields, relationOf } from "./plain-fields";
import { relationByLook } from "./signs";

type Row = ReadonlyMap<string, string>;

interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

const NAMES: Readonly<Record<string, readonly string[]>> = {
  id: ["id", "key", "nr", "no", "number"],
  text: ["text", "label", "claim", "statement", "name", "title", "node", "argument", "content"],
  parent: ["parent", "parent id", "parentid", "parent_id", "target of", "about"],
  from: ["from", "source", "source id", "source_id", "start"],
  to: ["to", "target", "target id", "target_id", "end"],
  relation: ["relation", "type", "sign", "stance", "role", "pro/con", "polarity", "edge"],
};
const KEPT = ["kind", "x", "y", "width", "notes", "confidence", "muted", "collapsed", "tags", "joint"];

/** The name under which a column is known here; its own where it is not. */
function columnName(written: string): string {
  const name = written.trim().toLowerCase();
  return Object.keys(NAMES).find((known) => NAMES[known]?.includes(name)) ?? name;
}

function tablesOf(text: string): readonly Table[] {
  const tables: Table[] = [];
  let rows: (readonly string[])[] = [];
  for (const row of [...csvRows(text), []]) {
    if (row.some((value) => value.trim() !== "")) rows.push(row);
    else if (rows.length > 0) {
      const [head = [], ...others] = rows;
      const columns = head.map(columnName);
      tables.push({ columns, rows: others.map((other) => rowOf(columns, other)) });
      rows = [];
    }
  }
  return tables;
}

/** The values by their columns, the first of a name; an empty one is as if it was not there, but for texts. */
function rowOf(columns: readonly string[], values: readonly string[]): Row {
  const row = new Map<string, string>();
  for (const [at, column] of columns.entries()) {
    const value = values[at];
    if (value !== undefined && !row.has(column) && (value !== "" || column === "text"))
      row.set(column, value);
  }
  return row;
}

const isLinks = ({ columns }: Table) => columns.includes("from") && columns.includes("to");
const isNodes = ({ columns }: Table) =>
  columns.includes("text") || (columns.includes("id") && columns.length > 1);

function read(text: string): Result<Imported, ImportProblem> {
  const tables = tablesOf(text);
  if (!tables.some((table) => isLinks(table) || isNodes(table)))
    return err({
      kind: "malformed",
      message:
        "has no table that Argmap knows: the first line must name columns, such as id, text, parent or from, to",
    });
  const building = createMapBuilding();
  const linkNames = new Set(
    tables.filter(isLinks).flatMap(({ rows }) => rows.flatMap((row) => row.get("id") ?? [])),
  );
  let title = "";
  for (const table of tables)
    if (isLinks(table)) continue;
    else if (isNodes(table)) addNodes(table, building);
    else if (table.columns.length === 1 && table.rows.length === 0) title = table.columns[0] ?? "";
    else building.notes.lost("tables that are neither of nodes nor of links", table.columns.join(", "));
  for (const table of tables) if (isLinks(table)) addLinks(table, linkNames, building);
  const nodes = tables.filter((table) => !isLinks(table) && isNodes(table));
  const isPlaced =
    nodes.length > 0 && nodes.every(({ rows }) => rows.every((row) => row.has("x") && row.has("y")));
  return ok(building.finish(title, isPlaced));
}

function addNodes({ columns, rows }: Table, building: MapBuilding): void {
  for (const column of columns)
    if (!KEPT.includes(column) && !["id", "text", "parent", "relation"].includes(column) && column !== "")
      building.notes.lost("columns that a map does not have", column);
  const byText = new Map(rows.map((row, at) => [row.get("text") ?? "", nodeName(row, at)]));
  const names = new Set(rows.map(nodeName));
  for (const [at, row] of rows.entries()) {
    const text = row.get("text") ?? row.get("id") ?? "";
    building.node(nodeName(row, at), { x: 0, y: 0, ...nodeOfFields(row), text, as: row.get("id") ?? "row" });
  }
  if (!columns.includes("parent")) return;
  for (const [at, row] of rows.entries()) {
    const parent = row.get("parent");
    if (parent === undefined || parent.trim() === "") continue;
    const id = `node ${parent}`;
    const target = names.has(id) ? id : (byText.get(parent) ?? id);
    addLink(nodeName(row, at), target, null, row, building);
  }
}

const nodeName = (row: Row, at: number) => (row.has("id") ? `node ${row.get("id")}` : `row ${at + 1}`);

function addLinks({ rows }: Table, linkNames: ReadonlySet<string>, building: MapBuilding): void {
  for (const row of rows) {
    const [from = "", to = ""] = [row.get("from"), row.get("to")];
    for (const end of [from, to])
      if (end !== "" && !building.has(`node ${end}`) && !linkNames.has(end)) {
        building.notes.changed("nodes that only links name: their name is their text", end);
        building.node(`node ${end}`, { text: end, x: 0, y: 0, as: end });
      }
    const isToLink = linkNames.has(to) && !building.has(`node ${to}`);
    addLink(`node ${from}`, isToLink ? `link ${to}` : `node ${to}`, row.get("id") ?? null, row, building);
  }
}

function addLink(from: string, to: string, id: string | null, row: Row, building: MapBuilding): void {
  const said = row.get("relation");
  const sign = relationByLook({ label: said });
  const isGuess = sign.by === null && relationOf(said) === undefined;
  if (isGuess)
    building.notes.changed(
      "links that do not say whether they support or oppose: taken as supporting",
      said ?? from,
    );
  const joint = row.get("joint");
  const notes = id === null ? undefined : row.get("notes");
  building.edge(id === null ? null : `link ${id}`, from, to, relationOf(said) ?? sign.relation, {
    isGuess,
    ...(id !== null && { as: id }),
    ...(joint !== undefined && { joint }),
    ...(notes !== undefined && { notes }),
  });
}

export const csv: Reader = {
  format: "csv",
  extensions: [".csv", ".tsv"],
  isLoose: true,
  recognises: (text) => {
    const [line = ""] = text.replace(/^\ufeff/, "").split(/[\r\n]/, 1);
    if (line.length > 1000 || !/[,;\t]/.test(line)) return false;
    const columns = (csvRows(line)[0] ?? []).map(columnName);
    const has = (name: string) => columns.includes(name);
    return (has("from") && has("to")) || (has("text") && (has("id") || has("parent") || has("kind")));
  },
  read,
};
