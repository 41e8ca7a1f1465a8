/** What commands write: results to standard output, complaints to standard error, files whole or not at all. */
import { realpathSync } from "node:fs";
import { basename } from "node:path";
import { writeFileAtomically } from "../../files/atomic-write";
import { writeFailureSentence } from "../../files/write-failure";
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
  if (written.ok) return EXIT.done;
  complain(writeFailureSentence(basename(target), written.error));
  return EXIT.failed;
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
