import type { Citation, MapNode, Source } from "../document/types";
import type { Read } from "./read-items";
import { citationLine } from "./serialise";

/** The node with only those citations that name a source of the map; the others are told in a repair, whole. */
export function withKnownSources(
  { item: node, fields }: Read<MapNode>,
  sources: ReadonlyMap<string, Source>,
  moved: ReadonlyMap<string, string>,
): MapNode {
  if (!node.citations) return node;
  const kept: Citation[] = [];
  node.citations.forEach((citation, i) => {
    const source = moved.get(citation.source) ?? citation.source;
    if (sources.has(source)) kept.push(source === citation.source ? citation : { ...citation, source });
    else
      fields.repair(
        `citations`,
        `had at ${i} a citation of ${citation.source}, which is no source of the map; it was left out: ${citationLine(citation)}`,
      );
  });
  return { ...node, citations: kept };
}
