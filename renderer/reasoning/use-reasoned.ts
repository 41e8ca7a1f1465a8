/** Working something out about the map for a component: here when it is quick, else in a worker with a way to stop it. */
import { useCallback, useEffect, useRef, useState } from "react";
import { weighable } from "../../shared/reasoning/strengths";
import { logFault } from "../session/faults";
import { carryOutOrder, type ReasonAnswers, type ReasonName, type ReasonOrders } from "./orders";
import { reasonInWorker } from "./reason-in-worker";

export interface Reasoned<Answer> {
  /** The newest answer; undefined before the first one. It may be of a former order while work goes on. */
  readonly answer: Answer | undefined;
  readonly state: "done" | "working" | "cancelled" | "failed";
  /** How much of the work is done, 0 to 1; null where it is not known. */
  readonly progress: number | null;
  readonly cancel: () => void;
  /** Begins anew, where it was cancelled or has failed. */
  readonly again: () => void;
}

/** Maps with more nodes, or with circles, are left to a worker: a driver may take fifty evaluations of the map. */
const MOST_HERE = 60;
const SOON = { timeout: 250 };

/** Carries the order out anew whenever it is another object; null asks for nothing. */
export function useReasoned<Name extends ReasonName>(
  name: Name,
  order: ReasonOrders[Name] | null,
): Reasoned<ReasonAnswers[Name]> {
  const [answer, setAnswer] = useState<ReasonAnswers[Name]>();
  const [state, setState] = useState<Reasoned<unknown>["state"]>("done");
  const [progress, setProgress] = useState<number | null>(null);
  const [round, setRound] = useState(0);
  const control = useRef<AbortController | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round is a reason to begin anew
  useEffect(() => {
    if (!order) return;
    const mine = new AbortController();
    control.current = mine;
    const put = (made: ReasonAnswers[Name] | null) => {
      if (mine.signal.aborted) return;
      if (made !== null || name === "drivers") setAnswer(() => made ?? undefined);
      setState("done");
    };
    setState("working");
    setProgress(null);
    const onProgress = (done: number) => {
      if (!mine.signal.aborted) setProgress(done);
    };
    const waiting = requestIdleCallback(() => {
      if (isSmall(order)) return put(carryOutOrder(name, order));
      reasonInWorker(name, order, { signal: mine.signal, onProgress })
        .then(put)
        .catch((fault: unknown) => {
          logFault(fault);
          if (!mine.signal.aborted) setState("failed");
        });
    }, SOON);
    return () => {
      cancelIdleCallback(waiting);
      mine.abort();
    };
  }, [name, order, round]);
  const again = useCallback(() => setRound((last) => last + 1), []);
  const cancel = useCallback(() => {
    control.current?.abort();
    setState("cancelled");
  }, []);
  return { answer: order ? answer : undefined, state, progress, cancel, again };
}

function isSmall(order: ReasonOrders[ReasonName]): boolean {
  const maps = "maps" in order ? order.maps : [order.map];
  return maps.every((map) => map.nodes.length <= MOST_HERE && weighable(map).order.systems.length === 0);
}
