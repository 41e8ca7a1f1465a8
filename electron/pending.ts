/** Small work on the app's own files that goes on behind the windows. Quitting waits for it. */
import { reportFault } from "./report";

export interface PendingWork {
  /** Follows a task to its end; a failure is reported under the name. */
  add(name: string, task: Promise<unknown>): void;
  /** For the app's `will-quit` event: puts quitting off until nothing is left to do, then asks for it again. */
  willQuit(event: { preventDefault(): void }, quit: () => void): void;
}

export function createPendingWork(): PendingWork {
  const tasks = new Set<Promise<void>>();
  return {
    add(name, task) {
      const followed: Promise<void> = task
        .then(
          () => undefined,
          (error: unknown) => reportFault(name, error),
        )
        .finally(() => tasks.delete(followed));
      tasks.add(followed);
    },
    willQuit(event, quit) {
      if (tasks.size === 0) return;
      event.preventDefault();
      void Promise.all(tasks).then(quit);
    },
  };
}
