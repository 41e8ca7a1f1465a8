/**
 * The log of faults: two files of bounded size in a folder of the app's own, readable by nobody else. Written at once
 * and in place, since the process may not live much longer.
 */
import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  mkdirSync,
  openSync,
  renameSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";

export interface LogOptions {
  /** Of each of the two files, in bytes. */
  readonly largest?: number;
  /** A fault that repeats without end fills no disk and takes no time: the rest of the run is not written. */
  readonly mostEntries?: number;
  readonly now?: () => Date;
}

const LARGEST = 1024 * 1024;
const MOST_ENTRIES = 2_000;

export const LOG_NAME = "argmap.log";
export const OLD_LOG_NAME = "argmap.old.log";

/** Not through a link that someone put there; Windows has no such flag and no such links without rights. */
const FLAGS = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);

/** False where the entry would make the file too large; then nothing was written. */
function appendWithin(path: string, entry: Buffer, largest: number): boolean {
  const file = openSync(path, FLAGS, 0o600);
  try {
    const { size } = fstatSync(file);
    if (size > 0 && size + entry.length > largest) return false;
    fchmodSync(file, 0o600);
    writeSync(file, entry);
    return true;
  } finally {
    closeSync(file);
  }
}

export interface LogFile {
  /** Never throws: what cannot be logged has still been told elsewhere. */
  append(text: string): void;
}

/** `folder` is made with the first entry. */
export function createLogFile(folder: string, options: LogOptions = {}): LogFile {
  const { largest = LARGEST, mostEntries = MOST_ENTRIES, now = () => new Date() } = options;
  const path = join(folder, LOG_NAME);
  let entries = 0;

  const write = (text: string): void => {
    const entry = Buffer.from(`${now().toISOString()} ${text}\n`);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (appendWithin(path, entry, largest)) return;
    renameSync(path, join(folder, OLD_LOG_NAME));
    appendWithin(path, entry, largest);
  };

  return {
    append(text) {
      if (entries > mostEntries) return;
      entries += 1;
      try {
        write(entries > mostEntries ? "More happened in this run and is not written here." : text);
      } catch {
        // The disk is full or refuses; the terminal has it.
      }
    },
  };
}
