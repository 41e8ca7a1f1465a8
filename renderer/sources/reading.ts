/** Where a person reads in the sources of the map: what shows, and which words the keys act on. Never in the file. */
import type { Citation } from "../../shared/document/types";
import type { Span } from "../../shared/sources/sentences";
import type { Suggestion } from "../../shared/sources/suggest";

export type ReviewFate = "lost" | "changed" | "moved";

/** A citation as an edit of the text left it, by node and place. */
export interface ReviewedCitation {
  readonly node: string;
  readonly at: number;
  readonly fate: ReviewFate;
  readonly citation: Citation;
}

/** What became of the citations of a source when its text was edited or replaced: for the list to look through. */
export interface Review {
  readonly source: string;
  /** The text that it speaks of. */
  readonly text: string;
  readonly lines: readonly ReviewedCitation[];
  /** It was asked for, so the keyboard goes there. */
  readonly takesFocus?: boolean;
}

export type ReadingMode = "read" | "edit" | "add" | "details" | "replace";

export interface Reading {
  /** The source that shows; null for the first one. */
  readonly source: string | null;
  readonly mode: ReadingMode;
  /** The chosen words; null before anything is chosen. */
  readonly span: Span | null;
  /** The sentence where the choice began, and the one where it ends: Shift moves the end. */
  readonly anchor: Span | null;
  readonly head: Span | null;
  /** A reason is being given for setting these words aside. */
  readonly setsAside: Span | null;
  readonly suggests: boolean;
  /** The suggestions for a long text, worked out away from the page; null before that. */
  readonly judged: { readonly text: string; readonly found: readonly Suggestion[] } | null;
  /** Suggestions that were turned down, as `suggestionKey` names them. */
  readonly dismissed: ReadonlySet<string>;
  readonly review: Review | null;
  /** A node's text was opened from here, so the keyboard comes back when it is done. */
  readonly comesBack: boolean;
}

export const FIRST_READING: Reading = {
  source: null,
  mode: "read",
  span: null,
  anchor: null,
  head: null,
  setsAside: null,
  suggests: true,
  judged: null,
  dismissed: new Set(),
  review: null,
  comesBack: false,
};

/** Where the reading of another map begins. What was switched on stays so. */
export function freshReading({ suggests }: Reading): Reading {
  return { ...FIRST_READING, suggests };
}

export const NOTHING_CHOSEN = { span: null, anchor: null, head: null, setsAside: null } as const;

/** The place of the sentence at an offset, else of the nearest one before it; -1 for a text without sentences. */
export function sentenceAt(sentences: readonly Span[], offset: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low > 0 ? low - 1 : sentences.length > 0 ? 0 : -1;
}

type Choice = Pick<Reading, "span" | "anchor" | "head">;

/** One sentence, or with `from` all from that one to it. */
export function chosen(head: Span, from: Span | null): Choice {
  const anchor = from ?? head;
  const span = { start: Math.min(anchor.start, head.start), end: Math.max(anchor.end, head.end) };
  return { span, anchor, head };
}

/** Words that were chosen freely; the arrows go on from the sentence in which they end. */
export function chosenWords(sentences: readonly Span[], span: Span): Choice {
  const anchor = sentences[sentenceAt(sentences, span.start)] ?? span;
  const head = sentences[sentenceAt(sentences, Math.max(span.start, span.end - 1))] ?? span;
  return { span, anchor, head };
}

/** The choice after the arrows moved by so many sentences; null where there are none. */
export function moved(
  sentences: readonly Span[],
  reading: Choice,
  step: number,
  isExtending: boolean,
): Choice | null {
  const now = reading.head ? sentenceAt(sentences, reading.head.start) : -1;
  const at = reading.head === null ? (step < 0 ? sentences.length - 1 : 0) : now + step;
  const next = sentences[Math.max(0, Math.min(sentences.length - 1, at))];
  return next ? chosen(next, isExtending ? reading.anchor : null) : null;
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’.-][\p{L}\p{N}\p{M}]+)*/gu;

/** The words of the sentences around the span: of it, of the one before and of the one after. */
function wordsAround(text: string, sentences: readonly Span[], span: Span): readonly Span[] {
  const from = sentences[Math.max(0, sentenceAt(sentences, span.start) - 1)]?.start ?? 0;
  const last = sentenceAt(sentences, Math.max(span.start, span.end - 1)) + 1;
  const to = sentences[Math.min(sentences.length - 1, last)]?.end ?? text.length;
  return [...text.slice(from, to).matchAll(WORD)].map((match) => ({
    start: from + match.index,
    end: from + match.index + match[0].length,
  }));
}

/**
 * The choice of words after one step by word: the word before or after it, or the first or last word of whole sentences;
 * when extending, one word more or fewer at its end. Null where there is no such word.
 */
export function movedByWord(
  text: string,
  sentences: readonly Span[],
  { span }: Choice,
  step: 1 | -1,
  isExtending: boolean,
): Choice | null {
  if (!span) return null;
  const words = wordsAround(text, sentences, span);
  const choose = (next: Span | undefined) => (next ? chosenWords(sentences, next) : null);
  if (isExtending) {
    const end =
      step > 0
        ? words.find((word) => word.end > span.end)?.end
        : words.findLast((word) => word.end < span.end && word.start >= span.start)?.end;
    return end === undefined ? null : choose({ start: span.start, end });
  }
  const isWhole =
    sentences.some(({ start }) => start === span.start) && sentences.some(({ end }) => end === span.end);
  const inside = words.filter(({ start, end }) => start >= span.start && end <= span.end);
  if (isWhole && inside.length > 1) return choose(step > 0 ? inside[0] : inside.at(-1));
  return choose(
    step > 0 ? words.find(({ start }) => start >= span.end) : words.findLast(({ end }) => end <= span.start),
  );
}

/** A suggestion's name, which stays when the text around it changes. */
export function suggestionKey(source: string, words: string): string {
  return `${source} ${words}`;
}
