/**
 * The way of a system of circles to its rest, kept so that a small change has to follow only what it reaches. What a change
 * does not reach goes the same way as before, stage by stage, so the kept values stand for it. It is the method of
 * `integrate`, step by step, so the numbers are the same to the last bit.
 */
import { AT_REST, mostSteps, type System, stepper } from "./integrate";

/** So many numbers are kept at most; a longer way is not followed here. */
const MOST_KEPT = 8_000_000;
const STAGES = 4;

/** One step, by the places of the vertices in the system. */
interface Step {
  readonly stages: readonly Float64Array[];
  /** How fast each vertex moves at the start. */
  readonly speeds: Float64Array;
}

export interface Trajectory {
  /**
   * Brings the changed system to rest. `values` holds its changed start, and afterwards the rest of the whole system. False
   * where the way is not kept so far: the values then mean nothing.
   */
  follow(change: Change, values: Float64Array): boolean;
}

export interface Change {
  readonly update: System["update"];
  /** All vertices that the change reaches. */
  readonly reached: ReadonlySet<number>;
  /** All that those depend on. */
  readonly inputs: ReadonlySet<number>;
}

/** The way of the unchanged system from these start values, which are left as they are. */
export function trajectoryOf(system: System, start: Float64Array): Trajectory {
  const { vertices } = system;
  const stepAt = recorder(system, start);
  return {
    follow({ update, reached, inputs }, values) {
      const own = vertices.filter((v) => reached.has(v));
      const others = vertices.flatMap((v, place) => (reached.has(v) ? [] : [{ v, place }]));
      const read = others.filter(({ v }) => inputs.has(v));
      let now: Step | null = null;
      const put = (these: typeof others, stage: number, at: Float64Array) => {
        const kept = now?.stages[stage];
        for (const { v, place } of these) at[v] = kept?.[place] ?? 0;
      };
      const step = stepper({ vertices: own, update }, values, {
        stage: (stage, at) => put(read, stage, at),
        isAtRest: (fastest) =>
          fastest < AT_REST && others.every(({ place }) => (now?.speeds[place] ?? 0) < AT_REST),
      });
      for (let at = 0; ; at += 1) {
        now = stepAt(at);
        if (!now) return false;
        if (!step()) continue;
        put(others, 0, values);
        return true;
      }
    },
  };
}

/** Gives the steps of the system by their number, beyond its rest too; null where no more are kept. */
function recorder(system: System, start: Float64Array): (at: number) => Step | null {
  const { vertices } = system;
  const room = Math.floor(MOST_KEPT / ((STAGES + 1) * Math.max(1, vertices.length)));
  const most = Math.min(mostSteps(vertices.length), room);
  const kept: Step[] = [];
  let stages: Float64Array[] = [];
  let speeds = new Float64Array(0);
  const step = stepper(system, Float64Array.from(start), {
    stage(_stage, values) {
      stages.push(Float64Array.from(vertices, (v) => values[v] ?? 0));
    },
    isAtRest(_fastest, slope) {
      speeds = Float64Array.from(vertices, (v) => Math.abs(slope[v] ?? 0));
      return false;
    },
  });
  return (at) => {
    while (kept.length <= at && kept.length < most) {
      stages = [];
      step();
      kept.push({ stages, speeds });
    }
    return kept[at] ?? null;
  };
}
