/**
 * Tells whether the tab that keeps a copy of unsaved work still lives: it holds a lock of the copy's name, and the
 * browser takes the lock away when the tab ends, in whatever way.
 */
export interface TabLocks {
  /** Takes the lock for this tab. False where another living tab has it. */
  hold(key: string): Promise<boolean>;
  release(key: string): void;
  /** Whether no living tab, this one included, holds the lock. */
  isFree(key: string): Promise<boolean>;
}

const PREFIX = "argmap unsaved ";

/**
 * After a reload the browser needs a moment to take the locks of the old page away. A tab that still has its lock
 * after this time lives.
 */
const PATIENCE_MS = 1_000;

/** `locks` is missing outside secure contexts; then every copy but those of this tab counts as left behind. */
export function createTabLocks(locks: LockManager | undefined): TabLocks {
  const holding = new Map<string, Promise<boolean>>();
  const releases = new Map<string, () => void>();

  /** True once the lock is there; then it stays for as long as `stay` takes. */
  const take = (key: string, stay: () => Promise<void>): Promise<boolean> => {
    if (!locks) {
      void stay();
      return Promise.resolve(true);
    }
    return new Promise((answer) => {
      const taken = () => {
        answer(true);
        return stay();
      };
      locks
        .request(PREFIX + key, { signal: AbortSignal.timeout(PATIENCE_MS) }, taken)
        .catch(() => answer(false));
    });
  };
  const untilReleased = (key: string) => new Promise<void>((release) => releases.set(key, release));

  return {
    async hold(key) {
      const known = holding.get(key);
      if (known) return known;
      const taking = take(key, () => untilReleased(key));
      holding.set(key, taking);
      const isMine = await taking;
      if (!isMine) holding.delete(key);
      return isMine;
    },
    release(key) {
      releases.get(key)?.();
      releases.delete(key);
      holding.delete(key);
    },
    isFree(key) {
      return holding.has(key) ? Promise.resolve(false) : take(key, () => Promise.resolve());
    },
  };
}
