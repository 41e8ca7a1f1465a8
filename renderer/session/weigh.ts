/**
 * Keeps the strengths of the open map, while somebody looks at them. They follow every change that counts and no other;
 * where they are not worked out within a moment, a worker does it and the former ones stand until then.
 */
import type { ArgMap } from "../../shared/document/types";
import { weighAlike } from "../../shared/reasoning/alike";
import type { Semantics } from "../../shared/reasoning/semantics";
import { reasoningSettings } from "../../shared/reasoning/settings";
import { quickly, type Strengths, strengthsIn } from "../../shared/reasoning/strengths";
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
  /** The map without the trial; null where none runs. */
  readonly untried: ArgMap | null;
  readonly strengths: Strengths;
  readonly before: Strengths | null;
}

/** Whether anybody looks at strengths now. */
export function wantsStrengths(state: SessionState): boolean {
  return state.strengths || state.trial !== null;
}

/** What the strengths are compared with where no trial runs: those before the last step. */
function beforeOf({ open }: SessionState, done: Done | null, semantics: Semantics): Strengths | null {
  if (!open || !done || done.key !== open.recoveryKey) return null;
  if (done.untried || done.semantics !== semantics) return null;
  return done.step === open.history.past.length ? done.before : done.strengths;
}

/** Follows the session until the returned function is called. */
export function watchStrengths(session: Session, elsewhere: WeighElsewhere): () => void {
  let done: Done | null = null;
  let running = false;

  const put = (
    state: SessionState,
    weighed: Pick<Done, "map" | "semantics" | "untried" | "strengths">,
    without: Strengths | null,
  ) => {
    const { open } = state;
    if (!open) return;
    const before = without ?? beforeOf(state, done, weighed.semantics);
    done = { ...weighed, key: open.recoveryKey, step: open.history.past.length, before };
    session.set({ weighed: { strengths: weighed.strengths, before } });
  };
  const isDone = (state: SessionState, map: ArgMap, untried: ArgMap | null, semantics: Semantics): boolean =>
    done !== null &&
    state.weighed !== null &&
    done.key === state.open?.recoveryKey &&
    done.semantics === semantics &&
    weighAlike(done.map, map) &&
    sameUntried(done.untried, untried);

  const weigh = (state: SessionState): void => {
    const map = shownMap(state);
    if (!map || !wantsStrengths(state)) {
      done = null;
      if (state.weighed) session.set({ weighed: null });
      return;
    }
    const { semantics } = reasoningSettings(map);
    const untried = state.trial ? session.map() : null;
    if (running || isDone(state, map, untried, semantics)) return;
    const ready = quickly(map);
    const without = untried && quickly(untried);
    if (ready && (!untried || without)) {
      const strengths = strengthsIn(ready, semantics);
      return put(state, { map, untried, semantics, strengths }, without && strengthsIn(without, semantics));
    }
    running = true;
    const both = [elsewhere(bare(map), semantics), untried && elsewhere(bare(untried), semantics)] as const;
    Promise.all(both)
      .then(([strengths, before]) => {
        running = false;
        // What changed meanwhile is weighed next; until then this is nearer than what stood there before.
        const now = session.get();
        if (wantsStrengths(now) && now.open?.recoveryKey === state.open?.recoveryKey)
          put(state, { map, untried, semantics, strengths }, before);
        weigh(now);
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

function sameUntried(one: ArgMap | null, other: ArgMap | null): boolean {
  return one === null || other === null ? one === other : weighAlike(one, other);
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
