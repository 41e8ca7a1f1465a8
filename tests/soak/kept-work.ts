/** The app's own store of unsaved work, as the kill test needs it: keep an edit, and say which one was kept last. */
import { join } from "node:path";
import { createRecoveryCopies } from "../../electron/files/recovery-copies";
import { contentOf, generationOf } from "./contents";

const KEY = "the map under test";

export interface KeptWork {
  /** Settles when the app would say that the edit is kept. */
  keep(edit: number): Promise<void>;
}

export async function openKeptWork(data: string): Promise<KeptWork> {
  const copies = createRecoveryCopies(join(data, "recovery"));
  return {
    async keep(edit) {
      if (!(await copies.keep(KEY, "kursk.argmap", contentOf(edit))))
        throw new Error("the edit was not kept");
    },
  };
}

/** What the next start would offer: null where there is nothing, "damaged" where it cannot be read. */
export async function lastKept(data: string): Promise<number | null | "damaged"> {
  const copies = createRecoveryCopies(join(data, "recovery"));
  const bytes = await copies.read(KEY);
  return bytes === null ? null : (generationOf(bytes) ?? "damaged");
}
