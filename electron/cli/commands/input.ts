/** Maps for the commands: from a file, from a picture with the map inside, or from standard input. */
import { createReadStream } from "node:fs";
import { err, type Result } from "../../../shared/basics/result";
import { LIMITS } from "../../../shared/document/types";
import { openContent } from "../../../shared/exchange/open-content";
import type { Opened } from "../../../shared/format/opened";
import { type OpenProblem, problemSentence } from "../../../shared/format/problems";
import { errorCode } from "../../files/file-system";
import { complain, EXIT } from "./output";

/** The map of a file, or why it does not open. */
export async function openMap(file: string): Promise<Result<Opened, OpenProblem>> {
  const bytes = await readBounded(file);
  if (!bytes.ok) return bytes;
  return openContent(bytes.value);
}

/** The map of a file, or the exit code after a complaint. What was repaired is said, but is no obstacle. */
export async function openOrComplain(file: string): Promise<Opened | number> {
  const opened = await openMap(file);
  if (!opened.ok) {
    complain(problemSentence(opened.error, nameOf(file)));
    return exitCodeOf(opened.error);
  }
  complainOfRepairs(file, opened.value);
  return opened.value;
}

/** Says where the map of the file had to be repaired. */
export function complainOfRepairs(file: string, { repairs }: Opened): void {
  if (repairs.length === 0) return;
  const places = repairs.length === 1 ? "one place" : `${repairs.length} places`;
  complain(
    `'${nameOf(file)}' is damaged in ${places} and was repaired in memory; argmap check lists the repairs.`,
  );
}

export function exitCodeOf(problem: OpenProblem): number {
  return problem.kind === "unreadable" ? EXIT.failed : EXIT.problems;
}

/** The name of the file for sentences. */
export function nameOf(file: string): string {
  return file === "-" ? "standard input" : file;
}

/** Reads at most what a map may have, whatever stands behind the name: a huge file, a pipe, a device. */
export async function readBounded(file: string): Promise<Result<Uint8Array<ArrayBuffer>, OpenProblem>> {
  const most = LIMITS.fileBytes;
  const stream = file === "-" ? process.stdin : createReadStream(file, { end: most });
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of stream as AsyncIterable<Uint8Array>) {
      pieces.push(piece);
      length += piece.length;
      if (length > most) return err({ kind: "too-large", what: "file", limit: most, path: "" });
    }
  } catch (error) {
    return err({ kind: "unreadable", detail: reason(errorCode(error)) });
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return { ok: true, value: bytes };
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "you may not read it",
  EPERM: "you may not read it",
};

function reason(code: string): string {
  return Object.hasOwn(REASONS, code) ? (REASONS[code] ?? "") : `the system says ${code || "no more"}`;
}
