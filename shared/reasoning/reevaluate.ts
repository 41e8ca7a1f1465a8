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
import { type Trajectory, trajectoryOf } from "./trajectory";
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
  /** The vertices of these systems that the change reaches by itself; the others only have to come to rest with them. */
  readonly reached: ReadonlySet<number>;
  /** What those depend on. */
  readonly inputs: ReadonlySet<number>;
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
  const ways = new Map<number, Trajectory>();
  const wayOf = (at: number): Trajectory => {
    const update = (v: number, values: Float64Array) => updated(graph, semantics, v, values);
    const way = ways.get(at) ?? trajectoryOf({ vertices: order.systems[at] ?? [], update }, graph.base);
    ways.set(at, way);
    return way;
  };
  const answer = () => (isUnsettled[topic] === 1 ? null : (strengths[topic] ?? null));

  const evaluate = ({ systems, reached, inputs, rest }: Reach, absent: number): number | null => {
    const update = (v: number, at: Float64Array) => updated(changed, semantics, v, at, absent);
    for (const at of systems) {
      const vertices = order.systems[at] ?? [];
      const startAnew = () => {
        for (const v of vertices) {
          strengths[v] = base[v] ?? 0;
          isUnsettled[v] = 0;
        }
      };
      startAnew();
      if (wayOf(at).follow({ update, reached, inputs }, strengths)) continue;
      startAnew();
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
  const follow = (v: number) => {
    for (const other of dependencies(graph, v)) {
      const those = followers.get(other);
      if (those) those.push(v);
      else followers.set(other, [v]);
    }
  };
  for (const v of order.systems.flat()) follow(v);
  order.rest.forEach((v, at) => {
    placeOf[v] = at;
    follow(v);
  });
  /** Everything that follows from these, themselves included. */
  const closure = (from: readonly number[]): ReadonlySet<number> => {
    const found = new Set(from);
    for (const one of found) for (const follower of followers.get(one) ?? []) found.add(follower);
    return found;
  };
  const inOrder = (found: ReadonlySet<number>): readonly number[] => {
    const places = Int32Array.from([...found].map((one) => placeOf[one] ?? -1).filter((at) => at >= 0));
    return [...places.sort()].map((at) => order.rest[at] ?? 0);
  };
  // A system comes to rest as a whole: a change lets even what it does not reach go on a little longer or shorter.
  const known = new Map<number, readonly number[]>();
  const restAfter = (system: number): readonly number[] => {
    const rest = known.get(system) ?? inOrder(closure(order.systems[system] ?? []));
    known.set(system, rest);
    return rest;
  };
  let last: Reach | null = null;
  return (v) => {
    if (last?.of === v) return last;
    const system = systemOf[v] ?? -1;
    const reached = closure([v]);
    const inputs = new Set([...reached].flatMap((one) => dependencies(graph, one)));
    const rest = system < 0 ? inOrder(reached) : restAfter(system);
    last = { of: v, systems: system < 0 ? [] : [system], reached, inputs, rest };
    return last;
  };
}
