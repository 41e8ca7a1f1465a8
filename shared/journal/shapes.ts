/**
 * Whether the JSON of a journal's line has the shape of a head or a step. Rows are looked at only as far as it takes to
 * write them as the text of a file: reading that text then judges everything in them.
 */
import type { Json } from "../basics/json";
import type { MapEdge, MapNode, Source } from "../document/types";
import { isJsonArray, isJsonObject, type JsonObject } from "../format/fields";
import type { ListChange, MapChange } from "./change";
import type { JournalFile, JournalHead, JournalStep } from "./journal";

type Guard<T> = (value: Json | undefined) => value is Json & T;

const isText = (value: Json | undefined): value is string => typeof value === "string";
const isFlag = (value: Json | undefined): value is boolean => typeof value === "boolean";
const isCount = (value: Json | undefined): value is number =>
  typeof value === "number" && Number.isSafeInteger(value);

function isExtra(value: Json | undefined): boolean {
  return (
    isJsonArray(value) && value.every((pair) => isJsonArray(pair) && pair.length === 2 && isText(pair[0]))
  );
}

function isItem(value: Json | undefined): value is JsonObject {
  return isJsonObject(value) && (value.extra === undefined || isExtra(value.extra));
}

const isNode = (value: Json | undefined): value is Json & MapNode =>
  isItem(value) &&
  (value.citations === undefined || (isJsonArray(value.citations) && value.citations.every(isItem)));
const isEdge = (value: Json | undefined): value is Json & MapEdge => isItem(value);
const isSource = (value: Json | undefined): value is Json & Source => isItem(value);

function isListChange<T>(value: Json | undefined, isRow: Guard<T>): value is Json & ListChange<T> {
  if (!isJsonObject(value)) return false;
  const { set, at, remove, rows } = value;
  if (set === undefined) return isCount(at) && isCount(remove) && isJsonArray(rows) && rows.every(isRow);
  return (
    isJsonArray(set) &&
    set.every((pair) => isJsonArray(pair) && pair.length === 2 && isCount(pair[0]) && isRow(pair[1]))
  );
}

function isChange(value: Json | undefined): value is Json & MapChange {
  if (!isJsonObject(value)) return false;
  const { title, nodes, edges, sources, extra } = value;
  return (
    (title === undefined || isText(title)) &&
    (nodes === undefined || isListChange(nodes, isNode)) &&
    (edges === undefined || isListChange(edges, isEdge)) &&
    (sources === undefined || isListChange(sources, isSource)) &&
    (extra === undefined || extra === null || isExtra(extra))
  );
}

function isFile(value: Json | undefined): value is Json & JournalFile {
  return isJsonObject(value) && isText(value.id) && isText(value.name) && isFlag(value.readOnly);
}

export function isHead(value: JsonObject): value is JsonObject & JournalHead {
  return isText(value.key) && isFlag(value.isSaved) && (value.file === null || isFile(value.file));
}

export function isStep(value: Json | undefined): value is JsonObject & JournalStep {
  return (
    isJsonObject(value) &&
    isCount(value.time) &&
    isText(value.name) &&
    isText(value.differs) &&
    isChange(value.change)
  );
}
