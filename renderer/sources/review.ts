/** What the editing of a text did to the citations of it. */
import { nodesById } from "../../shared/document/lookups";
import type { ArgMap } from "../../shared/document/types";
import { citationState } from "../../shared/sources/citation-state";
import type { Review, ReviewedCitation } from "./reading";

/** What is other about the citations of the source in `after`; null where nothing is worth a look. */
export function reviewOf(before: ArgMap, after: ArgMap, source: string): Review | null {
  const now = after.sources.find(({ id }) => id === source);
  const earlier = nodesById(before);
  const review: { [Fate in "moved" | "changed" | "lost"]: ReviewedCitation[] } = {
    moved: [],
    changed: [],
    lost: [],
  };
  for (const { id, citations = [] } of after.nodes) {
    citations.forEach((citation, at) => {
      if (citation.source !== source) return;
      const { state } = citationState(now, citation);
      const was = earlier.get(id)?.citations?.[at];
      const line = { node: id, at, exact: citation.exact };
      if (state === "changed" || state === "lost") review[state].push(line);
      else if (state === "moved" || (was && was.start !== citation.start)) review.moved.push(line);
    });
  }
  const isEmpty = review.moved.length + review.changed.length + review.lost.length === 0;
  return isEmpty ? null : { source, ...review };
}
