/** A node or an edge as named texts, for formats whose things carry attributes or columns. One codec for all of them. */
import { KINDS, type Kind, type MapEdge, type MapNode, RELATIONS, type Relation } from "../../document/types";
import type { NewNode } from "./building";

export const NODE_FIELDS = [
  "kind",
  "text",
  "x",
  "y",
  "width",
  "notes",
  "confidence",
  "muted",
  "collapsed",
  "tags",
] as const;
export type NodeField = (typeof NODE_FIELDS)[number];

export type Fields = ReadonlyMap<string, string>;

/** The fields that the node has, tags as a JSON list. */
export function nodeFields(node: MapNode): ReadonlyMap<NodeField, string> {
  const fields = new Map<NodeField, string>();
  for (const name of NODE_FIELDS) {
    const value = node[name];
    if (value !== undefined) fields.set(name, Array.isArray(value) ? JSON.stringify(value) : String(value));
  }
  return fields;
}

/** What of a node the fields tell. Nothing is believed that is not sound: a bad number is as if it was not there. */
export function nodeOfFields(fields: Fields): Partial<NewNode> {
  const width = numberOf(fields.get("width"));
  const confidence = numberOf(fields.get("confidence"));
  const kind = kindOf(fields.get("kind"));
  const text = fields.get("text");
  const notes = fields.get("notes");
  const tags = tagsOf(fields.get("tags"));
  const x = numberOf(fields.get("x"));
  const y = numberOf(fields.get("y"));
  return {
    ...(kind && { kind }),
    ...(text !== undefined && { text }),
    ...(x !== null && { x }),
    ...(y !== null && { y }),
    ...(width !== null && width > 0 && { width }),
    ...(notes !== undefined && { notes }),
    ...(confidence !== null && confidence >= 0 && confidence <= 1 && { confidence }),
    ...flagOf("muted", fields.get("muted")),
    ...flagOf("collapsed", fields.get("collapsed")),
    ...(tags && { tags }),
  };
}

/** The fields that the edge has besides its ends. */
export function edgeFields(edge: MapEdge): ReadonlyMap<"relation" | "joint" | "notes", string> {
  return new Map([
    ["relation", edge.relation],
    ...(edge.joint === undefined ? [] : [["joint", edge.joint] as const]),
    ...(edge.notes === undefined ? [] : [["notes", edge.notes] as const]),
  ]);
}

export function kindOf(word: string | undefined): Kind | undefined {
  return KINDS.find((kind) => kind === word?.trim().toLowerCase());
}

/** The relation that a field of that meaning names, in this app's words or in those of the field. */
export function relationOf(word: string | undefined): Relation | undefined {
  const said = word?.trim().toLowerCase();
  if (said === "attack" || said === "undercut") return "oppose";
  return RELATIONS.find((relation) => relation === said);
}

export function numberOf(word: string | undefined): number | null {
  if (word === undefined || word.trim() === "") return null;
  const number = Number(word);
  return Number.isFinite(number) ? number : null;
}

function flagOf(name: "muted" | "collapsed", word: string | undefined): Partial<MapNode> {
  return word === "true" || word === "false" ? { [name]: word === "true" } : {};
}

/** A JSON list of texts, or words between commas or semicolons. */
export function tagsOf(word: string | undefined): readonly string[] | undefined {
  if (word === undefined) return undefined;
  try {
    const list: unknown = JSON.parse(word);
    if (Array.isArray(list)) return list.filter((tag) => typeof tag === "string");
  } catch {
    // Not a list, so the words themselves.
  }
  const words = word
    .split(/[,;]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");
  return words.length > 0 ? words : undefined;
}
