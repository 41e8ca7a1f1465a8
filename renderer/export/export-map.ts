/** Exporting from the page: the work is done in a worker, the page hands on what comes from there. */
import { joinBytes } from "../../shared/basics/bytes";
import { err, ok, type Result } from "../../shared/basics/result";
import type { FileProblem } from "../../shared/bridge/bridge";
import {
  type ExportControl,
  type ExportProblem,
  exportProblemSentence,
} from "../../shared/scene/export-request";
import { startWorker } from "../workers/start-worker";
import type { ExportNews, ExportOrder, ToExportWorker } from "./messages";

export type ExportFailure =
  | ExportProblem
  | { readonly kind: "cancelled" }
  /** The shell did not write it. */
  | { readonly kind: "not-written"; readonly problem: FileProblem }
  /** Something that should work did not: memory ran out, a file of the program is missing. */
  | { readonly kind: "failed"; readonly message: string };

/** The failure as a sentence for a person. */
export function exportFailureSentence(failure: ExportFailure): string {
  if (failure.kind === "cancelled") return "The export was cancelled.";
  if (failure.kind === "not-written") return failure.problem.message;
  if (failure.kind === "failed") return `The export did not work. ${failure.message}`;
  return exportProblemSentence(failure);
}

/** Takes the next piece of the file; settles when it has room for another. A failure ends the export. */
export type TakePiece = (bytes: Uint8Array<ArrayBuffer>) => Promise<Result<null, ExportFailure>>;

/** As much of a worker as is used. */
export type ExportWorker = Pick<Worker, "postMessage" | "terminate"> & {
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
};

/**
 * Gives the picture file to `take`, piece after piece, and settles when all of it was taken, or tells why not. Aborting
 * the signal ends the worker at once, and nothing more is given.
 */
export function exportInWorker(
  order: ExportOrder,
  take: TakePiece,
  { signal, onProgress }: ExportControl = {},
  start: () => ExportWorker = () => startWorker("export"),
): Promise<Result<null, ExportFailure>> {
  if (signal?.aborted) return Promise.resolve(err({ kind: "cancelled" }));
  const worker = start();
  const tell = (message: ToExportWorker) => worker.postMessage(message);
  return new Promise((resolve) => {
    let isOver = false;
    const cancel = () => end(err({ kind: "cancelled" }));
    const end = (result: Result<null, ExportFailure>) => {
      isOver = true;
      worker.terminate();
      signal?.removeEventListener("abort", cancel);
      resolve(result);
    };
    const fail = (message: string) => end(err({ kind: "failed", message }));
    signal?.addEventListener("abort", cancel);
    /** Pieces are taken one after the other, in the order in which they came; the end comes after the last. */
    let taking: Promise<void> = Promise.resolve();
    const next = (work: () => Promise<void>) => {
      taking = taking
        .then(() => (isOver ? undefined : work()))
        .catch((error: unknown) => fail(error instanceof Error ? error.message : ""));
    };
    worker.onmessage = ({ data: news }: MessageEvent<ExportNews>) => {
      if (news.type === "progress") onProgress?.(news.done);
      else if (news.type === "problem") end(err(news.problem));
      else if (news.type === "failed") fail(news.message);
      else
        next(async () => {
          if (news.type === "done") return end(ok(null));
          const taken = await take(news.bytes);
          if (isOver) return;
          if (taken.ok) tell({ type: "taken" });
          else end(taken);
        });
    };
    worker.onerror = (event) => fail(event.message);
    worker.onmessageerror = () => fail("The worker could not be understood.");
    tell({ type: "order", order });
  });
}

/** The whole picture file at once, for what needs it so: the clipboard, the printer, another document. */
export async function pictureInWorker(
  order: ExportOrder,
  control: ExportControl = {},
): Promise<Result<Uint8Array<ArrayBuffer>, ExportFailure>> {
  const pieces: Uint8Array[] = [];
  const collect: TakePiece = async (bytes) => {
    pieces.push(bytes);
    return ok(null);
  };
  const made = await exportInWorker(order, collect, control);
  return made.ok ? joined(pieces) : made;
}

/** One array of all pieces; a file beyond what an array can hold is a failure like running out of memory. */
function joined(pieces: readonly Uint8Array[]): Result<Uint8Array<ArrayBuffer>, ExportFailure> {
  try {
    return ok(joinBytes(pieces));
  } catch {
    return err({ kind: "failed", message: "The picture is too large for this machine's memory." });
  }
}
