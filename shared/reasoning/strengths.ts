/** The strengths of a map's nodes. */
import type { ArgMap } from "../document/types";
import { evaluateGraph } from "./evaluate";
import type { ArgumentGraph } from "./graph";
import { type Assumptions, graphOfMap } from "./map-graph";
import { type EvaluationOrder, evaluationOrder } from "./order";
import { DEFAULT_SEMANTICS, type Semantics } from "./semantics";

export interface Strengths {
  readonly semantics: Semantics;
  /** By node id, 0..1. Muted nodes and those that do not settle have none. */
  readonly byNode: ReadonlyMap<string, number>;
  /** Nodes on or behind circles that never come to rest, in the order of the map. */
  readonly unsettled: readonly string[];
}

/** A map made ready to be weighed. */
export interface Weighable {
  readonly graph: ArgumentGraph;
  readonly order: EvaluationOrder;
}

export function weighable(map: ArgMap, assumptions: Assumptions = {}): Weighable {
  const graph = graphOfMap(map, assumptions);
  return { graph, order: evaluationOrder(graph) };
}

const QUICK = { vertices: 5_000, onCircles: 8 } as const;

/** Whether weighing takes a few milliseconds, so that nobody waits for it; circles may swing until their time is up. */
function isQuick({ graph, order }: Weighable): boolean {
  const onCircles = order.systems.reduce((sum, { length }) => sum + length, 0);
  return graph.ids.length <= QUICK.vertices && onCircles <= QUICK.onCircles;
}

/** The map made ready, where weighing it is quick; else null, told without much work for a large map. */
export function quickly(map: ArgMap): Weighable | null {
  if (map.nodes.length > QUICK.vertices) return null;
  const ready = weighable(map);
  return isQuick(ready) ? ready : null;
}

/** Weighs the map. Takes time in proportion to its size where it has no circles. */
export function strengthsOf(
  map: ArgMap,
  semantics: Semantics = DEFAULT_SEMANTICS,
  assumptions: Assumptions = {},
): Strengths {
  return strengthsIn(weighable(map, assumptions), semantics);
}

/** The same for a map that was made ready. */
export function strengthsIn({ graph, order }: Weighable, semantics: Semantics): Strengths {
  const { strengths, isUnsettled } = evaluateGraph(graph, semantics, order);
  const byNode = new Map<string, number>();
  const unsettled: string[] = [];
  for (let v = 0; v < graph.argumentCount; v += 1) {
    const id = graph.ids[v] ?? "";
    if (isUnsettled[v] === 1) unsettled.push(id);
    else byNode.set(id, strengths[v] ?? 0);
  }
  return { semantics, byNode, unsettled };
}
