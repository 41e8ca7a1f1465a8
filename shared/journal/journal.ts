/**
 * The recovery journal: unsaved work as it grew. Its first line says whose it is, the second is the map as it was last
 * saved, and every further line is one step away from that. A step is written by adding a line; nothing is rewritten.
 */
import { joinBytes } from "../basics/bytes";
import type { ArgMap } from "../document/types";
import { serialise } from "../format/serialise";
import type { MapChange } from "./change";
import { EMPTY_JOURNAL, type JournalEnd, journalLine } from "./lines";

export const JOURNAL_FORMAT = "argmap-journal";
export const JOURNAL_VERSION = 1;

/** The file that the map belongs to, as the window knows it; good for nothing once that window is gone. */
export interface JournalFile {
  readonly id: string;
  readonly name: string;
  readonly readOnly: boolean;
}

export interface JournalHead {
  /** Names this map in its window. */
  readonly key: string;
  readonly file: JournalFile | null;
  /** Whether the second line is what some file holds; else it is an empty map, and this one was never saved. */
  readonly isSaved: boolean;
}

/** One step, with all that a list of lost maps shows, so that such a list reads the last line alone. */
export interface JournalStep {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** What the window is called. */
  readonly name: string;
  /** In words, how the map differs from the saved one now. */
  readonly differs: string;
  readonly change: MapChange;
}

export interface Written {
  readonly bytes: Uint8Array;
  readonly end: JournalEnd;
}

/** A whole journal: `base` is the map as last saved, and `step` leads from there to the map of now. */
export function startJournal(head: JournalHead, base: ArgMap, step: JournalStep): Written {
  const texts = [
    JSON.stringify({ format: JOURNAL_FORMAT, version: JOURNAL_VERSION, ...head }),
    // Line ends stand between the parts of the file's text only; in a text they are escaped.
    serialise(base).replaceAll("\n", ""),
    JSON.stringify(step),
  ];
  let end = EMPTY_JOURNAL;
  const lines = texts.map((text) => {
    const line = journalLine(text, end);
    end = line.end;
    return line.bytes;
  });
  return { bytes: joinBytes(lines), end };
}

/** One more step at the end of a journal. */
export function extendJournal(end: JournalEnd, step: JournalStep): Written {
  return journalLine(JSON.stringify(step), end);
}
