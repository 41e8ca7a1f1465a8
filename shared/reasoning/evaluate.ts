/** The strengths of a graph's arguments: in one pass where there is no circle, else by the continuous method. */
import { type ArgumentGraph, dependencies } from "./graph";
import { integrate } from "./integrate";
import { type EvaluationOrder, evaluationOrder } from "./order";
import type { Semantics } from "./semantics";
import { NOBODY, updated } from "./update";

export interface Evaluation {
  /** For each vertex of the graph, 0..1. Of one that did not settle, where it was when time was up. */
  readonly strengths: Float64Array;
  /** 1 for each vertex whose strength does not settle, or depends on one that does not. */
  readonly isUnsettled: Uint8Array;
}

/**
 * Evaluates from the base scores, never from former strengths: some graphs have several states of rest, and which one is
 * reached must not depend on what was there before. `order` may be given where it is known; it may leave out vertices that
 * are not asked about. The vertex `absent` counts as deleted.
 */
export function evaluateGraph(
  graph: ArgumentGraph,
  semantics: Semantics,
  order: EvaluationOrder = evaluationOrder(graph),
  absent: number = NOBODY,
): Evaluation {
  const strengths = Float64Array.from(graph.base);
  const isUnsettled = new Uint8Array(graph.ids.length);
  const update = (v: number, at: Float64Array) => updated(graph, semantics, v, at, absent);
  for (const vertices of order.systems)
    for (const v of integrate({ vertices, update }, strengths)) isUnsettled[v] = 1;
  const isAllSettled = !isUnsettled.includes(1);
  for (const v of order.rest) {
    strengths[v] = update(v, strengths);
    if (isAllSettled) continue;
    if (restsOnUnsettled(graph, v, isUnsettled, absent)) isUnsettled[v] = 1;
  }
  return { strengths, isUnsettled };
}

/** Whether something that vertex v depends on does not settle. */
export function restsOnUnsettled(
  graph: ArgumentGraph,
  v: number,
  isUnsettled: Uint8Array,
  absent: number,
): boolean {
  return dependencies(graph, v).some((other) => other !== absent && isUnsettled[other] === 1);
}
