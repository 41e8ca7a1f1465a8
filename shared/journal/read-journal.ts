/** Reads a journal back: as far as its lines are sound, and never past a damaged one. */
import type { Json } from "../basics/json";
import { err, ok, type Result } from "../basics/result";
import { type ArgMap, LIMITS } from "../document/types";
import { isJsonObject } from "../format/fields";
import { parse } from "../format/parse";
import { Scanner } from "../format/scan";
import { serialise } from "../format/serialise";
import { applyChange } from "./change";
import { JOURNAL_FORMAT, JOURNAL_VERSION, type JournalHead, type JournalStep } from "./journal";
import { readLines } from "./lines";
import { isHead, isStep } from "./shapes";

/** `too-new`: written by a newer Argmap, and whole for that one. */
export type JournalProblem = "unreadable" | "too-new";

/** What a list of lost maps shows. */
export interface JournalSummary {
  readonly head: JournalHead;
  /** Of the last step that can be read. */
  readonly name: string;
  readonly time: number;
  readonly differs: string;
  /** Lines at the end that can't be read; the last one alone may have been cut while it was written. */
  readonly lost: number;
}

export interface ReadJournal extends JournalSummary {
  /** The map as it was last saved. */
  readonly base: ArgMap;
  /** The map after the last step that can be read. */
  readonly map: ArgMap;
}

/** Steps hold rows inside lists inside a change, around what a file may nest. */
const STEP_LIMITS = { nesting: LIMITS.nesting + 8, values: 6_000_000, keys: 100_000, finds: 1_000_000 };

/** The value of a line; undefined where it is no JSON that could be walked over safely. */
function jsonOf(json: string): Json | undefined {
  if (new Scanner(json, STEP_LIMITS).run()) return undefined;
  const value: Json = JSON.parse(json);
  return value;
}

function headOf(json: string | undefined): Result<JournalHead, JournalProblem> {
  const value = json === undefined ? undefined : jsonOf(json);
  if (!isJsonObject(value) || value.format !== JOURNAL_FORMAT) return err("unreadable");
  if (typeof value.version === "number" && value.version > JOURNAL_VERSION) return err("too-new");
  if (value.version !== JOURNAL_VERSION || !isHead(value)) return err("unreadable");
  const { key, isSaved } = value;
  const file = value.file && { id: value.file.id, name: value.file.name, readOnly: value.file.readOnly };
  return ok({ key, file, isSaved });
}

function stepOf(json: string | undefined): JournalStep | null {
  const value = json === undefined ? undefined : jsonOf(json);
  return isStep(value) ? value : null;
}

/** A few words about the journal, without building its map. */
export function summariseJournal(bytes: Uint8Array): Result<JournalSummary, JournalProblem> {
  const { sound, lost } = readLines(bytes);
  const head = headOf(sound[0]);
  if (!head.ok) return head;
  if (sound.length < 2) return err("unreadable");
  const last = sound.length > 2 ? stepOf(sound.at(-1)) : null;
  if (sound.length > 2 && !last) return err("unreadable");
  const { name, time, differs } = last ?? NO_STEP;
  return ok({ head: head.value, name: name || (head.value.file?.name ?? ""), time, differs, lost });
}

const NO_STEP = { name: "", time: 0, differs: "" };

/** The map in the journal. It has passed every check that a file passes on opening, and is frozen. */
export function readJournal(bytes: Uint8Array): Result<ReadJournal, JournalProblem> {
  const { sound, lost } = readLines(bytes);
  const head = headOf(sound[0]);
  if (!head.ok) return head;
  const base = soundMap(sound[1] ?? "");
  if (!base) return err("unreadable");
  let map: ArgMap = base;
  let last = { ...NO_STEP, name: head.value.file?.name ?? "" };
  const steps = sound.slice(2);
  let taken = 0;
  for (const json of steps) {
    const step = stepOf(json);
    const next = step && applyChange(map, step.change);
    // A line that is sound and still makes no sense here counts as damaged, and what follows builds on it.
    if (!step || !next) break;
    map = next;
    last = { name: step.name, time: step.time, differs: step.differs };
    taken += 1;
  }
  const checked = map === base ? base : soundMap(serialise(map));
  if (!checked) return err("unreadable");
  return ok({ head: head.value, ...last, lost: lost + steps.length - taken, base, map: checked });
}

function soundMap(text: string): ArgMap | null {
  const opened = parse(text);
  return opened.ok && opened.value.repairs.length === 0 ? opened.value.map : null;
}
