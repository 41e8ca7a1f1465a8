import { startWorker } from "../workers/start-worker";
import type { ReasonAnswers, ReasonMessage, ReasonName, ReasonOrders, ReasonReply } from "./orders";

interface Watching {
  readonly signal?: AbortSignal;
  /** Told how much is done, 0 to 1, where that is known. */
  readonly onProgress?: (done: number) => void;
}

/** Works an order out in a worker of its own. Null where the signal ended it first; rejects where the worker failed. */
export function reasonInWorker<Name extends ReasonName>(
  name: Name,
  order: ReasonOrders[Name],
  { signal, onProgress }: Watching = {},
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
    worker.onmessage = ({ data }: MessageEvent<ReasonReply<Name>>) => {
      if (data.type === "progress") return onProgress?.(data.done);
      end();
      resolve(data.answer);
    };
    worker.onerror = fail;
    worker.onmessageerror = fail;
    worker.postMessage({ name, order } satisfies ReasonMessage<Name>);
  });
}
