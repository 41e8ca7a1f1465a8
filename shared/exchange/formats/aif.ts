/**
 * AIF JSON: node sets of AIFdb, xAIF and OVA3. I-nodes are the statements; RA and CA nodes between them are the links:
 * several premises of one are joint, and one that leads to another RA or CA speaks about that link (an undercut).
 * Locutions, rephrasings and schemes become notes; what else dialogues have is told as lost.
 */
import { err, ok, type Result } from "../../basics/result";
import type { Citation } from "../../document/types";
import { readAnalysedText } from "./aif-text";
import { createMapBuilding, type MapBuilding } from "./building";
import type { Imported, ImportProblem, Reader } from "./format";
import { fieldOf, finiteOf, isRecord, type JsonRecord, parsedJson, recordsOf, wordOf } from "./json-text";
import { type Fields, nodeOfFields } from "./plain-fields";

interface AifNode {
  readonly id: string;
  readonly type: string;
  readonly text: string;
  readonly scheme: string;
}

interface Graph {
  readonly nodes: ReadonlyMap<string, AifNode>;
  /** Nodes by id, in the order of the file; the ends of every sound link. */
  readonly into: ReadonlyMap<string, ReadonlySet<AifNode>>;
  readonly outOf: ReadonlyMap<string, ReadonlySet<AifNode>>;
}

/** Where a node's links lead, or come from, in the order of the file. */
function around(links: ReadonlyMap<string, ReadonlySet<AifNode>>, id: string): readonly AifNode[] {
  return [...(links.get(id) ?? [])];
}

function read(text: string): Result<Imported, ImportProblem> {
  const file = parsedJson(text);
  const wrapped = isRecord(file) ? fieldOf(file, "AIF") : undefined;
  const set = isRecord(wrapped) ? wrapped : file;
  if (!isRecord(file) || !isRecord(set) || !("nodes" in set) || !("edges" in set))
    return err({
      kind: "malformed",
      message: `is not AIF: it needs a JSON object with the lists "nodes" and "edges", or one that holds it as "AIF"`,
    });
  const building = createMapBuilding();
  const nodes = recordsOf(fieldOf(set, "nodes")).flatMap(nodeOf);
  const graph = graphOf(nodes, recordsOf(fieldOf(set, "edges")), building);
  const own = fieldOf(file, "argmap");
  const ours = isRecord(own) ? own : {};
  const places = placesOf(file);
  const statements = nodes.filter(({ type }) => type === "I");
  const citations = citationsOf(file, graph, building);
  for (const { id, text: words } of statements)
    building.node(id, {
      x: 0,
      y: 0,
      ...places.get(id),
      ...notesOf(graph, id),
      ...(citations.has(id) && { citations: citations.get(id) ?? [] }),
      ...ownFields(ours, id),
      text: words,
    });
  if (statements.length === 0)
    building.notes.changed("files without any statement: the map is empty", "no I-nodes");
  for (const node of graph.nodes.values())
    if (node.type === "RA" || node.type === "CA") link(graph, node, ours, building);
  tellTheRest(graph, building);
  const isPlaced = statements.length > 0 && statements.every(({ id }) => places.has(id));
  return ok(building.finish(wordOf(fieldOf(ours, "title")) ?? "", isPlaced));
}

function nodeOf(node: JsonRecord): readonly AifNode[] {
  const id = wordOf(fieldOf(node, "nodeID"));
  if (id === undefined) return [];
  const type = (wordOf(fieldOf(node, "type")) ?? "").toUpperCase();
  const text = wordOf(fieldOf(node, "text")) ?? "";
  return [{ id, type, text, scheme: wordOf(fieldOf(node, "scheme")) ?? text }];
}

function graphOf(nodes: readonly AifNode[], edges: readonly JsonRecord[], building: MapBuilding): Graph {
  const byId = new Map<string, AifNode>();
  for (const node of nodes) if (!byId.has(node.id)) byId.set(node.id, node);
  const into = new Map<string, Set<AifNode>>();
  const outOf = new Map<string, Set<AifNode>>();
  const add = (to: Map<string, Set<AifNode>>, key: string, node: AifNode) => {
    const known = to.get(key);
    if (known) known.add(node);
    else to.set(key, new Set([node]));
  };
  for (const edge of edges) {
    const fromId = wordOf(fieldOf(edge, "fromID"));
    const toId = wordOf(fieldOf(edge, "toID"));
    const from = byId.get(fromId ?? "");
    const to = byId.get(toId ?? "");
    if (!from || !to) building.notes.lost("links whose ends are missing", `${fromId} → ${toId}`);
    else if (from.type === "I" && to.type === "I")
      building.notes.lost("links between statements that do not say what they mean", `${fromId} → ${toId}`);
    else {
      add(into, to.id, from);
      add(outOf, from.id, to);
    }
  }
  return { nodes: byId, into, outOf };
}

/** The links that one RA or CA stands for. The first bears its name, so that others can point at it. */
function link(graph: Graph, node: AifNode, ours: JsonRecord, building: MapBuilding): void {
  const premises = around(graph.into, node.id).filter(({ type }) => type === "I");
  const targets = around(graph.outOf, node.id).filter(({ type }) => /^(?:I|RA|CA)$/.test(type));
  if (premises.length === 0 || targets.length === 0) {
    building.notes.lost("inferences and conflicts without premise or without conclusion", node.id);
    return;
  }
  const scheme = /^(?:default (?:inference|conflict)|ra|ca|)$/i.test(node.scheme) ? null : node.scheme;
  const notes = ownEdgeNotes(ours, node.id) ?? (scheme === null ? undefined : `Scheme: ${scheme}`);
  let name: string | null = linkName(node.id);
  for (const target of targets)
    for (const premise of premises) {
      const to = target.type === "I" ? target.id : linkName(target.id);
      building.edge(name, premise.id, to, node.type === "RA" ? "support" : "oppose", {
        as: node.id,
        ...(premises.length > 1 && { joint: node.id }),
        ...(notes !== undefined && { notes }),
      });
      name = null;
    }
}

/** Links have names of their own, so that they never meet those of statements. */
const linkName = (id: string) => `link ${id}`;

/** What was said, and what it says again, as notes of the statement. */
function notesOf(graph: Graph, id: string): { readonly notes?: string } {
  const lines = around(graph.into, id)
    .filter(({ type }) => type === "YA")
    .flatMap((illocution) => around(graph.into, illocution.id))
    .filter(({ type }) => type === "L")
    .map(({ text }) => `Said: ${text}`);
  for (const rephrase of around(graph.outOf, id))
    if (rephrase.type === "MA")
      for (const target of around(graph.outOf, rephrase.id))
        if (target.type === "I") lines.push(`Rephrases: ${target.text}`);
  return lines.length > 0 ? { notes: lines.join("\n") } : {};
}

const OTHER_TYPES: Readonly<Record<string, string>> = {
  MA: "rephrasings: kept as notes of the statements",
  YA: "illocutions, such as asserting and arguing",
  TA: "transitions between locutions",
  PA: "preferences",
};

function tellTheRest(graph: Graph, building: MapBuilding): void {
  const { notes } = building;
  for (const { id, type, text } of graph.nodes.values()) {
    if (type === "I" || type === "RA" || type === "CA") continue;
    const said = around(graph.outOf, id).some(
      (next) => next.type === "YA" && around(graph.outOf, next.id).some((end) => end.type === "I"),
    );
    if (type === "L" && said) notes.changed("locutions: kept as notes of the statements", text);
    else if (type === "L") notes.lost("locutions that state nothing", text);
    else if (type === "MA") notes.changed(OTHER_TYPES.MA ?? "", text);
    else notes.lost(OTHER_TYPES[type] ?? `nodes of type ${type.slice(0, 12)}`, text);
  }
}

/** Where OVA drew the statements, by their ids. */
function placesOf(file: JsonRecord): ReadonlyMap<string, { readonly x: number; readonly y: number }> {
  const ova = fieldOf(file, "OVA");
  const places = new Map<string, { x: number; y: number }>();
  for (const node of recordsOf(isRecord(ova) ? fieldOf(ova, "nodes") : undefined)) {
    const id = wordOf(fieldOf(node, "nodeID")) ?? wordOf(fieldOf(node, "id"));
    const x = finiteOf(fieldOf(node, "x"));
    const y = finiteOf(fieldOf(node, "y"));
    if (id !== undefined && x !== undefined && y !== undefined) places.set(id, { x, y });
  }
  return places;
}

/** Quotes out of the analysed text, which becomes a source. */
function citationsOf(
  file: JsonRecord,
  graph: Graph,
  building: MapBuilding,
): ReadonlyMap<string, readonly Citation[]> {
  const html = wordOf(fieldOf(file, "text")) ?? "";
  const { text, spans } = readAnalysedText(html);
  const found = new Map<string, Citation[]>();
  if (text.trim() === "") return found;
  const name = "source analysed text";
  building.source(name, { title: "Analysed text", text });
  const source = building.idOf(name) ?? "";
  for (const { node, start, end } of spans) {
    const citation: Citation = {
      source,
      exact: text.slice(start, end),
      prefix: text.slice(Math.max(0, start - 32), start),
      suffix: text.slice(end, end + 32),
      start,
      end,
    };
    const statements = graph.nodes.get(node)?.type === "I" ? [node] : statementsOf(graph, node);
    if (statements.length === 0) building.notes.lost("spans of the text that belong to no statement", node);
    for (const id of statements) found.set(id, [...(found.get(id) ?? []), citation]);
  }
  return found;
}

function statementsOf(graph: Graph, locution: string): readonly string[] {
  return around(graph.outOf, locution)
    .filter(({ type }) => type === "YA")
    .flatMap(({ id }) => around(graph.outOf, id))
    .filter(({ type }) => type === "I")
    .map(({ id }) => id);
}

/** What only Argmap writes beside the AIF. */
function ownFields(ours: JsonRecord, id: string) {
  const nodes = fieldOf(ours, "nodes");
  const own = isRecord(nodes) ? fieldOf(nodes, id) : undefined;
  if (!isRecord(own)) return {};
  const fields: Fields = new Map(
    Object.entries(own).flatMap(([key, value]) => (typeof value === "string" ? [[key, value] as const] : [])),
  );
  return nodeOfFields(fields);
}

function ownEdgeNotes(ours: JsonRecord, id: string): string | undefined {
  const notes = fieldOf(ours, "linkNotes");
  return isRecord(notes) ? wordOf(fieldOf(notes, id)) : undefined;
}

export const aif: Reader = {
  format: "aif",
  extensions: [".json"],
  recognises: (text) =>
    /^\s*\{/.test(text) &&
    /"nodes"\s*:/.test(text) &&
    /"edges"\s*:/.test(text) &&
    (/"nodeID"\s*:/.test(text) || /"locutions"\s*:/.test(text) || /"AIF"\s*:/.test(text)),
  read,
};
