/** What the browser shell remembers between visits: handles of recent files, and copies of unsaved work. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { FileHandle } from "./file-access";

export interface RecentRecord {
  readonly id: string;
  readonly name: string;
  readonly handle: FileHandle;
  /** Milliseconds since 1970 of the last opening or saving. */
  readonly used: number;
}

/** A journal as it was started; what was added to it lies beside it, line by line. */
export interface JournalRecord {
  readonly key: string;
  /** Only of a whole map: a journal says so itself. */
  readonly name: string;
  readonly edited: number;
  readonly bytes: Uint8Array;
  /** False for a journal. Version 1 of the tables kept whole maps, and said nothing here. */
  readonly isWholeMap?: boolean;
}

export interface LineRecord {
  readonly key: string;
  /** From 0. */
  readonly at: number;
  readonly bytes: Uint8Array;
}

interface Tables extends DBSchema {
  readonly recent: { key: string; value: RecentRecord };
  readonly recovery: { key: string; value: JournalRecord };
  readonly "recovery-lines": { key: [key: string, at: number]; value: LineRecord };
}

export type Database = IDBPDatabase<Tables>;

const NAME = "argmap";
const VERSION = 2;

/** Opens the database at the first use and again after the browser closed it. Rejects where storage is refused. */
export function createDatabase(): () => Promise<Database> {
  let opening: Promise<Database> | null = null;
  const forget = () => {
    opening = null;
  };
  return () => {
    opening ??= openDB<Tables>(NAME, VERSION, {
      upgrade(database, oldVersion) {
        if (oldVersion < 1) {
          database.createObjectStore("recent", { keyPath: "id" });
          database.createObjectStore("recovery", { keyPath: "key" });
        }
        if (oldVersion < 2) database.createObjectStore("recovery-lines", { keyPath: ["key", "at"] });
      },
      // A tab with a newer Argmap wants to change the tables: let it.
      blocking(_current, _wanted, event) {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    }).catch((error: unknown) => {
      forget();
      throw error;
    });
    return opening;
  };
}
