/**
 * Keeps the strengths of the open map, while somebody looks at them. They follow every change that counts and no other;
 * where they are not worked out within a moment, a worker does it and the former ones stand until then.
 */
import type { ArgMap } from "../../shared/document/types";
import { weighAlike } from "../../shared/reasoning/alike";
import type { Semantics } from "../../shared/reasoning/semantics";
import { reasoningSettings } from "../../shared/reasoning/settings";
import { isQuick, type Strengths, strengthsIn, weighable } from "../../shared/reasoning/strengths";
import { logFault } from "./faults";
import type { Session } from "./session";
import type { SessionState } from "./state";
import { shownMap } from "./trial";

/** Weighs a map away from the page. */
export type WeighElsewhere = (map: ArgMap, semantics: Semantics) => Promise<Strengths>;

interface Done {
  readonly map: ArgMap;
  readonly semantics: Semantics;
  readonly key: string;
  /** How many steps the history had: edits that merge into one step are one change. */
  readonly step: number;
  readonly isTrial: boolean;
  readonly strengths: Strengths;
  readonly before: Strengths | null;
}

/** Whether anybody looks at strengths now. */
export function wantsStrengths(state: SessionState): boolean {
  return state.strengths || state.trial !== null || state.reasoning === "trials";
}

/** What the strengths are compared with: those before the last step, or without the trial. */
function beforeOf(state: SessionState, done: Done | null, semantics: Semantics): Strengths | null {
  const { open, trial } = state;
  if (!open || !done || done.key !== open.recoveryKey) return null;
  if (trial) return done.isTrial ? done.before : done.strengths;
  if (done.isTrial || done.semantics !== semantics) return null;
  return done.step === open.history.past.length ? done.before : done.strengths;
}

/** Follows the session until the returned function is called. */
export function watchStrengths(session: Session, elsewhere: WeighElsewhere): () => void {
  let done: Done | null = null;
  let running = false;

  const put = (state: SessionState, map: ArgMap, semantics: Semantics, strengths: Strengths) => {
    const { open, trial } = state;
    if (!open) return;
    const before = beforeOf(state, done, semantics);
    const step = open.history.past.length;
    done = { map, semantics, key: open.recoveryKey, step, isTrial: trial !== null, strengths, before };
    session.set({ weighed: { strengths, before } });
  };
  const isDone = (state: SessionState, map: ArgMap, semantics: Semantics): boolean =>
    done !== null &&
    state.weighed !== null &&
    done.key === state.open?.recoveryKey &&
    done.semantics === semantics &&
    done.isTrial === (state.trial !== null) &&
    weighAlike(done.map, map);

  const weigh = (state: SessionState): void => {
    const map = shownMap(state);
    if (!map || !wantsStrengths(state)) {
      done = null;
      if (state.weighed) session.set({ weighed: null });
      return;
    }
    const { semantics } = reasoningSettings(map);
    if (running || isDone(state, map, semantics)) return;
    const ready = weighable(map);
    if (isQuick(ready)) return put(state, map, semantics, strengthsIn(ready, semantics));
    running = true;
    elsewhere(bare(map), semantics)
      .then((strengths) => {
        running = false;
        // What changed meanwhile is weighed next; until then this is nearer than what stood there before.
        if (wantsStrengths(session.get())) put(state, map, semantics, strengths);
        weigh(session.get());
      })
      .catch((fault: unknown) => {
        running = false;
        logFault(fault);
        session.say("The strengths could not be worked out. The map is as it was.", "refusal");
      });
  };
  const sameFor = (one: SessionState, other: SessionState) =>
    one.open === other.open && one.trial === other.trial && wantsStrengths(one) === wantsStrengths(other);
  weigh(session.get());
  return session.store.subscribe((state, before) => {
    if (!sameFor(state, before)) weigh(state);
  });
}

/** Without texts, which weigh nothing and would only have to be copied. */
function bare(map: ArgMap): ArgMap {
  const nodes = map.nodes.map(({ id, kind, confidence, muted }) => ({
    id,
    kind,
    text: "",
    x: 0,
    y: 0,
    ...(confidence === undefined ? {} : { confidence }),
    ...(muted === undefined ? {} : { muted }),
  }));
  return { title: "", nodes, edges: map.edges, sources: [] };
}
