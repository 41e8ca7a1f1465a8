/** Journals of unsaved work in the browser's own storage. They outlive a reload, a crash and the closing of the tab. */
import { joinBytes } from "../../../shared/basics/bytes";
import type { Bridge, RecoveryCopy } from "../../../shared/bridge/bridge";
import { shownName } from "../../../shared/bridge/file-name";
import { recoveryCopyOf } from "../../../shared/bridge/recovery-copy";
import type { Database, JournalRecord } from "./database";
import type { TabLocks } from "./tab-locks";

type RecoveryCalls = Pick<
  Bridge,
  | "keepRecovery"
  | "extendRecovery"
  | "dropRecovery"
  | "recoveries"
  | "readRecovery"
  | "keepsRecovery"
  | "setKeepsRecovery"
  | "showRecoveryFolder"
>;

/** Where the person's choice is remembered, for all tabs. */
export interface RecoverySetting {
  isOn(): boolean;
  set(isOn: boolean): void;
}

// "strict" waits for the disk: what is kept is to outlive a power cut.
const STRICT = { durability: "strict" } as const;
const BOTH = ["recovery", "recovery-lines"] as const;

const linesOf = (key: string) => IDBKeyRange.bound([key], [key, []]);

async function bytesOf(tables: Database, record: JournalRecord): Promise<Uint8Array> {
  const lines = await tables.getAll("recovery-lines", linesOf(record.key));
  return joinBytes([record.bytes, ...lines.map(({ bytes }) => bytes)]);
}

async function shown(tables: Database, record: JournalRecord): Promise<RecoveryCopy> {
  const { key, name, edited, isWholeMap } = record;
  if (isWholeMap === false) return recoveryCopyOf(key, await bytesOf(tables, record), edited);
  return { id: key, name: shownName(name), edited, differs: "", isSaved: false, state: "whole" };
}

/** The recovery part of the bridge. */
export function createJournals(
  database: () => Promise<Database>,
  locks: TabLocks,
  setting: RecoverySetting,
): RecoveryCalls {
  /** How many lines were added to each journal of this tab. */
  const counts = new Map<string, number>();
  const refuseWhenOff = () => {
    if (!setting.isOn()) throw new Error("No recovery data is to be kept.");
  };

  return {
    async keepRecovery(key, bytes) {
      refuseWhenOff();
      counts.delete(key);
      await locks.hold(key);
      const write = (await database()).transaction(BOTH, "readwrite", STRICT);
      await Promise.all([
        write.objectStore("recovery").put({ key, name: "", edited: Date.now(), bytes, isWholeMap: false }),
        write.objectStore("recovery-lines").delete(linesOf(key)),
        write.done,
      ]);
      counts.set(key, 0);
    },
    async extendRecovery(key, bytes) {
      refuseWhenOff();
      const at = counts.get(key);
      counts.delete(key);
      if (at === undefined) throw new Error("There is no journal that could be extended.");
      const write = (await database()).transaction(BOTH, "readwrite", STRICT);
      const count = await write.objectStore("recovery").count(key);
      if (count === 0) throw new Error("The journal is gone.");
      await Promise.all([write.objectStore("recovery-lines").put({ key, at, bytes }), write.done]);
      counts.set(key, at + 1);
    },
    async dropRecovery(key) {
      counts.delete(key);
      const write = (await database()).transaction(BOTH, "readwrite");
      await Promise.all([
        write.objectStore("recovery").delete(key),
        write.objectStore("recovery-lines").delete(linesOf(key)),
        write.done,
      ]);
      locks.release(key);
    },
    async recoveries() {
      try {
        const tables = await database();
        const all = await tables.getAll("recovery");
        const areFree = await Promise.all(all.map((record) => locks.isFree(record.key)));
        const free = all.filter((_, at) => areFree[at]);
        const copies = await Promise.all(free.map((record) => shown(tables, record)));
        return copies.sort((a, b) => b.edited - a.edited);
      } catch {
        // A browser that refuses storage has kept nothing either.
        return [];
      }
    },
    async readRecovery(id, purpose) {
      // The first tab to ask gets the copy; another one that still shows it in its list does not.
      if (purpose === "restore" && !(await locks.hold(id))) return null;
      const tables = await database();
      const record = await tables.get("recovery", id);
      if (record) return bytesOf(tables, record);
      if (purpose === "restore") locks.release(id);
      return null;
    },
    keepsRecovery: async () => setting.isOn(),
    async setKeepsRecovery(isOn) {
      setting.set(isOn);
      if (isOn) return true;
      for (const key of counts.keys()) locks.release(key);
      counts.clear();
      const write = (await database()).transaction(BOTH, "readwrite");
      await Promise.all([...BOTH.map((name) => write.objectStore(name).clear()), write.done]);
      return false;
    },
    // The storage of a browser is no folder that a person could use.
    showRecoveryFolder: async () => false,
  };
}
