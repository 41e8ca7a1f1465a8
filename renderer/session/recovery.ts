/**
 * Keeps unsaved work with the shell, so that a crash, a reload or a power cut costs a second at most. It follows the
 * session's state alone: a map that differs from its file has a journal, and any other has none. An edit adds a line to
 * the journal; the whole map is written with the first edit after a save, and when the lines have become many.
 */
import { compareMaps, differenceInWords } from "../../shared/document/compare";
import { type ArgMap, EMPTY_MAP } from "../../shared/document/types";
import { changeBetween } from "../../shared/journal/change";
import {
  extendJournal,
  type JournalFile,
  type JournalStep,
  startJournal,
} from "../../shared/journal/journal";
import type { JournalEnd } from "../../shared/journal/lines";
import type { Session } from "./session";
import { isModified, type OpenMap, type SessionState, windowName } from "./state";

/** From a change to the writing; with the wait for an idle moment and the writing itself it stays under a second. */
const KEEP_AFTER_MS = 500;
const IDLE_WITHIN_MS = 200;
/** Past one of these a journal is written anew, unless it is small beside the map itself. */
const MOST_STEPS = 500;
const MOST_STEP_BYTES = 2 * 1024 * 1024;

const KEEPS_AGAIN = "Argmap keeps a copy of your unsaved work again.";

export interface Recovery {
  /** Writes what is not yet written, now. Answers whether the newest version is kept. */
  flush(): Promise<boolean>;
  /** When everything asked so far is written or dropped. */
  settled(): Promise<void>;
  stop(): void;
}

/** The events of the page after which it may never run again. */
export type PageEvents = Pick<EventTarget, "addEventListener" | "removeEventListener">;

/** The journal that the shell has. */
interface Kept {
  readonly key: string;
  /** The map after its last line; null where that can't be told, and the whole must be written anew. */
  readonly map: ArgMap | null;
  /** What it was started for: with another file or another saved map it starts anew. */
  readonly saved: ArgMap | null;
  readonly file: JournalFile | null;
  readonly end: JournalEnd;
  /** Of the lines that were added, and of the whole as it was started. */
  readonly steps: number;
  readonly stepBytes: number;
  readonly startBytes: number;
}

const recoveryOf = new WeakMap<Session, Recovery>();

/** When the shell has dropped the copy of what was saved. */
export function recoverySettled(session: Session): Promise<void> {
  return recoveryOf.get(session)?.settled() ?? Promise.resolve();
}

/** Keeps the open map now. False where it could not be kept. */
export function keepCopyNow(session: Session): Promise<boolean> {
  return recoveryOf.get(session)?.flush() ?? Promise.resolve(false);
}

function stepTo(open: OpenMap, before: ArgMap): JournalStep {
  const after = open.history.present;
  return {
    time: Date.now(),
    name: windowName(open),
    differs: differenceInWords(compareMaps(open.saved ?? EMPTY_MAP, after)),
    change: changeBetween(before, after),
  };
}

function canGrow(kept: Kept, open: OpenMap): boolean {
  const isLong = kept.steps >= MOST_STEPS || kept.stepBytes > Math.max(MOST_STEP_BYTES, kept.startBytes);
  return !isLong && kept.saved === open.saved && kept.file?.id === open.file?.id;
}

/** What of its file is worth keeping: what has become of the file in the meantime is to be found out anew. */
function fileOf({ file }: OpenMap): JournalFile | null {
  return file && { id: file.id, name: file.name, readOnly: file.readOnly };
}

/** A journal for the map from its saved version on, in one step. */
async function start(session: Session, open: OpenMap): Promise<Kept> {
  const base = open.saved ?? EMPTY_MAP;
  const file = fileOf(open);
  const head = { key: open.recoveryKey, file, isSaved: open.saved !== null };
  const { bytes, end } = startJournal(head, base, stepTo(open, base));
  await session.bridge.keepRecovery(open.recoveryKey, bytes);
  const { saved } = open;
  return {
    key: open.recoveryKey,
    map: open.history.present,
    saved,
    file,
    end,
    steps: 0,
    stepBytes: 0,
    startBytes: bytes.length,
  };
}

async function grow(session: Session, kept: Kept, before: ArgMap, open: OpenMap): Promise<Kept> {
  const { bytes, end } = extendJournal(kept.end, stepTo(open, before));
  await session.bridge.extendRecovery(kept.key, bytes);
  const { steps, stepBytes } = kept;
  return {
    ...kept,
    map: open.history.present,
    end,
    steps: steps + 1,
    stepBytes: stepBytes + bytes.length,
  };
}

/** Brings the journal up to the open map in the cheapest way that works. */
async function write(session: Session, kept: Kept | null, open: OpenMap): Promise<Kept> {
  if (kept?.map && canGrow(kept, open)) {
    try {
      return await grow(session, kept, kept.map, open);
    } catch {
      // A full disk may have room for the whole once its old version is gone, and a new shell knows only whole ones.
    }
  }
  return start(session, open);
}

/** Starts keeping copies; `page` gives `visibilitychange`, `leaving` gives `pagehide`. */
export function watchRecovery(
  session: Session,
  page: PageEvents = document,
  leaving: PageEvents = window,
): Recovery {
  let kept: Kept | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  /** Null while nothing is being written or dropped. */
  let running: Promise<boolean> | null = null;

  /** The journal that there should be is the one of this map; null for none. */
  const wanted = (): OpenMap | null => {
    const { open, keepsRecovery } = session.get();
    return keepsRecovery && isModified(open) ? open : null;
  };
  const isKept = (): boolean => {
    const open = wanted();
    return kept?.key === open?.recoveryKey && (open === null || kept?.map === open.history.present);
  };

  const failed = (): false => {
    // An older version may still be there: it is to be dropped in its time.
    if (kept) kept = { ...kept, map: null };
    session.set({ cannotKeep: wanted() !== null });
    return false;
  };

  const bringUp = async (): Promise<boolean> => {
    const open = wanted();
    try {
      if (kept && kept.key !== open?.recoveryKey) {
        const { key } = kept;
        kept = null;
        await session.bridge.dropRecovery(key);
      }
      if (!open) return true;
      kept = await write(session, kept, open);
      if (session.get().cannotKeep) {
        session.set({ cannotKeep: false });
        session.say(KEEPS_AGAIN);
      }
      return true;
    } catch {
      return failed();
    }
  };

  /** Everything that changes the journal goes through here, one after the other, each from the state of its moment. */
  const bringUpInTurn = (): Promise<boolean> => {
    clear();
    const turn = running ? running.then(() => isKept() || bringUp()) : bringUp();
    running = turn;
    void turn.then((isDone) => {
      if (running !== turn) return;
      running = null;
      // What came meanwhile waits for its time; what failed waits for the next edit.
      if (isDone) follow(session.get());
    });
    return turn;
  };
  const clear = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };

  const follow = ({ open }: SessionState) => {
    if (isKept()) return clear();
    // A map that was saved, closed or given up loses its journal at once.
    if (kept && kept.key !== wanted()?.recoveryKey) return void bringUpInTurn();
    // A slow disk gets the newest version when it is done with the last, not all that came between.
    if (open === null || timer !== null || running !== null) return;
    timer = setTimeout(() => whenIdle(() => timer !== null && bringUpInTurn()), KEEP_AFTER_MS);
  };

  const hidden = () => {
    if (!isKept()) void bringUpInTurn();
  };
  page.addEventListener("visibilitychange", hidden);
  leaving.addEventListener("pagehide", hidden);
  const unfollow = session.store.subscribe((state, before) => {
    if (state.open !== before.open || state.keepsRecovery !== before.keepsRecovery) follow(state);
  });
  follow(session.get());

  const recovery: Recovery = {
    flush: () => (isKept() && running === null ? Promise.resolve(wanted() !== null) : bringUpInTurn()),
    async settled() {
      while (running) await running;
    },
    stop() {
      clear();
      unfollow();
      page.removeEventListener("visibilitychange", hidden);
      leaving.removeEventListener("pagehide", hidden);
      recoveryOf.delete(session);
    },
  };
  recoveryOf.set(session, recovery);
  return recovery;
}

function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback(work, { timeout: IDLE_WITHIN_MS });
  else work();
}
