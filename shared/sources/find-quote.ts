/** Finding a citation's words again in a text that has changed. */
import search from "approx-string-match";
import type { Citation } from "../document/types";
import { type Span, trimmed } from "./sentences";

export type FoundQuote =
  /** The words stand there, at the old place or at another. */
  | { readonly outcome: "found"; readonly at: Span }
  /** Nearly the same words stand there; `score` is 1 for the same and 0.75 at least. */
  | { readonly outcome: "changed"; readonly at: Span; readonly score: number }
  | { readonly outcome: "lost" };

/** So much of a quotation may differ before it counts as another. */
const MOST_DIFFERENT = 0.25;
/** Longer quotations are looked for by their beginnings, which is as telling and much faster. */
const LONGEST_SEARCHED = 512;
const MOST_PLACES = 1_000;

/** How many characters agree at the end of `before` (or at the start of `after`) with the context of the citation. */
function agreement(text: string, { start, end }: Span, { prefix, suffix }: Citation): number {
  let count = 0;
  for (let at = 1; at <= prefix.length && text[start - at] === prefix[prefix.length - at]; at += 1)
    count += 1;
  for (let at = 0; at < suffix.length && text[end + at] === suffix[at]; at += 1) count += 1;
  return count;
}

/** The place whose surroundings agree best; among equals the one nearest to where the words were expected. */
function best(text: string, places: readonly Span[], citation: Citation, expected: number): Span | null {
  let chosen: Span | null = null;
  let most = -1;
  for (const place of places) {
    const agrees = agreement(text, place, citation);
    const isNearer = chosen !== null && Math.abs(place.start - expected) < Math.abs(chosen.start - expected);
    if (agrees > most || (agrees === most && isNearer)) {
      most = agrees;
      chosen = place;
    }
  }
  return chosen;
}

function places(text: string, exact: string): readonly Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf(exact); at >= 0 && found.length < MOST_PLACES; at = text.indexOf(exact, at + 1))
    found.push({ start: at, end: at + exact.length });
  return found;
}

/**
 * Where the quoted words stand in the text now. `expected` is where they should begin by all that is known of the change.
 * First the same words, chosen by what stands around them, then words that differ in a quarter of their characters at most
 * (Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic programming", 1999).
 */
export function findQuote(text: string, citation: Citation, expected = citation.start): FoundQuote {
  const { exact } = citation;
  if (exact === "") {
    // A place between words, as other programs may write it: it can't be lost, only pushed along.
    const at = Math.min(expected, text.length);
    return { outcome: "found", at: { start: at, end: at } };
  }
  const same = best(text, places(text, exact), citation, expected);
  if (same) return { outcome: "found", at: same };
  return findChanged(text, citation, expected);
}

function findChanged(text: string, citation: Citation, expected: number): FoundQuote {
  const pattern = citation.exact.slice(0, LONGEST_SEARCHED);
  const most = Math.floor(pattern.length * MOST_DIFFERENT);
  if (most === 0) return { outcome: "lost" };
  const matches = search(text, pattern, most);
  const least = Math.min(...matches.map(({ errors }) => errors));
  const nearest = matches.filter(({ errors }) => errors === least);
  const rest = citation.exact.length - pattern.length;
  const found = best(
    text,
    nearest.map(({ start, end }) => trimmed(text, start, Math.min(text.length, end + rest))),
    citation,
    expected,
  );
  if (!found || found.start === found.end) return { outcome: "lost" };
  return { outcome: "changed", at: found, score: 1 - least / pattern.length };
}
