/** The files that were opened or saved last, with the handles that open them again. */
import { newId } from "../../../shared/basics/id";
import type { RecentFile } from "../../../shared/bridge/bridge";
import { shownName } from "../../../shared/bridge/file-name";
import type { Database } from "./database";
import type { FileHandle } from "./file-access";

const MOST = 12;

export interface RecentFiles {
  list(): Promise<readonly RecentFile[]>;
  find(id: string): Promise<FileHandle | null>;
  /** Puts the file first. A browser that refuses storage just remembers nothing. */
  add(handle: FileHandle): Promise<void>;
  remove(id: string): Promise<void>;
  clear(): Promise<void>;
}

export function createRecentFiles(database: () => Promise<Database>): RecentFiles {
  const newestFirst = async () => (await (await database()).getAll("recent")).sort((a, b) => b.used - a.used);

  return {
    async list() {
      const records = await newestFirst().catch(() => []);
      return records.map(({ id, name }) => ({ id, name: shownName(name), folder: "" }));
    },
    async find(id) {
      const record = await (await database()).get("recent", id).catch(() => undefined);
      return record?.handle ?? null;
    },
    async add(handle) {
      try {
        const known = await newestFirst();
        let id = newId();
        for (const record of known) {
          if (await handle.isSameEntry(record.handle)) id = record.id;
        }
        const tables = await database();
        await tables.put("recent", { id, name: handle.name, handle, used: Date.now() });
        const rest = known.filter((record) => record.id !== id).slice(MOST - 1);
        for (const record of rest) await tables.delete("recent", record.id);
      } catch {
        // Not worth a word: the file itself is open or saved.
      }
    },
    async remove(id) {
      await (await database()).delete("recent", id);
    },
    async clear() {
      await (await database()).clear("recent");
    },
  };
}
