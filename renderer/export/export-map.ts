/** Exporting from the page: the work is done in a worker, the page only waits. */
import { joinBytes } from "../../shared/basics/bytes";
import { err, ok, type Result } from "../../shared/basics/result";
import type { ArgMap } from "../../shared/document/types";
import {
  type ExportControl,
  type ExportProblem,
  type ExportRequest,
  exportProblemSentence,
} from "../../shared/scene/export-request";
import type { StrengthsChoice } from "../session/export-settings";
import { startWorker } from "../workers/start-worker";
import type { ComparedOrder, ExportNews, ExportOrder } from "./messages";

export type ExportFailure =
  | ExportProblem
  | { readonly kind: "cancelled" }
  /** Something that should work did not: memory ran out, a file of the program is missing. */
  | { readonly kind: "failed"; readonly message: string };

/** The failure as a sentence for a person. */
export function exportFailureSentence(failure: ExportFailure): string {
  if (failure.kind === "cancelled") return "The export was cancelled.";
  if (failure.kind === "failed") return `The export did not work. ${failure.message}`;
  return exportProblemSentence(failure);
}

/**
 * The whole picture file, or why there is none. Aborting the signal ends the worker at once; whatever happens, nothing
 * stays behind.
 */
export function exportInWorker(
  map: ArgMap,
  request: ExportRequest,
  control: ExportControl = {},
  strengths: StrengthsChoice = "none",
  compared?: ComparedOrder,
): Promise<Result<Uint8Array<ArrayBuffer>, ExportFailure>> {
  const { signal, onProgress } = control;
  if (signal?.aborted) return Promise.resolve(err({ kind: "cancelled" }));
  const worker = startWorker("export");
  const pieces: Uint8Array[] = [];
  return new Promise((resolve) => {
    const cancel = () => end(err({ kind: "cancelled" }));
    const end = (result: Result<Uint8Array<ArrayBuffer>, ExportFailure>) => {
      worker.terminate();
      signal?.removeEventListener("abort", cancel);
      resolve(result);
    };
    signal?.addEventListener("abort", cancel);
    worker.onmessage = ({ data: news }: MessageEvent<ExportNews>) => {
      if (news.type === "progress") onProgress?.(news.done);
      else if (news.type === "piece") pieces.push(news.bytes);
      else if (news.type === "done") end(joined(pieces));
      else if (news.type === "problem") end(err(news.problem));
      else end(err({ kind: "failed", message: news.message }));
    };
    worker.onerror = (event) => end(err({ kind: "failed", message: event.message }));
    worker.onmessageerror = () =>
      end(err({ kind: "failed", message: "The worker could not be understood." }));
    worker.postMessage({ map, request, strengths, ...(compared && { compared }) } satisfies ExportOrder);
  });
}

/** One array of all pieces; a file beyond what an array can hold is a failure like running out of memory. */
function joined(pieces: readonly Uint8Array[]): Result<Uint8Array<ArrayBuffer>, ExportFailure> {
  try {
    return ok(joinBytes(pieces));
  } catch {
    return err({ kind: "failed", message: "The picture is too large for this machine's memory." });
  }
}
