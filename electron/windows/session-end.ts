/**
 * The session of the system ends: logging out, shutting down, a signal. There is no time for questions, and a program
 * that holds up a shutdown is killed; so every page is asked to keep what it has not kept yet, for two seconds at most.
 * The journals stay, and are offered at the next start.
 */
import type { Clock } from "../files/file-system";
import type { MapWindow } from "./map-window";

const LONGEST_WAIT_MS = 2_000;

export interface SessionEndParts {
  readonly windows: () => readonly MapWindow[];
  readonly clock: Clock;
  /** From now on nobody is asked about unsaved changes. */
  readonly noMoreQuestions: () => void;
}

export type SessionEnd = ReturnType<typeof createSessionEnd>;

/** `exit` ends the process at once. */
export function createSessionEnd(parts: SessionEndParts, exit: () => void) {
  let isEnding = false;

  const keepAll = async (): Promise<void> => {
    const kept = Promise.all(parts.windows().map((window) => window.askToKeep()));
    await Promise.race([kept, parts.clock.wait(LONGEST_WAIT_MS)]);
  };

  return {
    /** It may end, or another program may stop it: everything is kept, and the windows go on. */
    mayEnd: keepAll,
    /** It ends now, whatever we do. */
    async ends(): Promise<void> {
      if (isEnding) return;
      isEnding = true;
      parts.noMoreQuestions();
      await keepAll();
      exit();
    },
  };
}
