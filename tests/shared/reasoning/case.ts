/** Small maps for tests of the reasoning, written as lists. */
import type { ArgMap, Kind, MapEdge, MapNode } from "../../../shared/document/types";

export function node(id: string, rest: Partial<MapNode> = {}): MapNode {
  const kind: Kind = /^d\d*$/.test(id) ? "decision" : "motive";
  return { id, kind, text: `Text of ${id}`, x: 0, y: 0, ...rest };
}

/** "a+d" is an edge from a that supports d, "a-d" one that opposes it; its id is the notation. */
export function edge(notation: string, rest: Partial<MapEdge> = {}): MapEdge {
  const [, from = "", sign, to = ""] = /^(\w+)([+-])(.+)$/.exec(notation) ?? [];
  return { id: notation, from, to, relation: sign === "+" ? "support" : "oppose", ...rest };
}

export function mapOf(
  nodes: readonly MapNode[],
  edges: readonly MapEdge[],
  rest: Partial<ArgMap> = {},
): ArgMap {
  return { title: "", nodes, edges, sources: [], ...rest };
}
