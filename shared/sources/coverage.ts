/** How much of a source is in the map. */
import { Recent } from "../basics/recent";
import type { ArgMap, MapNode, Source } from "../document/types";
import { type AsideSpan, asideOf } from "./aside";
import { stands } from "./quote";
import { type Span, sentencesOf } from "./sentences";

export type SentenceState = "mapped" | "aside" | "open";

export interface CoveredSentence extends Span {
  readonly state: SentenceState;
}

export interface Coverage {
  readonly sentences: readonly CoveredSentence[];
  readonly words: number;
  /** Words that stand in a citation, or in a sentence that was set aside. */
  readonly coveredWords: number;
  /** Sentences that are mapped or set aside, of all: 0..1; 1 for a text without sentences. */
  readonly share: number;
}

/** The spans of the source that nodes of the map cite, as far as their words stand there; sorted by their starts. */
export function citedSpans(map: ArgMap, source: Source): readonly Span[] {
  const text = source.text ?? "";
  return map.nodes
    .flatMap(({ citations = [] }) =>
      citations.filter((citation) => citation.source === source.id && stands(text, citation)),
    )
    .map(({ start, end }) => ({ start, end }))
    .sort((one, other) => one.start - other.start);
}

const WORD = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu;

/** The words of the text that was asked about last: it is the one that is read. */
let lastWords: { readonly text: string; readonly words: readonly Span[] } = { text: "", words: [] };

function wordsOf(text: string): readonly Span[] {
  if (lastWords.text !== text) lastWords = { text, words: findWords(text) };
  return lastWords.words;
}

function findWords(text: string): readonly Span[] {
  return [...text.matchAll(WORD)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The same stretches of text without overlaps. */
function union(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last && span.start <= last.end)
      merged[merged.length - 1] = { ...last, end: Math.max(last.end, span.end) };
    else if (span.start < span.end) merged.push(span);
  }
  return merged;
}

/** Tells for spans asked about from left to right whether one of the sorted spans overlaps them. */
function overlapping(spans: readonly Span[]): (span: Span) => boolean {
  const merged = union(spans);
  let at = 0;
  return ({ start, end }) => {
    while ((merged[at]?.end ?? Number.POSITIVE_INFINITY) <= start) at += 1;
    return (merged[at]?.start ?? Number.POSITIVE_INFINITY) < end;
  };
}

function stateOf(isMapped: boolean, isAside: boolean): SentenceState {
  if (isMapped) return "mapped";
  return isAside ? "aside" : "open";
}

const known = new Recent<readonly MapNode[], WeakMap<Source, Coverage>>();

/**
 * What of the source is mapped, sentence by sentence. A sentence counts as mapped where any word of it is cited. Computed
 * once for the nodes and the source as they are, because many ask.
 */
export function coverageOf(map: ArgMap, source: Source): Coverage {
  const bySource = known.get(map.nodes) ?? new WeakMap<Source, Coverage>();
  known.set(map.nodes, bySource);
  const found = bySource.get(source) ?? computeCoverage(map, source);
  bySource.set(source, found);
  return found;
}

function computeCoverage(map: ArgMap, source: Source): Coverage {
  const text = source.text ?? "";
  const cited = citedSpans(map, source);
  const aside: readonly AsideSpan[] = asideOf(source);
  const isCited = overlapping(cited);
  const isAside = overlapping(aside);
  const sentences = sentencesOf(text).map((sentence) => ({
    ...sentence,
    state: stateOf(isCited(sentence), isAside(sentence)),
  }));
  const words = wordsOf(text);
  const wordIsCited = overlapping(cited);
  const wordIsAside = overlapping(aside);
  const coveredWords = words.filter((word) => [wordIsCited(word), wordIsAside(word)].includes(true)).length;
  const done = sentences.filter(({ state }) => state !== "open").length;
  return {
    sentences,
    words: words.length,
    coveredWords,
    share: sentences.length === 0 ? 1 : done / sentences.length,
  };
}

/** The next sentence without a node after this place, from the start again at the end; null where none is open. */
export function nextOpen({ sentences }: Coverage, after: number): CoveredSentence | null {
  const open = sentences.filter(({ state }) => state === "open");
  return open.find(({ start }) => start > after) ?? open[0] ?? null;
}
