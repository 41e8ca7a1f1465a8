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

const known = new WeakMap<Source, WeakMap<Citation, CitationState>>();

/** Looked for once for the source and the citation as they are: in a long text that takes a while. */
export function citationState(source: Source | undefined, citation: Citation): CitationState {
  if (!source) return { state: "lost" };
  const ofSource = known.get(source) ?? new WeakMap<Citation, CitationState>();
  known.set(source, ofSource);
  const found = ofSource.get(citation) ?? look(source.text ?? "", citation);
  ofSource.set(citation, found);
  return found;
}

function look(text: string, citation: Citation): CitationState {
  const at = { start: citation.start, end: citation.end };
  if (stands(text, citation)) return { state: "found", at };
  const found = findQuote(text, citation);
  if (found.outcome === "lost") return { state: "lost" };
  if (found.outcome === "found") return { state: "moved", at: found.at };
  const words = text.slice(found.at.start, found.at.end);
  return { state: "changed", at: found.at, words, score: found.score };
}
