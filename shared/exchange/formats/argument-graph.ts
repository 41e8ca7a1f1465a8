/**
 * Weighted bipolar argument graphs as JSON: `{"arguments": [{"id", "base"}], "edges": [{"from", "to", "type": "support" or
 * "attack"}]}`. The form of the reference results that Argmap's reasoning is tested with, so that anyone can check them.
 */
import { err, ok, type Result } from "../../basics/result";
import { createMapBuilding } from "./building";
import type { Imported, ImportProblem, Reader } from "./format";
import { fieldOf, finiteOf, isRecord, type JsonRecord, parsedJson, wordOf } from "./json-text";

interface Argument {
  readonly id: string;
  readonly base: number;
  readonly text: string;
}

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly type: "support" | "attack";
}

function argumentOf(record: JsonRecord): Argument | null {
  const id = fieldOf(record, "id");
  const base = finiteOf(fieldOf(record, "base"));
  if (typeof id !== "string" || id === "" || base === undefined || base < 0 || base > 1) return null;
  return { id, base, text: wordOf(fieldOf(record, "text")) ?? id };
}

function edgeOf(record: JsonRecord): Edge | null {
  const [from, to, type] = ["from", "to", "type"].map((key) => fieldOf(record, key));
  if (typeof from !== "string" || typeof to !== "string") return null;
  return type === "support" || type === "attack" ? { from, to, type } : null;
}

/** Every item of a list, or null where it is no list or one of its items is not sound. */
function allOf<T>(list: unknown, itemOf: (record: JsonRecord) => T | null): readonly T[] | null {
  if (!Array.isArray(list)) return null;
  const items = list.flatMap((item) => (isRecord(item) ? (itemOf(item) ?? []) : []));
  return items.length === list.length ? items : null;
}

/** The graph as the file says it, also where no map could hold it: with links of an argument to itself. */
export interface PlainGraph {
  readonly title: string;
  readonly arguments: readonly Argument[];
  readonly edges: readonly Edge[];
}

export function readPlainGraph(text: string): Result<PlainGraph, ImportProblem> {
  const file = parsedJson(text);
  const graph = isRecord(file) ? file : {};
  const args = allOf(fieldOf(graph, "arguments"), argumentOf);
  const edges = allOf(fieldOf(graph, "edges"), edgeOf);
  if (args && edges) return ok({ title: wordOf(fieldOf(graph, "id")) ?? "", arguments: args, edges });
  return err({
    kind: "malformed",
    message: `is not an argument graph: it needs a list "arguments" with "id" and "base" (0 to 1), and a list "edges" with "from", "to" and "type"`,
  });
}

function read(text: string): Result<Imported, ImportProblem> {
  const graph = readPlainGraph(text);
  if (!graph.ok) return graph;
  const building = createMapBuilding();
  for (const { id, base, text: words } of graph.value.arguments)
    building.node(id, { text: words, x: 0, y: 0, confidence: base });
  for (const { from, to, type } of graph.value.edges)
    building.edge(null, from, to, type === "support" ? "support" : "oppose");
  return ok(building.finish(graph.value.title));
}

export const argumentGraph: Reader = {
  format: "argument-graph",
  extensions: [".json"],
  recognises: (text) => /^\s*\{/.test(text) && /"arguments"\s*:/.test(text) && /"base"\s*:/.test(text),
  read,
};
