/**
 * A drive that does not answer must not keep anybody waiting: every operation gets a limit, past which it rejects with
 * the code `ETIMEDOUT`. The operation itself can't be called off; what it still brings about is cleared away.
 */
import type { FileSystem, NewFile } from "./file-system";

export const NO_ANSWER = "ETIMEDOUT";

export interface Timers {
  /** Calls back once after so many milliseconds; the answer calls that off. */
  after(milliseconds: number, run: () => void): () => void;
}

export const systemTimers: Timers = {
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** For what a drive knows by heart: the facts about a file, and whether it can be opened. */
export const FACTS_LIMIT = 5_000;
/** For what moves content, in one step of it. */
export const CONTENT_LIMIT = 30_000;

/** The outcome of the work, or a rejection where it takes longer. `late` gets what comes after that. */
export function within<T>(
  work: Promise<T>,
  milliseconds: number,
  timers: Timers,
  late: (value: T) => void = () => undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let isOver = false;
    const cancel = timers.after(milliseconds, () => {
      isOver = true;
      reject(Object.assign(new Error("The drive did not answer"), { code: NO_ANSWER }));
    });
    work.then(
      (value) => {
        cancel();
        if (isOver) late(value);
        else resolve(value);
      },
      (error: unknown) => {
        cancel();
        reject(error);
      },
    );
  });
}

/** The same files, and none that keeps anybody waiting. */
export function withTimeLimits(files: FileSystem, timers: Timers = systemTimers): FileSystem {
  const soon = <T>(work: Promise<T>) => within(work, FACTS_LIMIT, timers);
  const inTime = <T>(work: Promise<T>) => within(work, CONTENT_LIMIT, timers);
  const limited = (file: NewFile): NewFile => ({
    write: (bytes, offset) => inTime(file.write(bytes, offset)),
    size: () => soon(file.size()),
    setMode: (mode) => soon(file.setMode(mode)),
    setOwner: (owner, group) => soon(file.setOwner(owner, group)),
    sync: () => inTime(file.sync()),
    close: () => inTime(file.close()),
  });
  return {
    facts: (path) => soon(files.facts(path)),
    linkFacts: (path) => soon(files.linkFacts(path)),
    readLink: (path) => soon(files.readLink(path)),
    realPath: (path) => soon(files.realPath(path)),
    canWrite: (path) => soon(files.canWrite(path)),
    tryWriting: (path) => soon(files.tryWriting(path)),
    list: (folder) => soon(files.list(folder)),
    read: (path) => inTime(files.read(path)),
    async createNew(path, mode) {
      const discard = (file: NewFile) => {
        const remove = () => files.remove(path).catch(() => undefined);
        file.close().then(remove, remove);
      };
      return limited(await within(files.createNew(path, mode), CONTENT_LIMIT, timers, discard));
    },
    rename: (from, to) => inTime(files.rename(from, to)),
    remove: (path) => soon(files.remove(path)),
    syncFolder: (path) => inTime(files.syncFolder(path)),
  };
}
