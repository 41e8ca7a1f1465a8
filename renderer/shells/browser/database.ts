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

export interface RecoveryRecord {
  readonly key: string;
  readonly name: string;
  readonly edited: number;
  readonly bytes: Uint8Array;
}

interface Tables extends DBSchema {
  readonly recent: { key: string; value: RecentRecord };
  readonly recovery: { key: string; value: RecoveryRecord };
}

export type Database = IDBPDatabase<Tables>;

const NAME = "argmap";
const VERSION = 1;

/** Opens the database at the first use and again after the browser closed it. Rejects where storage is refused. */
export function createDatabase(): () => Promise<Database> {
  let opening: Promise<Database> | null = null;
  const forget = () => {
    opening = null;
  };
  return () => {
    opening ??= openDB<Tables>(NAME, VERSION, {
      upgrade(database) {
        database.createObjectStore("recent", { keyPath: "id" });
        database.createObjectStore("recovery", { keyPath: "key" });
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
