/** Copies of unsaved work in the browser's own storage. They outlive a reload, a crash and the closing of the tab. */
import type { Bridge } from "../../../shared/bridge/bridge";
import type { Database } from "./database";
import type { TabLocks } from "./tab-locks";

type RecoveryCalls = Pick<Bridge, "keepRecovery" | "dropRecovery" | "recoveries" | "readRecovery">;

/** The recovery part of the bridge. */
export function createRecoveryCopies(database: () => Promise<Database>, locks: TabLocks): RecoveryCalls {
  return {
    async keepRecovery(key, name, bytes) {
      await locks.hold(key);
      // "strict" waits for the disk: the copy is to outlive a power cut.
      const write = (await database()).transaction("recovery", "readwrite", { durability: "strict" });
      await Promise.all([write.store.put({ key, name, edited: Date.now(), bytes }), write.done]);
    },
    async dropRecovery(key) {
      await (await database()).delete("recovery", key);
      locks.release(key);
    },
    async recoveries() {
      try {
        const all = await (await database()).getAll("recovery");
        const areFree = await Promise.all(all.map((copy) => locks.isFree(copy.key)));
        return all
          .filter((_, at) => areFree[at])
          .map(({ key, name, edited }) => ({ id: key, name, edited }))
          .sort((a, b) => b.edited - a.edited);
      } catch {
        // A browser that refuses storage has kept nothing either.
        return [];
      }
    },
    async readRecovery(id) {
      // The first tab to ask gets the copy; another one that still shows it in its list does not.
      if (!(await locks.hold(id))) return null;
      const copy = await (await database()).get("recovery", id);
      if (!copy) locks.release(id);
      return copy?.bytes ?? null;
    },
  };
}
