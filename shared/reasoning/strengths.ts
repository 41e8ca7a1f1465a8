/** The strengths of a map's nodes. */
import type { ArgMap } from "../document/types";
import { evaluateGraph } from "./evaluate";
import { type Assumptions, graphOfMap } from "./map-graph";
import { DEFAULT_SEMANTICS, type Semantics } from "./semantics";

export interface Strengths {
  readonly semantics: Semantics;
  /** By node id, 0..1. Muted nodes and those that do not settle have none. */
  readonly byNode: ReadonlyMap<string, number>;
  /** Nodes on or behind circles that never come to rest, in the order of the map. */
  readonly unsettled: readonly string[];
}

/** Weighs the map. Takes time in proportion to its size where it has no circles. */
export function strengthsOf(
  map: ArgMap,
  semantics: Semantics = DEFAULT_SEMANTICS,
  assumptions: Assumptions = {},
): Strengths {
  const graph = graphOfMap(map, assumptions);
  const { strengths, isUnsettled } = evaluateGraph(graph, semantics);
  const byNode = new Map<string, number>();
  const unsettled: string[] = [];
  for (let v = 0; v < graph.argumentCount; v += 1) {
    const id = graph.ids[v] ?? "";
    if (isUnsettled[v] === 1) unsettled.push(id);
    else byNode.set(id, strengths[v] ?? 0);
  }
  return { semantics, byNode, unsettled };
}
