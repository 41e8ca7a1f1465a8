/** Where the words of a lost quotation may have gone: for a person to choose from, never taken by itself. */
import { likeness, wordsOf } from "../basics/likeness";
import type { Citation } from "../document/types";
import { type Span, sentencesOf, trimmed } from "./sentences";

export interface Candidate extends Span {
  readonly words: string;
  /** Shared words of all words, 0..1. */
  readonly score: number;
}

const MOST = 3;
const LEAST_LIKENESS = 0.2;
/** Shorter context stands in too many places to tell one. */
const LEAST_CONTEXT = 8;

/** What stands now between the words that stood around the quotation. */
function betweenContext(text: string, { exact, prefix, suffix }: Citation): Span | null {
  if (prefix.trim().length < LEAST_CONTEXT || suffix.trim().length < LEAST_CONTEXT) return null;
  const at = text.indexOf(prefix);
  if (at < 0) return null;
  const start = at + prefix.length;
  const end = text.indexOf(suffix, start);
  if (end < 0 || end - start > 3 * exact.length + 200) return null;
  const span = trimmed(text, start, end);
  return span.start < span.end ? span : null;
}

/** Stretches of as many sentences as were quoted, with how much of the words they share. */
function alike(text: string, exact: string): readonly { readonly span: Span; readonly score: number }[] {
  const wanted = wordsOf(exact);
  const sentences = sentencesOf(text);
  const length = Math.max(1, sentencesOf(exact).length);
  return sentences
    .flatMap(({ start }, at) => {
      const end = sentences[at + length - 1]?.end;
      if (end === undefined) return [];
      const score = likeness(wanted, wordsOf(text.slice(start, end)));
      return score >= LEAST_LIKENESS ? [{ span: { start, end }, score }] : [];
    })
    .sort((one, other) => other.score - one.score);
}

/**
 * Up to three places that the citation may mean now, the likeliest first: what stands where the quotation stood, told by
 * the words around it, and the sentences that share most words with it. Empty where nothing is like it.
 */
export function candidatesFor(text: string, citation: Citation): readonly Candidate[] {
  const between = betweenContext(text, citation);
  const chosen: { readonly span: Span; readonly score: number }[] = [];
  if (between) {
    const now = wordsOf(text.slice(between.start, between.end));
    chosen.push({ span: between, score: likeness(wordsOf(citation.exact), now) });
  }
  for (const one of alike(text, citation.exact)) {
    if (chosen.length >= MOST) break;
    const isTaken = chosen.some(({ span }) => span.start < one.span.end && one.span.start < span.end);
    if (!isTaken) chosen.push(one);
  }
  return chosen.map(({ span, score }) => ({ ...span, words: text.slice(span.start, span.end), score }));
}
