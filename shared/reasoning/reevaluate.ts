/**
 * What small changes of a graph make of the strength of one argument, found by evaluating anew only what a change reaches.
 * The numbers are the same, to the last bit, as if everything were evaluated from the base scores: an argument that a
 * change does not reach has the same inputs as before, and what lies on circles always starts from its base scores.
 */
import { ancestors, restrictedTo } from "./ancestors";
import { type Evaluation, evaluateGraph, restsOnUnsettled } from "./evaluate";
import { type ArgumentGraph, dependencies } from "./graph";
import { integrate } from "./integrate";
import { type EvaluationOrder, evaluationOrder } from "./order";
import type { Semantics } from "./semantics";
import { NOBODY, updated } from "./update";

export interface Reevaluation {
  readonly graph: ArgumentGraph;
  readonly semantics: Semantics;
  readonly topic: number;
  /** Of everything that the topic depends on, itself included, and of nothing else. */
  readonly order: EvaluationOrder;
  /** The arguments among these, without the links. */
  readonly args: readonly number[];
  readonly now: Evaluation;
  /** The topic's strength, 0..1; null where it does not settle. So it is with the two below. */
  readonly strength: number | null;
  /** Without argument v. */
  without(v: number): number | null;
  /** With another base score for argument v, 0..1. */
  withBase(v: number, base: number): number | null;
}

/** What has to be evaluated anew: systems of circles by their number, then single vertices, each after its inputs. */
interface Reach {
  readonly of: number;
  readonly systems: readonly number[];
  readonly rest: readonly number[];
}

/** Null where the graph has no argument of this id. */
export function reevaluationOf(graph: ArgumentGraph, semantics: Semantics, id: string): Reevaluation | null {
  const topic = graph.ids.indexOf(id);
  if (topic < 0 || topic >= graph.argumentCount) return null;
  const wanted = ancestors(graph, topic);
  const order = restrictedTo(evaluationOrder(graph), wanted);
  const now = evaluateGraph(graph, semantics, order);
  const reachOf = createReach(graph, order);
  const base = Float64Array.from(graph.base);
  const changed = { ...graph, base };
  const strengths = Float64Array.from(now.strengths);
  const isUnsettled = Uint8Array.from(now.isUnsettled);
  const answer = () => (isUnsettled[topic] === 1 ? null : (strengths[topic] ?? null));

  const evaluate = ({ systems, rest }: Reach, absent: number): number | null => {
    const update = (v: number, at: Float64Array) => updated(changed, semantics, v, at, absent);
    for (const vertices of systems.map((at) => order.systems[at] ?? [])) {
      for (const v of vertices) {
        strengths[v] = base[v] ?? 0;
        isUnsettled[v] = 0;
      }
      for (const v of integrate({ vertices, update }, strengths)) isUnsettled[v] = 1;
    }
    for (const v of rest) {
      strengths[v] = update(v, strengths);
      isUnsettled[v] = restsOnUnsettled(graph, v, isUnsettled, absent) ? 1 : 0;
    }
    const found = answer();
    for (const v of [...systems.flatMap((at) => order.systems[at] ?? []), ...rest]) {
      strengths[v] = now.strengths[v] ?? 0;
      isUnsettled[v] = now.isUnsettled[v] ?? 0;
    }
    return found;
  };
  return {
    graph,
    semantics,
    topic,
    order,
    args: [...wanted].filter((v) => v < graph.argumentCount),
    now,
    strength: answer(),
    without: (v) => evaluate(reachOf(v), v),
    withBase(v, changedBase) {
      base[v] = changedBase;
      const found = evaluate(reachOf(v), NOBODY);
      base[v] = graph.base[v] ?? 0;
      return found;
    },
  };
}

/** Finds what a vertex reaches. The last answer is kept: the same vertex is mostly asked about many times in a row. */
function createReach(graph: ArgumentGraph, order: EvaluationOrder): (v: number) => Reach {
  const systemOf = new Int32Array(graph.ids.length).fill(-1);
  order.systems.forEach((vertices, at) => {
    for (const v of vertices) systemOf[v] = at;
  });
  const placeOf = new Int32Array(graph.ids.length).fill(-1);
  const followers = new Map<number, number[]>();
  order.rest.forEach((v, at) => {
    placeOf[v] = at;
    for (const other of dependencies(graph, v)) {
      const known = followers.get(other);
      if (known) known.push(v);
      else followers.set(other, [v]);
    }
  });
  let last: Reach | null = null;
  return (v) => {
    if (last?.of === v) return last;
    const system = systemOf[v] ?? -1;
    const found = new Set(system < 0 ? [v] : (order.systems[system] ?? []));
    for (const one of found) for (const follower of followers.get(one) ?? []) found.add(follower);
    const places = Int32Array.from(
      [...found].flatMap((one) => ((placeOf[one] ?? -1) < 0 ? [] : [placeOf[one] ?? 0])),
    );
    const rest = [...places.sort()].map((at) => order.rest[at] ?? 0);
    last = { of: v, systems: system < 0 ? [] : [system], rest };
    return last;
  };
}
