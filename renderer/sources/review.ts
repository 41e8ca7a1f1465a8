/** What the editing of a text, or a new edition of it, did to the citations of it. */
import { nodeOf, nodesById } from "../../shared/document/lookups";
import type { ArgMap, Citation, Source } from "../../shared/document/types";
import { citationState } from "../../shared/sources/citation-state";
import { stands } from "../../shared/sources/quote";
import type { Reanchored } from "../../shared/sources/re-anchor";
import type { Review, ReviewedCitation, ReviewFate } from "./reading";

/** What is other about the citations of the source in `after`; null where nothing is worth a look. */
export function reviewOf(before: ArgMap, after: ArgMap, source: string): Review | null {
  const now = after.sources.find(({ id }) => id === source);
  const earlier = nodesById(before);
  const lines = after.nodes.flatMap(({ id, citations = [] }) =>
    citations.flatMap((citation, at): readonly ReviewedCitation[] => {
      if (citation.source !== source) return [];
      const { state } = citationState(now, citation);
      const was = earlier.get(id)?.citations?.[at];
      const isMoved = state === "moved" || (was !== undefined && was.start !== citation.start);
      const fate = state === "changed" || state === "lost" ? state : isMoved ? "moved" : null;
      return fate ? [{ node: id, at, fate, citation }] : [];
    }),
  );
  return reviewWith(now, lines);
}

/** The same after a new edition, whose search has told what became of each. */
export function reviewOfEdition(after: ArgMap, source: string, fates: readonly Reanchored[]): Review | null {
  const lines = fates.flatMap(({ node, at, fate }): readonly ReviewedCitation[] => {
    const citation = nodeOf(after, node)?.citations?.[at];
    return citation && fate !== "kept" ? [{ node, at, fate, citation }] : [];
  });
  return reviewWith(
    after.sources.find(({ id }) => id === source),
    lines,
  );
}

function reviewWith(source: Source | undefined, lines: readonly ReviewedCitation[]): Review | null {
  return source && lines.length > 0 ? { source: source.id, text: source.text ?? "", lines } : null;
}

/** The lines that are still worth a look: not what was mended since, nor what undoing brought back. */
export function openLines(map: ArgMap, review: Review): readonly ReviewedCitation[] {
  const source = map.sources.find(({ id }) => id === review.source);
  return review.lines.flatMap((line) => {
    const citations = nodeOf(map, line.node)?.citations ?? [];
    // Another one of the node may have been taken away.
    const same = citations.indexOf(line.citation);
    const at = same >= 0 ? same : line.at;
    const citation = citations[at];
    if (!citation || citation.source !== review.source || citation.exact !== line.citation.exact) return [];
    if (same >= 0 && source?.text === review.text) return [{ ...line, at }];
    const { state } = citationState(source, citation);
    return state === "found" ? [] : [{ ...line, at, citation, fate: state }];
  });
}

/** The citations of the source whose words do not stand where they should: how many a person should look at. */
export function troubled(map: ArgMap, source: Source): number {
  const text = source.text ?? "";
  const isTroubled = (citation: Citation) => citation.source === source.id && !stands(text, citation);
  return map.nodes.reduce((sum, { citations = [] }) => sum + citations.filter(isTroubled).length, 0);
}

const FATE_WORDS: Readonly<Record<ReviewFate, (count: string) => string>> = {
  lost: (count) => `${count} not found`,
  changed: (count) => `${count} in other words`,
  moved: (count) => `${count} moved`,
};

/** In a sentence, for the status line. */
export function reviewWords(review: Review | null): string {
  if (!review) return "Every quote stands where it stood.";
  const parts = (["lost", "changed", "moved"] as const).flatMap((fate) => {
    const count = review.lines.filter((line) => line.fate === fate).length;
    return count > 0 ? [FATE_WORDS[fate](count.toLocaleString("en"))] : [];
  });
  return `Quotes: ${parts.join(", ")}.`;
}
