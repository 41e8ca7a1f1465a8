/**
 * Sentences of a text that look like arguments, told by the words that people use when they argue. Rules only: nothing is
 * learned, nothing leaves the computer, and nothing is added to a map by itself.
 */
import type { Kind, Relation } from "../document/types";
import { ENGLISH_MARKERS, type Marker } from "./discourse-markers";
import { type Span, sentencesOf } from "./sentences";

export interface Suggestion extends Span {
  readonly kind: Kind;
  readonly relation: Relation | null;
  /** The words of the text that gave the hint. */
  readonly because: string;
}

interface Rule extends Marker {
  readonly pattern: RegExp;
}

function ruleOf(marker: Marker): Rule {
  const source = marker.words
    .split(" ")
    .map((word) => word.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*/g, "[\\p{L}\\p{N}'’-]*"))
    .join("\\s+");
  return { ...marker, pattern: new RegExp(`(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])`, "iu") };
}

const known = new WeakMap<readonly Marker[], readonly Rule[]>();

function rulesOf(markers: readonly Marker[]): readonly Rule[] {
  const found = known.get(markers) ?? markers.map(ruleOf);
  known.set(markers, found);
  return found;
}

/** What the sentence may be, by the first marker that it holds; null where it holds none. */
export function hintOf(
  sentence: string,
  markers: readonly Marker[] = ENGLISH_MARKERS,
): Pick<Suggestion, "kind" | "relation" | "because"> | null {
  for (const { pattern, kind, relation } of rulesOf(markers)) {
    const [because] = pattern.exec(sentence) ?? [];
    if (because !== undefined) return { kind, relation, because };
  }
  return null;
}

/** The sentences of the text that hold a marker, in order. */
export function suggestionsIn(
  text: string,
  markers: readonly Marker[] = ENGLISH_MARKERS,
): readonly Suggestion[] {
  return sentencesOf(text).flatMap((sentence) => {
    const hint = hintOf(text.slice(sentence.start, sentence.end), markers);
    return hint ? [{ ...sentence, ...hint }] : [];
  });
}
