/**
 * Which single change of a confidence would carry a decision over the line between accepted and not: the counterfactuals of
 * an evaluation, found by sampling and halving, since strengths need not rise or fall evenly with a confidence.
 */
import type { ArgMap } from "../document/types";
import { type Assumptions, graphOfMap } from "./map-graph";
import { type Reevaluation, reevaluationOf } from "./reevaluate";
import type { Semantics } from "./semantics";

/** Strengths above it count as accepted. */
export const LINE = 0.5;

export interface Flip {
  readonly id: string;
  /** The confidence now, and the nearest one with which the topic is on the other side. */
  readonly from: number;
  readonly to: number;
}

export interface Flips {
  readonly strength: number;
  /** By the size of the change, the smallest first; empty where no single confidence would do it. */
  readonly flips: readonly Flip[];
}

const SAMPLES = 24;
const FINE = 1e-6;

/** Null where the topic is not in the map, is muted, or does not settle. */
export function flipsOf(
  map: ArgMap,
  semantics: Semantics,
  node: string,
  assumptions: Assumptions = {},
): Flips | null {
  const again = reevaluationOf(graphOfMap(map, assumptions), semantics, node);
  return again && flipsIn(again);
}

/**
 * The same for an argument of a graph. Takes up to seventy changes of each argument that the topic depends on; `among`
 * leaves others out. `onStep` is called after each argument.
 */
export function flipsIn(
  again: Reevaluation,
  among?: ReadonlySet<string>,
  onStep: () => void = () => {},
): Flips | null {
  const { graph, strength } = again;
  if (strength === null) return null;
  const isOver = (v: number, confidence: number): boolean => {
    const found = again.withBase(v, confidence);
    return found !== null && found > LINE !== strength > LINE;
  };
  const flips = again.args
    .filter((v) => among?.has(graph.ids[v] ?? "") !== false)
    .flatMap((v): readonly Flip[] => {
      const from = graph.base[v] ?? 0;
      const to = nearest(from, (confidence) => isOver(v, confidence));
      onStep();
      return to === null ? [] : [{ id: graph.ids[v] ?? "", from, to }];
    });
  const size = ({ from, to }: Flip) => Math.abs(to - from);
  return {
    strength,
    flips: flips.sort((one, other) => size(one) - size(other) || (one.id < other.id ? -1 : 1)),
  };
}

/** The confidence nearest to `from` that is over, to within a millionth; null where none of the samples is. */
function nearest(from: number, isOver: (confidence: number) => boolean): number | null {
  for (let step = 1; step <= SAMPLES; step += 1) {
    const width = step / SAMPLES;
    for (const sign of [-1, 1]) {
      const at = Math.min(1, Math.max(0, from + sign * width));
      if (at === from || !isOver(at)) continue;
      return halved(Math.min(1, Math.max(0, from + (sign * (step - 1)) / SAMPLES)), at, isOver);
    }
  }
  return null;
}

/** Between a confidence that is not over and one that is, the one that just is. */
function halved(below: number, over: number, isOver: (confidence: number) => boolean): number {
  let [outside, inside] = [below, over];
  while (Math.abs(inside - outside) > FINE) {
    const middle = (inside + outside) / 2;
    if (isOver(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}
