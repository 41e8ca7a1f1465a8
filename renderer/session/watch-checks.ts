/** Runs the checks of the reasoning a moment after the last change, away from the page where the map is large. */
import { nodeOf } from "../../shared/document/lookups";
import type { ArgMap } from "../../shared/document/types";
import { checkMap } from "../../shared/reasoning/checks/check-map";
import type { Finding } from "../../shared/reasoning/checks/finding";
import { reasoningSettings } from "../../shared/reasoning/settings";
import { quickly } from "../../shared/reasoning/strengths";
import { logFault } from "./faults";
import type { Session } from "./session";
import type { SessionState } from "./state";

export type CheckElsewhere = (map: ArgMap) => Promise<readonly Finding[]>;

/** Calls back after a while, and answers with the way to stop that. */
export type After = (ms: number, act: () => void) => () => void;

/** From the last change to the checks: nobody wants remarks on half a word. */
const CHECK_AFTER_MS = 600;
const MOST_HERE = 400;

/** What the map's own checks find. */
export function findingsOf(map: ArgMap): readonly Finding[] {
  const { semantics, checksOff } = reasoningSettings(map);
  return checkMap(map, semantics, new Set(checksOff));
}

/** Whether a new node waits for its first words: nobody wants to be told that it has none. */
function isBeginning({ editing }: SessionState, map: ArgMap): boolean {
  return editing?.fresh === true && nodeOf(map, editing.id)?.text.trim() === "";
}

/** Follows the session until the returned function is called. */
export function watchChecks(session: Session, elsewhere: CheckElsewhere, after: After): () => void {
  let stop = () => {};
  let running = false;
  const put = (map: ArgMap, findings: readonly Finding[]) => {
    if (session.map() === map) session.set({ findings });
    else if (session.map()) later();
  };
  const check = () => {
    const map = session.map();
    if (!map || running || isBeginning(session.get(), map)) return;
    if (map.nodes.length <= MOST_HERE && quickly(map)) return put(map, findingsOf(map));
    running = true;
    elsewhere(map)
      .then((findings) => {
        running = false;
        put(map, findings);
      })
      .catch((fault: unknown) => {
        // Without remarks the map is as good as before; nobody needs to be told in the middle of their work.
        running = false;
        logFault(fault);
      });
  };
  const later = () => {
    stop();
    stop = after(CHECK_AFTER_MS, check);
  };
  if (session.map()) later();
  const unsubscribe = session.store.subscribe((state, before) => {
    const hasEnded = before.editing?.fresh === true && state.editing === null;
    if (hasEnded || state.open?.history.present !== before.open?.history.present) later();
  });
  return () => {
    stop();
    unsubscribe();
  };
}
