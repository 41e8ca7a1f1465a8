/** The app's own store of unsaved work, as the kill test needs it: keep an edit, and say which one was kept last. */
import { join } from "node:path";
import { createJournals } from "../../electron/files/journals";
import { EMPTY_MAP } from "../../shared/document/types";
import { extendJournal, type JournalStep, startJournal } from "../../shared/journal/journal";
import type { JournalEnd } from "../../shared/journal/lines";
import { readJournal } from "../../shared/journal/read-journal";

const KEY = "the map under test";
const HEAD = { key: KEY, file: null, isSaved: false };
/** Then the journal is put in place anew, as the page does it too. */
const MOST_STEPS = 50;

export interface KeptWork {
  /** Settles when the app would say that the edit is kept. */
  keep(edit: number): Promise<void>;
}

const stepTo = (edit: number): JournalStep => ({
  time: Date.now(),
  name: "kursk.argmap",
  differs: "title changed",
  // Long enough to be cut in the middle.
  change: { title: `${edit} ${"x".repeat(20_000)}` },
});

export async function openKeptWork(data: string): Promise<KeptWork> {
  const journals = createJournals(join(data, "recovery"));
  let end: JournalEnd | null = null;
  return {
    async keep(edit) {
      const goOn = end !== null && end.lines <= MOST_STEPS ? end : null;
      const written = goOn ? extendJournal(goOn, stepTo(edit)) : startJournal(HEAD, EMPTY_MAP, stepTo(edit));
      const isKept = await (goOn ? journals.extend : journals.keep)(KEY, written.bytes);
      if (!isKept) throw new Error("the edit was not kept");
      end = written.end;
    },
  };
}

export interface FoundWork {
  /** The number of the last edit that the next start would offer; 0 where there is nothing. */
  readonly edit: number;
  /** The end of the journal was cut in the middle of a line. */
  readonly isTorn: boolean;
}

/** Null where what is there cannot be read. */
export async function lastKept(data: string): Promise<FoundWork | null> {
  const bytes = await createJournals(join(data, "recovery")).read(KEY);
  if (bytes === null) return { edit: 0, isTorn: false };
  const read = readJournal(bytes);
  return read.ok ? { edit: Number.parseInt(read.value.map.title, 10), isTorn: read.value.lost > 0 } : null;
}
