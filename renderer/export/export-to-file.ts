/** From the page into a file that the person names: asked for first, then written as it comes. */
import { err, ok, type Result } from "../../shared/basics/result";
import type { Bridge, ExportFile, Reply } from "../../shared/bridge/bridge";
import { inPieces } from "../../shared/bridge/export-pieces";
import { cancelled, done } from "../../shared/bridge/reply";
import type { ExportControl } from "../../shared/scene/export-request";
import { type ExportFailure, exportInWorker, type TakePiece } from "./export-map";
import type { ExportOrder } from "./messages";

type Shell = Pick<Bridge, "beginExport" | "addToExport" | "finishExport" | "dropExport">;

/** `null`: the person named no file. */
export type ExportOutcome = Result<{ readonly name: string } | null, ExportFailure>;

type Fill = (take: TakePiece) => Promise<Result<null, ExportFailure>>;

const notWritten = (reply: Reply<unknown>): ExportFailure =>
  reply.outcome === "problem" ? { kind: "not-written", problem: reply.problem } : { kind: "cancelled" };

/** Whatever ends it before its end, nothing of it stays. */
async function throughShell(
  shell: Shell,
  file: ExportFile,
  fill: Fill,
  signal?: AbortSignal,
): Promise<ExportOutcome> {
  const begun = await shell.beginExport(file);
  if (begun.outcome === "cancelled") return ok(null);
  if (begun.outcome === "problem") return err(notWritten(begun));
  const id = begun.value;
  const take: TakePiece = async (bytes) => {
    const added = await shell.addToExport(id, bytes);
    return added.outcome === "done" ? ok(null) : err(notWritten(added));
  };
  const filled = await fill(take).catch(async (error: unknown) => {
    await shell.dropExport(id);
    throw error;
  });
  if (!filled.ok || signal?.aborted) {
    await shell.dropExport(id);
    return filled.ok ? err({ kind: "cancelled" }) : filled;
  }
  const finished = await shell.finishExport(id);
  return finished.outcome === "done" ? ok(finished.value) : err(notWritten(finished));
}

/** Draws a picture into a file. */
export function exportToFile(
  shell: Shell,
  file: ExportFile,
  order: ExportOrder,
  control: ExportControl = {},
): Promise<ExportOutcome> {
  return throughShell(shell, file, (take) => exportInWorker(order, take, control), control.signal);
}

/** Writes bytes that are there already. */
export async function bytesToFile(
  shell: Shell,
  file: ExportFile,
  bytes: Uint8Array,
): Promise<Reply<{ readonly name: string }>> {
  const outcome = await throughShell(shell, file, async (take) => {
    for await (const piece of inPieces([bytes])) {
      const taken = await take(piece);
      if (!taken.ok) return taken;
    }
    return ok(null);
  });
  if (outcome.ok) return outcome.value === null ? cancelled : done(outcome.value);
  return outcome.error.kind === "not-written"
    ? { outcome: "problem", problem: outcome.error.problem }
    : cancelled;
}
