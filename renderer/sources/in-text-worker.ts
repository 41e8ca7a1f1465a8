import { startWorker } from "../workers/start-worker";
import type { TextAnswers, TextMessage, TextOrderName, TextOrders } from "./text-orders";

/** Characters. Going through a longer text would hold up the page, so a worker does that. */
export const LONGEST_HERE = 200_000;

/** Works an order out in a worker of its own. Null where the signal ended it first; rejects where the worker failed. */
export function inTextWorker<Name extends TextOrderName>(
  name: Name,
  order: TextOrders[Name],
  signal: AbortSignal,
): Promise<TextAnswers[Name] | null> {
  if (signal.aborted) return Promise.resolve(null);
  const worker = startWorker("text");
  return new Promise<TextAnswers[Name] | null>((resolve, reject) => {
    signal.addEventListener("abort", () => resolve(null), { once: true });
    worker.onmessage = (event: MessageEvent<TextAnswers[Name]>) => resolve(event.data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessageerror = () => reject(new Error("The answer about the text could not be understood."));
    worker.postMessage({ name, order } satisfies TextMessage<Name>);
  }).finally(() => worker.terminate());
}
