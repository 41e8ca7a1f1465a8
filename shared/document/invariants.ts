/**
 * The rules that every map in the app keeps. A file that breaks one is repaired or refused before it becomes a map,
 * and every command keeps them all.
 *
 * DOC-1 ids are 1 to 64 characters of A-Z a-z 0-9 _ - and unique over nodes, edges and sources together
 * DOC-2 an edge comes from a node of the map
 * DOC-3 an edge goes to a node or an edge of the map, and following it ends at a node
 * DOC-4 no edge goes to its own origin or to itself
 * DOC-5 one edge for each from, to and relation
 * DOC-6 positions are finite; a width is finite and positive; a confidence lies in 0..1
 * DOC-7 a citation names a source of the map, with 0 <= start <= end
 */
import { ID_PATTERN } from "../basics/id";
import { edgesById, finalTarget, nodesById, sourcesById } from "./lookups";
import type { ArgMap, MapEdge, MapNode } from "./types";

export type Rule = "DOC-1" | "DOC-2" | "DOC-3" | "DOC-4" | "DOC-5" | "DOC-6" | "DOC-7";

export interface Violation {
  readonly rule: Rule;
  readonly id: string;
}

/** A key that is the same for two edges exactly when they say the same thing (DOC-5). */
export function edgeKey(edge: Pick<MapEdge, "from" | "to" | "relation">): string {
  return `${edge.from} ${edge.to} ${edge.relation}`;
}

/** Every broken rule of the map, in document order; empty for a sound map. */
export function violations(map: ArgMap): Violation[] {
  return [
    ...idViolations(map),
    ...map.nodes.flatMap((node) => nodeViolations(map, node)),
    ...edgeViolations(map),
  ];
}

function idViolations(map: ArgMap): Violation[] {
  const found: Violation[] = [];
  const seen = new Set<string>();
  for (const { id } of [...map.nodes, ...map.edges, ...map.sources]) {
    if (!ID_PATTERN.test(id) || seen.has(id)) found.push({ rule: "DOC-1", id });
    seen.add(id);
  }
  return found;
}

function nodeViolations(map: ArgMap, node: MapNode): Violation[] {
  const found: Violation[] = [];
  const { width, confidence } = node;
  const sound =
    Number.isFinite(node.x) &&
    Number.isFinite(node.y) &&
    (width === undefined || (Number.isFinite(width) && width > 0)) &&
    (confidence === undefined || (confidence >= 0 && confidence <= 1));
  if (!sound) found.push({ rule: "DOC-6", id: node.id });
  for (const citation of node.citations ?? []) {
    const placed = citation.start >= 0 && citation.start <= citation.end && Number.isFinite(citation.end);
    if (!sourcesById(map).has(citation.source) || !placed) found.push({ rule: "DOC-7", id: node.id });
  }
  return found;
}

function edgeViolations(map: ArgMap): Violation[] {
  const found: Violation[] = [];
  const keys = new Set<string>();
  for (const edge of map.edges) {
    const { id } = edge;
    if (!nodesById(map).has(edge.from)) found.push({ rule: "DOC-2", id });
    if (!nodesById(map).has(edge.to) && !edgesById(map).has(edge.to)) found.push({ rule: "DOC-3", id });
    else if (!finalTarget(map, edge)) found.push({ rule: "DOC-3", id });
    if (edge.from === edge.to || edge.to === id) found.push({ rule: "DOC-4", id });
    if (keys.has(edgeKey(edge))) found.push({ rule: "DOC-5", id });
    keys.add(edgeKey(edge));
  }
  return found;
}
