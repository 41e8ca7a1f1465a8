/**
 * Tells whether the tab that keeps a copy of unsaved work still lives: it holds a lock of the copy's name, and the
 * browser takes the lock away when the tab ends, in whatever way.
 */
export interface TabLocks {
  /** Takes the lock for this tab, waiting for nobody. False where another living tab has it. */
  hold(key: string): Promise<boolean>;
  release(key: string): void;
  /** The keys that some living tab holds, this one included. */
  held(): Promise<ReadonlySet<string>>;
}

const PREFIX = "argmap unsaved ";

/** `locks` is missing outside secure contexts; then every copy but those of this tab counts as left behind. */
export function createTabLocks(locks: LockManager | undefined): TabLocks {
  const releases = new Map<string, () => void>();

  return {
    hold(key) {
      if (releases.has(key)) return Promise.resolve(true);
      if (!locks) {
        releases.set(key, () => undefined);
        return Promise.resolve(true);
      }
      return new Promise((answer, fail) => {
        locks
          .request(PREFIX + key, { ifAvailable: true }, (lock) => {
            // Two calls at once: the second finds the lock taken by the first, which is this tab all the same.
            if (!lock) return answer(releases.has(key));
            return new Promise<void>((release) => {
              releases.set(key, release);
              answer(true);
            });
          })
          .catch(fail);
      });
    },
    release(key) {
      releases.get(key)?.();
      releases.delete(key);
    },
    async held() {
      const names = (await locks?.query())?.held?.flatMap((lock) => lock.name ?? []) ?? [];
      const others = names.filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length));
      return new Set([...others, ...releases.keys()]);
    },
  };
}
