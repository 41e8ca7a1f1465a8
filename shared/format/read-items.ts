/** Nodes, edges and sources from their fields. Values that make no sense are mended here; links between items later. */
import {
  type Citation,
  KINDS,
  LIMITS,
  type MapEdge,
  type MapNode,
  RELATIONS,
  type Source,
} from "../document/types";
import type { Fields } from "./fields";
import { CITATION_KEYS, EDGE_KEYS, NODE_KEYS, SOURCE_KEYS } from "./known-keys";

/** An item together with the fields it was read from, for the path of later repairs. */
export interface Read<T> {
  readonly item: T;
  readonly fields: Fields;
}

type Optional<T> = { -readonly [K in keyof T]?: T[K] | undefined };

const nodeKeys: ReadonlySet<string> = new Set(NODE_KEYS);
const citationKeys: ReadonlySet<string> = new Set(CITATION_KEYS);
const edgeKeys: ReadonlySet<string> = new Set(EDGE_KEYS);
const sourceKeys: ReadonlySet<string> = new Set(SOURCE_KEYS);

export function readNode(fields: Fields): MapNode {
  const required = {
    id: fields.id("id"),
    kind: fields.choice("kind", KINDS),
    text: fields.text("text", LIMITS.text),
    x: position(fields, "x"),
    y: position(fields, "y"),
  };
  return withOptional<MapNode>(required, {
    width: width(fields),
    notes: fields.optionalText("notes", LIMITS.text),
    confidence: confidence(fields),
    muted: fields.optionalFlag("muted"),
    collapsed: fields.optionalFlag("collapsed"),
    tags: fields.optionalTexts("tags"),
    citations: fields.has("citations") ? fields.objects("citations").map(readCitation) : undefined,
    extra: fields.extra(nodeKeys),
  });
}

function readCitation(fields: Fields): Citation {
  const required = {
    source: fields.id("source"),
    exact: fields.text("exact"),
    prefix: fields.text("prefix"),
    suffix: fields.text("suffix"),
    ...span(fields),
  };
  return withOptional<Citation>(required, { extra: fields.extra(citationKeys) });
}

export function readEdge(fields: Fields): MapEdge {
  const required = {
    id: fields.id("id"),
    from: fields.id("from"),
    to: fields.id("to"),
    relation: fields.choice("relation", RELATIONS),
  };
  return withOptional<MapEdge>(required, {
    joint: fields.optionalText("joint", LIMITS.text),
    notes: fields.optionalText("notes", LIMITS.text),
    extra: fields.extra(edgeKeys),
  });
}

export function readSource(fields: Fields): Source {
  const required = { id: fields.id("id"), title: fields.text("title", LIMITS.text) };
  return withOptional<Source>(required, {
    text: fields.optionalText("text"),
    url: fields.optionalText("url"),
    author: fields.optionalText("author"),
    published: fields.optionalText("published"),
    grade: fields.optionalText("grade"),
    notes: fields.optionalText("notes", LIMITS.text),
    extra: fields.extra(sourceKeys),
  });
}

function position(fields: Fields, key: "x" | "y"): number {
  const value = fields.anyNumber(key);
  if (value === undefined || Number.isFinite(value)) return value ?? 0;
  fields.repair(key, `was ${fields.numberText(key)}, which is no place; it is 0 now`);
  return 0;
}

function width(fields: Fields): number | undefined {
  if (!fields.has("width")) return undefined;
  const value = fields.anyNumber("width");
  if (value === undefined || (Number.isFinite(value) && value > 0)) return value;
  fields.repair("width", `was ${fields.numberText("width")}, which is no width; it was left out`);
  return undefined;
}

function confidence(fields: Fields): number | undefined {
  if (!fields.has("confidence")) return undefined;
  const value = fields.anyNumber("confidence");
  if (value === undefined || (value >= 0 && value <= 1)) return value;
  const was = `was ${fields.numberText("confidence")}, and a confidence lies between 0 and 1`;
  const now = Number.isNaN(value) ? undefined : Math.min(1, Math.max(0, value));
  fields.repair("confidence", now === undefined ? `${was}; it was left out` : `${was}; it is ${now} now`);
  return now;
}

/** Offsets that cannot be are set to 0; quote and context still find the span. */
function span(fields: Fields): { readonly start: number; readonly end: number } {
  const start = fields.anyNumber("start") ?? 0;
  const end = fields.anyNumber("end") ?? 0;
  if (Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && start <= end)
    return { start, end };
  const was = `were ${fields.numberText("start")} and ${fields.numberText("end")}`;
  fields.repair("start", `and end ${was}, which is no span of a text; both are 0 now, and the quote is kept`);
  return { start: 0, end: 0 };
}

/** Adds the fields that have a value. */
function withOptional<T extends object>(required: object, optional: Optional<T>): T {
  const item = required as Record<string, unknown>;
  for (const key of Object.keys(optional)) {
    const value = optional[key as keyof T];
    if (value !== undefined) item[key] = value;
  }
  return item as T;
}
