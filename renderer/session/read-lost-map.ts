/** From the bytes that a shell kept to a map: a journal, or a whole map that an older Argmap kept. */
import { err, ok, type Result } from "../../shared/basics/result";
import type { ArgMap } from "../../shared/document/types";
import type { Repair } from "../../shared/format/opened";
import { parseBytes } from "../../shared/format/parse";
import type { JournalFile } from "../../shared/journal/journal";
import { readJournal } from "../../shared/journal/read-journal";

export interface LostMap {
  /** Deep-frozen. */
  readonly map: ArgMap;
  /** What its file held, where it had one. */
  readonly saved: ArgMap | null;
  readonly file: JournalFile | null;
  readonly repairs: readonly Repair[];
  /** Steps at its end that can't be read. */
  readonly lost: number;
}

const BRACE = 0x7b;

export function readLostMap(bytes: Uint8Array): Result<LostMap, "unreadable" | "too-new"> {
  // A journal starts with a checksum.
  if (bytes[0] === BRACE) {
    const opened = parseBytes(bytes);
    if (!opened.ok) return err(opened.error.kind === "too-new" ? "too-new" : "unreadable");
    const { map, repairs } = opened.value;
    return ok({ map, repairs, saved: null, file: null, lost: 0 });
  }
  const read = readJournal(bytes);
  if (!read.ok) return read;
  const { map, base, head, lost } = read.value;
  return ok({ map, repairs: [], saved: head.isSaved ? base : null, file: head.file, lost });
}
