/** Orders to the worker of other formats: each has a worker of its own, which ends with it. */
import { startWorker } from "../workers/start-worker";
import type { ExchangeAnswers, ExchangeOrder } from "./orders";

type News =
  | { readonly ok: true; readonly answer: unknown }
  | { readonly ok: false; readonly message: string };

/** The answer to the order. Rejects when the signal aborts, and where the program itself is at fault. */
export function inExchangeWorker<K extends ExchangeOrder["do"]>(
  order: Extract<ExchangeOrder, { readonly do: K }>,
  signal?: AbortSignal,
): Promise<ExchangeAnswers[K]> {
  const worker = startWorker("exchange");
  return new Promise<ExchangeAnswers[K]>((resolve, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
    worker.onmessage = ({ data }: MessageEvent<News>) => {
      // The worker answers each order in its own type.
      if (data.ok) resolve(data.answer as ExchangeAnswers[K]);
      else reject(new Error(data.message));
    };
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessageerror = () => reject(new Error("The worker could not be understood."));
    worker.postMessage(order);
  }).finally(() => worker.terminate());
}
