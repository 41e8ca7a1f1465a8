/** Orders to the worker of other formats: each has a worker of its own, which ends with it. */
import type { Session } from "../session/session";
import { SHOW_BUSY_AFTER_MS } from "../session/state";
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

/** The same, shown as work that can be cancelled where it takes a while; "cancelled" where the person did so. */
export async function inExchangeWorkerShown<K extends ExchangeOrder["do"]>(
  session: Session,
  label: string,
  order: Extract<ExchangeOrder, { readonly do: K }>,
): Promise<ExchangeAnswers[K] | "cancelled"> {
  const control = new AbortController();
  const cancel = () => control.abort();
  const timer = setTimeout(
    () => session.set({ busy: { label, progress: null, cancel } }),
    SHOW_BUSY_AFTER_MS,
  );
  try {
    return await inExchangeWorker(order, control.signal);
  } catch (fault) {
    if (!control.signal.aborted) throw fault;
    return "cancelled";
  } finally {
    clearTimeout(timer);
    if (session.get().busy?.cancel === cancel) session.set({ busy: null });
  }
}
