/** Maps as the text of an `.argmap` file: one node, edge or source a line, keys in a fixed order. */
import type { Json } from "../basics/json";
import type { ArgMap, Citation, Extra, MapEdge, MapNode, Source } from "../document/types";
import { CITATION_KEYS, EDGE_KEYS, FORMAT, NODE_KEYS, SOURCE_KEYS, VERSION } from "./known-keys";

/** The text of the file, with a line end at its end. The same map always gives the same text. */
export function serialise(map: ArgMap): string {
  const members = [
    member("format", FORMAT),
    member("version", VERSION),
    member("title", map.title),
    list("nodes", map.nodes.map(nodeLine)),
    list("edges", map.edges.map(edgeLine)),
    list("sources", map.sources.map(sourceLine)),
    ...(map.extra ?? []).map(([key, value]) => member(key, value)),
  ];
  return `{\n${members.join(",\n")}\n}\n`;
}

/** The edge as it stands in a file. */
export function edgeLine(edge: MapEdge): string {
  return `{${[...known(edge, EDGE_KEYS), ...unknown(edge.extra)].join(",")}}`;
}

export function citationLine(citation: Citation): string {
  return `{${[...known(citation, CITATION_KEYS), ...unknown(citation.extra)].join(",")}}`;
}

function nodeLine(node: MapNode): string {
  const { citations, ...plain } = node;
  const fields = known(plain, NODE_KEYS);
  if (citations !== undefined) fields.push(`"citations":[${citations.map(citationLine).join(",")}]`);
  return `{${[...fields, ...unknown(node.extra)].join(",")}}`;
}

function sourceLine(source: Source): string {
  return `{${[...known(source, SOURCE_KEYS), ...unknown(source.extra)].join(",")}}`;
}

function member(key: string, value: Json): string {
  return `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
}

function list(key: string, lines: readonly string[]): string {
  if (lines.length === 0) return `  ${JSON.stringify(key)}: []`;
  return `  ${JSON.stringify(key)}: [\n${lines.map((line) => `    ${line}`).join(",\n")}\n  ]`;
}

function known(item: object, keys: readonly string[]): string[] {
  const fields = item as Readonly<Record<string, Json | undefined>>;
  const written: string[] = [];
  for (const key of keys) {
    const value = fields[key];
    if (value !== undefined) written.push(`"${key}":${JSON.stringify(value)}`);
  }
  return written;
}

function unknown(extra: Extra = []): string[] {
  return extra.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
}
