/** What commands write: results to standard output, complaints to standard error, files whole or not at all. */
import { realpathSync } from "node:fs";
import { basename } from "node:path";
import { inPieces } from "../../../shared/bridge/export-pieces";
import { writeFileAtomically } from "../../files/atomic-write";
import { beginWriting } from "../../files/gradual-write";
import { type WriteFailure, writeFailureSentence } from "../../files/write-failure";
import { tidyFolderOf } from "./leftovers";

export const EXIT = { done: 0, problems: 1, failed: 2 } as const;

/** Writes a line of the result, and waits until it is taken. */
export function print(text: string): Promise<void> {
  return printBytes(`${text}\n`);
}

export function printJson(value: unknown): Promise<void> {
  return print(JSON.stringify(value, null, 2));
}

function printBytes(data: string | Uint8Array): Promise<void> {
  return new Promise((done, fail) => {
    process.stdout.write(data, (error) => (error ? fail(error) : done()));
  });
}

/** One sentence to standard error. */
export function complain(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** `argmap … | head` closes our output early; that is no error of ours. */
export function stopQuietlyWhenNobodyReads(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    process.exit(error.code === "EPIPE" ? EXIT.done : EXIT.failed);
  });
}

/** Writes the result to a file, or to standard output for `-`. The exit code: done, or failed after a complaint. */
export async function writeResult(target: string, data: Uint8Array): Promise<number> {
  if (target === "-") {
    await printBytes(data);
    return EXIT.done;
  }
  await tidyFolderOf(target);
  const written = await writeFileAtomically(target, data);
  return written.ok ? EXIT.done : notWritten(target, written.error);
}

function notWritten(target: string, failure: WriteFailure): number {
  complain(writeFailureSentence(basename(target), failure));
  return EXIT.failed;
}

/** The same for a result that comes in pieces and may be larger than the memory. */
export async function writePieces(target: string, pieces: AsyncIterable<Uint8Array>): Promise<number> {
  if (target === "-") {
    for await (const piece of pieces) await printBytes(piece);
    return EXIT.done;
  }
  await tidyFolderOf(target);
  const writing = await beginWriting(target);
  if (!writing.ok) return notWritten(target, writing.error);
  try {
    for await (const piece of inPieces(pieces)) {
      const added = await writing.value.add(piece);
      if (!added.ok) return notWritten(target, added.error);
    }
  } catch (error) {
    await writing.value.discard();
    throw error;
  }
  const written = await writing.value.finish();
  return written.ok ? EXIT.done : notWritten(target, written.error);
}

/** Whether both names lead to one file. */
export function isSameFile(a: string, b: string): boolean {
  if (a === "-" || b === "-") return false;
  try {
    return realpathSync(a) === realpathSync(b);
  } catch {
    return false;
  }
}
