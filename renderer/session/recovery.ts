/**
 * Keeps a copy of unsaved work with the shell, so that a crash, a reload or a power cut costs a second at most. It
 * follows the session's state alone: a map that differs from its file has a copy, and any other has none.
 */
import type { ArgMap } from "../../shared/document/types";
import { bytesOf } from "./saving";
import type { Session } from "./session";
import { isModified, type SessionState, windowName } from "./state";

/** From a change to the writing of the copy; a second with the writing itself. */
const KEEP_AFTER_MS = 700;
/** Large maps: the page spends at most a twentieth of its time on copies. */
const REST_FACTOR = 20;
const IDLE_WITHIN_MS = 200;

const CANNOT_KEEP =
  "Argmap can't keep a copy of your unsaved work here. Your map is as it was. Save it often.";

export interface Recovery {
  /** Writes what is not yet written, now. Answers whether the newest copy could be kept. */
  flush(): Promise<boolean>;
  /** When everything asked so far is written or dropped. */
  settled(): Promise<void>;
  stop(): void;
}

/** The events of the page after which it may never run again. */
export type PageEvents = Pick<EventTarget, "addEventListener" | "removeEventListener">;

const recoveryOf = new WeakMap<Session, Recovery>();

/** When the shell has dropped the copy of what was saved. */
export function recoverySettled(session: Session): Promise<void> {
  return recoveryOf.get(session)?.settled() ?? Promise.resolve();
}

/** Keeps a copy of the open map now. False where it could not be kept. */
export function keepCopyNow(session: Session): Promise<boolean> {
  return recoveryOf.get(session)?.flush() ?? Promise.resolve(false);
}

/** Starts keeping copies; `page` gives `visibilitychange`, `leaving` gives `pagehide`. */
export function watchRecovery(
  session: Session,
  page: PageEvents = document,
  leaving: PageEvents = window,
): Recovery {
  /** The copy that the shell has or is getting. */
  let kept: { readonly key: string; readonly map: ArgMap | null } | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let lastCost = 0;
  let copiesUnderWay = 0;
  let hasWarned = false;
  let queue: Promise<unknown> = Promise.resolve();
  let newest: Promise<boolean> = Promise.resolve(false);

  // One after the other: a copy on its way must not arrive after the order to drop it.
  const enqueue = (work: () => Promise<void>): Promise<boolean> => {
    const outcome = queue.then(work).then(
      () => true,
      () => warn(),
    );
    queue = outcome;
    return outcome;
  };
  const warn = (): false => {
    if (kept) kept = { key: kept.key, map: null };
    if (!hasWarned) session.say(CANNOT_KEEP, "refusal");
    hasWarned = true;
    return false;
  };

  const keep = () => {
    clear();
    const { open } = session.get();
    if (!open || !isModified(open) || kept?.map === open.history.present) return;
    const started = performance.now();
    const key = open.recoveryKey;
    const name = windowName(open);
    const bytes = bytesOf(open.history.present);
    kept = { key, map: open.history.present };
    lastCost = performance.now() - started;
    copiesUnderWay += 1;
    newest = enqueue(() =>
      session.bridge.keepRecovery(key, name, bytes).finally(() => {
        copiesUnderWay -= 1;
      }),
    );
  };
  // A slow disk gets the newest copy when it is done with the last, not all that came between.
  const keepWhenFree = () => {
    if (copiesUnderWay === 0) return keep();
    clear();
    void queue.then(() => follow(session.get()));
  };
  const clear = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const drop = () => {
    clear();
    if (!kept) return;
    const { key } = kept;
    kept = null;
    void enqueue(() => session.bridge.dropRecovery(key));
  };

  const follow = ({ open }: SessionState) => {
    if (kept && kept.key !== open?.recoveryKey) drop();
    if (!isModified(open)) return drop();
    if (timer !== null || kept?.map === open?.history.present) return;
    timer = setTimeout(() => whenIdle(keepWhenFree), Math.max(KEEP_AFTER_MS, lastCost * REST_FACTOR));
  };

  const hidden = () => keep();
  page.addEventListener("visibilitychange", hidden);
  leaving.addEventListener("pagehide", hidden);
  const unfollow = session.store.subscribe(follow);
  follow(session.get());

  const recovery: Recovery = {
    flush() {
      keep();
      return newest;
    },
    settled: async () => void (await queue),
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
