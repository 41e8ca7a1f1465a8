/** Which premises can be made to count only together, and which leave a joint with one that leaves it. */
import { edgeOf, edgesFrom, edgesTo } from "../document/lookups";
import type { ArgMap, MapEdge } from "../document/types";

/** Selected edges, and the edges that leave selected nodes. */
function edgesOfSelection(map: ArgMap, selection: readonly string[]): readonly MapEdge[] {
  const edges = selection.flatMap((id) => edgeOf(map, id) ?? edgesFrom(map, id));
  return [...new Set(edges)];
}

/**
 * The edges that the selection asks to join: those with one target and one relation, of the target that most of them
 * have. Empty where no two have both.
 */
export function edgesToJoin(map: ArgMap, selection: readonly string[]): readonly MapEdge[] {
  const groups = new Map<string, MapEdge[]>();
  for (const edge of edgesOfSelection(map, selection)) {
    const key = JSON.stringify([edge.to, edge.relation]);
    groups.set(key, [...(groups.get(key) ?? []), edge]);
  }
  const largest = [...groups.values()].reduce((one, other) => (other.length > one.length ? other : one), []);
  return largest.length < 2 ? [] : largest;
}

function partners(map: ArgMap, edge: MapEdge): readonly MapEdge[] {
  return edgesTo(map, edge.to).filter(
    (other) => other.id !== edge.id && other.joint === edge.joint && other.relation === edge.relation,
  );
}

/** The edges that lose their joint when these leave it: a joint of one edge would say nothing. */
export function edgesToPart(map: ArgMap, leaving: readonly MapEdge[]): readonly MapEdge[] {
  const gone = new Set(leaving.filter(({ joint }) => joint !== undefined));
  for (const edge of [...gone]) {
    const left = partners(map, edge).filter((other) => !gone.has(other));
    if (left.length === 1) for (const other of left) gone.add(other);
  }
  return [...gone];
}

/** The same for whatever is selected: premises, or the edges by which they speak. */
export function selectionToPart(map: ArgMap, selection: readonly string[]): readonly MapEdge[] {
  return edgesToPart(map, edgesOfSelection(map, selection));
}
