import { reasoningSettings } from "../../shared/reasoning/settings";
import type { Session } from "../session/session";
import { watchChecks } from "../session/watch-checks";
import { watchStrengths } from "../session/weigh";
import type { ReasonAnswers, ReasonName, ReasonOrders } from "./orders";
import { reasonInWorker } from "./reason-in-worker";

/** Keeps strengths and remarks up to date in this window, with workers for what takes long. */
export function followReasoning(session: Session): void {
  watchStrengths(session, (map, semantics) => answered("strengths", { map, semantics }));
  watchChecks(
    session,
    (map) => {
      const { semantics, checksOff } = reasoningSettings(map);
      return answered("checks", { map, semantics, off: checksOff });
    },
    (ms, act) => {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
  );
}

async function answered<Name extends ReasonName>(
  name: Name,
  order: ReasonOrders[Name],
): Promise<ReasonAnswers[Name]> {
  const answer = await reasonInWorker(name, order);
  if (answer === null) throw new Error("Only a signal ends the work early, and there is none.");
  return answer;
}
