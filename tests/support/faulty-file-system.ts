/** A disk that fails on demand, for tests of everything that saves. */
import { type Clock, diskFileSystem, type FileSystem, type NewFile } from "../../electron/files/file-system";
import type { Timers } from "../../electron/files/time-limit";

export type FaultyOperation =
  | "createNew"
  | "write"
  | "size"
  | "setMode"
  | "setOwner"
  | "sync"
  | "close"
  | "rename"
  | "syncFolder"
  | "facts"
  | "linkFacts"
  | "realPath"
  | "tryWriting"
  | "list"
  | "read"
  | "remove";

export interface Fault {
  readonly operation: FaultyOperation;
  readonly code: string;
  /** Let this many calls pass first. */
  readonly after?: number;
  /** Fail this many times, then work. */
  readonly times?: number;
}

export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: made for a test`), { code });
}

/** The real disk with faults, and with short writes of at most `chunk` bytes where that is given. */
export function faultyFileSystem(
  faults: readonly Fault[],
  chunk = Number.POSITIVE_INFINITY,
): FileSystem & { calls: FaultyOperation[] } {
  const calls: FaultyOperation[] = [];
  const counts = new Map<Fault, number>();
  const pass = (operation: FaultyOperation) => {
    calls.push(operation);
    for (const fault of faults) {
      if (fault.operation !== operation) continue;
      const count = counts.get(fault) ?? 0;
      counts.set(fault, count + 1);
      const first = fault.after ?? 0;
      if (count >= first && count < first + (fault.times ?? Number.POSITIVE_INFINITY))
        throw systemError(fault.code);
    }
  };
  const faultyFile = (file: NewFile): NewFile => ({
    write: async (bytes, offset) => {
      pass("write");
      const end = Math.min(bytes.length, offset + chunk);
      return file.write(bytes.subarray(0, end), offset);
    },
    size: async () => {
      pass("size");
      return file.size();
    },
    setMode: async (mode) => {
      pass("setMode");
      await file.setMode(mode);
    },
    setOwner: async (owner, group) => {
      pass("setOwner");
      await file.setOwner(owner, group);
    },
    sync: async () => {
      pass("sync");
      await file.sync();
    },
    close: async () => {
      // The descriptor is gone even where closing reports an error.
      await file.close();
      pass("close");
    },
  });
  return {
    ...diskFileSystem,
    calls,
    facts: async (path) => {
      pass("facts");
      return diskFileSystem.facts(path);
    },
    linkFacts: async (path) => {
      pass("linkFacts");
      return diskFileSystem.linkFacts(path);
    },
    tryWriting: async (path) => {
      pass("tryWriting");
      await diskFileSystem.tryWriting(path);
    },
    list: async (folder) => {
      pass("list");
      return diskFileSystem.list(folder);
    },
    read: async (path) => {
      pass("read");
      return diskFileSystem.read(path);
    },
    realPath: async (path) => {
      pass("realPath");
      return diskFileSystem.realPath(path);
    },
    createNew: async (path, mode) => {
      pass("createNew");
      return faultyFile(await diskFileSystem.createNew(path, mode));
    },
    rename: async (from, to) => {
      pass("rename");
      await diskFileSystem.rename(from, to);
    },
    remove: async (path) => {
      pass("remove");
      await diskFileSystem.remove(path);
    },
    syncFolder: async (path) => {
      pass("syncFolder");
      await diskFileSystem.syncFolder(path);
    },
  };
}

/** A clock whose waits are over at once. */
export function testClock(): Clock & { waited: number } {
  const clock = {
    waited: 0,
    now: () => clock.waited,
    wait: async (milliseconds: number) => {
      clock.waited += milliseconds;
    },
  };
  return clock;
}

/** Timers that ring when the test says so. */
export function testTimers(): Timers & { pass(milliseconds: number): void; readonly waiting: number } {
  const waiting = new Set<{ at: number; run: () => void }>();
  let now = 0;
  return {
    get waiting() {
      return waiting.size;
    },
    after(milliseconds, run) {
      const timer = { at: now + milliseconds, run };
      waiting.add(timer);
      return () => waiting.delete(timer);
    },
    pass(milliseconds) {
      now += milliseconds;
      for (const timer of [...waiting].sort((a, b) => a.at - b.at)) {
        if (timer.at > now || !waiting.delete(timer)) continue;
        timer.run();
      }
    },
  };
}
