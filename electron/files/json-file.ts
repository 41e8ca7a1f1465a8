/** A small file of the app's own: read with a schema, written atomically, and worth nothing more than its default. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { z } from "zod";
import { reportEvent } from "../report";
import { writeFileAtomically } from "./atomic-write";

export interface JsonFile<T> {
  read(): Promise<T>;
  /** Changes the value in turn, so that no change is lost to another one. */
  update(change: (value: T) => T): Promise<void>;
}

/** Anything that is missing, damaged or of another shape reads as `empty`. */
export function jsonFile<T>(path: string, schema: z.ZodType<T>, empty: T): JsonFile<T> {
  let turn: Promise<unknown> = Promise.resolve();
  const load = async (): Promise<T> => {
    try {
      const parsed = schema.safeParse(JSON.parse(await readFile(path, "utf8")));
      return parsed.success ? parsed.data : empty;
    } catch {
      return empty;
    }
  };
  return {
    // After the changes that were asked for before.
    read: () => turn.then(load),
    update(change) {
      const next = turn.then(async () => {
        const text = `${JSON.stringify(change(await load()), null, 2)}\n`;
        const written = await writeFileAtomically(path, Buffer.from(text), { mode: 0o600 });
        // Worth no more than its default, so nobody is disturbed; but whoever looks for the cause finds it.
        if (!written.ok)
          reportEvent(`writing ${basename(path)}`, `${written.error.kind} ${written.error.code}`);
      });
      turn = next.catch(() => undefined);
      return next;
    },
  };
}
