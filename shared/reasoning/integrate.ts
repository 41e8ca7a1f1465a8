/**
 * Strengths on circles, by the continuous method: d strength / dt = update - strength, from the base scores, until
 * nothing moves any more. Potyka, "Continuous dynamical systems for weighted bipolar argumentation", KR 2018. Solved by the
 * classical Runge-Kutta method of order four. Not every system comes to rest: rings of attacks may swing for ever, so time
 * and work are bounded and what does not settle is told.
 */

/** Nothing moves faster than this in a system that has settled, per unit of time. */
export const AT_REST = 1e-10;
const STEP = 0.1;
/** The slowest systems in the literature settle before 600; swinging ones never do. */
const LONGEST_TIME = 1_500;
/** Over so long at the end, what still moves is looked for. */
const LAST_STRETCH = 100;
/** What moves less over the last stretch counts as settled. */
const LEAST_MOVEMENT = 1e-7;
/** So many updates of single vertices at most: large systems get less time rather than make the analyst wait. */
const MOST_UPDATES = 60_000_000;

export interface System {
  readonly vertices: readonly number[];
  /** The value that a vertex moves towards under the given values. */
  readonly update: (vertex: number, values: Float64Array) => number;
}

/** How many steps a system of so many vertices is given to come to rest. */
export function mostSteps(vertices: number): number {
  return Math.min(LONGEST_TIME / STEP, Math.floor(MOST_UPDATES / (4 * Math.max(1, vertices))));
}

/**
 * Brings the system to rest. `strengths` holds the start (for strengths the base scores) and afterwards the result. Answers the vertices
 * that did not settle; none where all did.
 */
export function integrate(system: System, strengths: Float64Array): readonly number[] {
  const { vertices } = system;
  const steps = mostSteps(vertices.length);
  const stretchStart = Math.max(0, steps - LAST_STRETCH / STEP);
  const step = stepper(system, strengths);
  const lowest = new Map<number, number>();
  const highest = new Map<number, number>();
  for (let at = 0; at < steps; at += 1) {
    if (step()) return [];
    if (at < stretchStart) continue;
    for (const v of vertices) {
      const strength = strengths[v] ?? 0;
      lowest.set(v, Math.min(lowest.get(v) ?? strength, strength));
      highest.set(v, Math.max(highest.get(v) ?? strength, strength));
    }
  }
  return vertices.filter((v) => (highest.get(v) ?? 0) - (lowest.get(v) ?? 0) > LEAST_MOVEMENT);
}

/** What somebody may have to do with the steps of the method. */
export interface StepHooks {
  /** Told the values of each of the four stages of a step, from 0, before the slopes there are taken. */
  readonly stage: (stage: number, values: Float64Array) => void;
  /** Told the largest speed at the start of a step, and all slopes there; answers whether nothing is to move any more. */
  readonly isAtRest: (fastest: number, slope: Float64Array) => boolean;
}

const PLAIN: StepHooks = { stage: () => {}, isAtRest: (fastest) => fastest < AT_REST };

/** One step of the method on `strengths`; answers whether the system was at rest, and then has not moved it. */
export function stepper(
  { vertices, update }: System,
  strengths: Float64Array,
  { stage, isAtRest }: StepHooks = PLAIN,
): () => boolean {
  const between = Float64Array.from(strengths);
  const total = new Float64Array(strengths.length);
  const slope = new Float64Array(strengths.length);

  const slopesAt = (at: Float64Array): void => {
    for (const v of vertices) slope[v] = update(v, at) - (at[v] ?? 0);
  };
  const goOn = (weight: number, ahead: number): void => {
    for (const v of vertices) {
      total[v] = (total[v] ?? 0) + weight * (slope[v] ?? 0);
      between[v] = (strengths[v] ?? 0) + ahead * (slope[v] ?? 0);
    }
  };
  const further = (at: number): void => {
    stage(at, between);
    slopesAt(between);
  };

  return () => {
    for (const v of vertices) total[v] = 0;
    stage(0, strengths);
    slopesAt(strengths);
    let fastest = 0;
    for (const v of vertices) fastest = Math.max(fastest, Math.abs(slope[v] ?? 0));
    if (isAtRest(fastest, slope)) return true;
    goOn(1 / 6, STEP / 2);
    further(1);
    goOn(1 / 3, STEP / 2);
    further(2);
    goOn(1 / 3, STEP);
    further(3);
    goOn(1 / 6, 0);
    for (const v of vertices) strengths[v] = (strengths[v] ?? 0) + STEP * (total[v] ?? 0);
    return false;
  };
}
