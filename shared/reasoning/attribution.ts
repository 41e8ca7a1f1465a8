/**
 * How much the strength of one argument answers to the base score of every other: its gradient. Yin, Potyka and Toni,
 * "Argument attribution explanations in quantitative bipolar argumentation frameworks", ECAI 2023. Found for all arguments
 * at once, backwards from the topic; on circles by letting the adjoint system come to rest.
 */
import type { Evaluation } from "./evaluate";
import type { ArgumentGraph } from "./graph";
import { integrate } from "./integrate";
import type { EvaluationOrder } from "./order";
import type { Semantics } from "./semantics";
import { type Slopes, slopesOf } from "./slopes";

/**
 * For each vertex, d strength(topic) / d base(vertex), at these strengths. Null where a circle's answer does not settle.
 * `order` must hold everything that the topic depends on.
 */
export function attributions(
  graph: ArgumentGraph,
  semantics: Semantics,
  topic: number,
  { strengths }: Evaluation,
  order: EvaluationOrder,
): Float64Array | null {
  const known = new Map<number, Slopes>();
  const slopes = (v: number): Slopes => {
    const found = known.get(v) ?? slopesOf(graph, semantics, v, strengths);
    known.set(v, found);
    return found;
  };
  /** d strength(topic) / d strength(vertex), through everything that follows from it. */
  const effect = new Float64Array(graph.ids.length);
  effect[topic] = 1;
  for (const v of order.rest.toReversed())
    if (effect[v] !== 0)
      for (const { on, slope } of slopes(v).others) effect[on] = (effect[on] ?? 0) + slope * (effect[v] ?? 0);
  for (const vertices of order.systems) if (!settleBackwards(vertices, slopes, effect)) return null;
  const result = new Float64Array(graph.ids.length);
  for (const v of [...order.rest, ...order.systems.flat()]) {
    const own = effect[v] ?? 0;
    if (own !== 0) result[v] = own * slopes(v).base;
  }
  return result;
}

/** Solves effect = given + transposed slopes * effect on a circle; `effect` holds what comes from outside at first. */
function settleBackwards(
  vertices: readonly number[],
  slopes: (v: number) => Slopes,
  effect: Float64Array,
): boolean {
  if (vertices.every((v) => effect[v] === 0)) return true;
  const given = Float64Array.from(effect);
  const followers = new Map<number, { readonly from: number; readonly slope: number }[]>();
  for (const v of vertices)
    for (const { on, slope } of slopes(v).others) {
      const list = followers.get(on) ?? [];
      list.push({ from: v, slope });
      followers.set(on, list);
    }
  const update = (v: number, at: Float64Array): number => {
    let sum = given[v] ?? 0;
    for (const { from, slope } of followers.get(v) ?? []) sum += slope * (at[from] ?? 0);
    return sum;
  };
  return integrate({ vertices, update }, effect).length === 0;
}
