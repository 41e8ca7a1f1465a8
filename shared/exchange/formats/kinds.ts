/** Kinds for nodes whose format has none: proposed by one rule, which the analyst can change afterwards. */
import { edgesFrom, edgesTo } from "../../document/lookups";
import type { ArgMap, Kind, MapNode } from "../../document/types";

/**
 * What others speak about and that speaks about nothing itself is a decision. What opposes anything is a critique, and the
 * rest are motives. No node is proposed as a risk: no format tells one.
 */
export function proposedKind(map: ArgMap, node: MapNode): Kind {
  const says = edgesFrom(map, node.id);
  if (says.length === 0) return edgesTo(map, node.id).length > 0 ? "decision" : "motive";
  return says.some(({ relation }) => relation === "oppose") ? "critique" : "motive";
}

/** The map with a proposed kind for every node but those whose kind is known. */
export function withProposedKinds(map: ArgMap, known: ReadonlySet<string> = new Set()): ArgMap {
  return {
    ...map,
    nodes: map.nodes.map((node) => (known.has(node.id) ? node : { ...node, kind: proposedKind(map, node) })),
  };
}
