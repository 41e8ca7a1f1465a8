/** What exactly changed about one thing, field by field in words. */
import { isSameData } from "../basics/same-data";
import { edgeName, jointWords, KIND_NAMES, RELATION_NAMES } from "../document/describe";
import { edgeOf, nodeOf, sourcesById } from "../document/lookups";
import { publisherOf } from "../document/publisher";
import { type ArgMap, DEFAULT_CONFIDENCE, type MapEdge, type MapNode, type Source } from "../document/types";
import { type Change, type Comparison, strengthWords } from "./comparison";

export interface Detail {
  /** "Text", "Kind", "Strength" */
  readonly label: string;
  /** Empty where there was none. */
  readonly before: string;
  readonly after: string;
  /** A text of the person, worth comparing word by word. */
  readonly isText: boolean;
}

/** How one field is said: its words, and whether they are a text. Without words only that it changed can be said. */
interface Field<T> {
  readonly label: string;
  readonly of: (row: T, map: ArgMap) => unknown;
  readonly words: (row: T, map: ArgMap) => string;
  readonly isText?: true;
}

const yesNo = (value: boolean | undefined): string => (value === true ? "yes" : "no");
const text = <T>(label: string, of: (row: T) => string | undefined): Field<T> => ({
  label,
  of,
  words: (row) => of(row) ?? "",
  isText: true,
});
const word = <T>(label: string, of: (row: T, map: ArgMap) => string): Field<T> => ({ label, of, words: of });
const rest = <T extends { readonly extra?: unknown }>(): Field<T> => ({
  label: "Other contents",
  of: ({ extra }) => extra,
  words: () => "",
});

const NODE: readonly Field<MapNode>[] = [
  text("Text", ({ text: own }) => own),
  word("Kind", ({ kind }) => KIND_NAMES[kind]),
  word("Confidence", ({ confidence = DEFAULT_CONFIDENCE }) => String(confidence)),
  word("Muted", ({ muted }) => yesNo(muted)),
  text("Notes", ({ notes }) => notes),
  word("Tags", ({ tags = [] }) => tags.join(", ")),
  { label: "Quotes", of: ({ citations = [] }) => citations, words: quotes, isText: true },
  word("Collapsed", ({ collapsed }) => yesNo(collapsed)),
  word("Place", ({ x, y }) => `${Math.round(x)}, ${Math.round(y)}`),
  word("Width", ({ width }) => (width === undefined ? "by its text" : String(Math.round(width)))),
  rest(),
];

function quotes({ citations = [] }: MapNode, map: ArgMap): string {
  return citations
    .map(({ source, exact }) => `“${exact}” (${sourcesById(map).get(source)?.title ?? source})`)
    .join("\n");
}

const EDGE: readonly Field<MapEdge>[] = [
  { label: "Link", of: ({ from, to }) => [from, to], words: (edge, map) => edgeName(map, edge) },
  word("Relation", ({ relation }) => RELATION_NAMES[relation]),
  {
    label: "Joint",
    of: ({ joint }) => joint,
    words: (edge, map) => jointWords(map, edge) || "Counts for itself",
  },
  text("Notes", ({ notes }) => notes),
  rest(),
];

const SOURCE: readonly Field<Source>[] = [
  text("Title", ({ title }) => title),
  word("Author", ({ author }) => author ?? ""),
  word("Publisher", (source) => publisherOf(source) ?? ""),
  word("Published", ({ published }) => published ?? ""),
  word("Address", ({ url }) => url ?? ""),
  word("Grade", ({ grade }) => grade ?? ""),
  text("Notes", ({ notes }) => notes),
  text("Text", ({ text: own }) => own),
  rest(),
];

function fieldDetails<T>(
  fields: readonly Field<T>[],
  [older, before]: readonly [T | undefined, ArgMap],
  [newer, after]: readonly [T | undefined, ArgMap],
): Detail[] {
  if (older === undefined || newer === undefined) return [];
  return fields
    .filter(({ of }) => !isSameData(of(older, before), of(newer, after)))
    .map(({ label, words, isText = false }) => ({
      label,
      before: words(older, before),
      after: words(newer, after),
      isText,
    }));
}

/** What changed about a thing that both versions have, its strength included; nothing for what is only in one. */
export function detailsOf(
  { before, after, strengths }: Comparison,
  { what, id, verb }: Change,
): readonly Detail[] {
  if (what === "title") return [{ label: "Title", before: before.title, after: after.title, isText: true }];
  if (what === "other" || verb === "added" || verb === "removed") return [];
  if (what === "edge") return fieldDetails(EDGE, [edgeOf(before, id), before], [edgeOf(after, id), after]);
  if (what === "source")
    return fieldDetails(SOURCE, [sourcesById(before).get(id), before], [sourcesById(after).get(id), after]);
  const own = fieldDetails(NODE, [nodeOf(before, id), before], [nodeOf(after, id), after]);
  const [was, is] = [strengthWords(strengths?.before.get(id)), strengthWords(strengths?.after.get(id))];
  return was === is ? own : [...own, { label: "Strength", before: was, after: is, isText: false }];
}
