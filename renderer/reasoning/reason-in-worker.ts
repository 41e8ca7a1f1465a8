import { startWorker } from "../workers/start-worker";
import type { ReasonAnswers, ReasonMessage, ReasonName, ReasonOrders } from "./orders";

/** Works an order out in a worker of its own. Null where the signal ended it first; rejects where the worker failed. */
export function reasonInWorker<Name extends ReasonName>(
  name: Name,
  order: ReasonOrders[Name],
  signal?: AbortSignal,
): Promise<ReasonAnswers[Name] | null> {
  if (signal?.aborted) return Promise.resolve(null);
  const worker = startWorker("reason");
  return new Promise((resolve, reject) => {
    const end = () => {
      worker.terminate();
      signal?.removeEventListener("abort", cancel);
    };
    const cancel = () => {
      end();
      resolve(null);
    };
    const fail = () => {
      end();
      reject(new Error("The reasoning worker failed."));
    };
    signal?.addEventListener("abort", cancel);
    worker.onmessage = (event: MessageEvent<ReasonAnswers[Name]>) => {
      end();
      resolve(event.data);
    };
    worker.onerror = fail;
    worker.onmessageerror = fail;
    worker.postMessage({ name, order } satisfies ReasonMessage<Name>);
  });
}
