/** How a citation stands to the text of its source now. */
import type { Citation, Source } from "../document/types";
import { findQuote } from "./find-quote";
import { stands } from "./quote";
import type { Span } from "./sentences";

export type CitationState =
  /** The quoted words stand where the citation says. */
  | { readonly state: "found"; readonly at: Span }
  /** The very words stand elsewhere. */
  | { readonly state: "moved"; readonly at: Span }
  /** Nearly the same words stand there; `words` are those of the text now, `score` is 1 for the same. */
  | { readonly state: "changed"; readonly at: Span; readonly words: string; readonly score: number }
  | { readonly state: "lost" };

export function citationState(source: Source | undefined, citation: Citation): CitationState {
  const text = source?.text ?? "";
  const at = { start: citation.start, end: citation.end };
  if (stands(text, citation)) return { state: "found", at };
  const found = findQuote(text, citation);
  if (found.outcome === "lost") return { state: "lost" };
  if (found.outcome === "found") return { state: "moved", at: found.at };
  const words = text.slice(found.at.start, found.at.end);
  return { state: "changed", at: found.at, words, score: found.score };
}
