/** Runs programs under the spy and tells what they opened, started and connected to. */
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const spy = pathToFileURL(resolve(import.meta.dirname, "process-spy.mjs")).href;

export interface Seen {
  readonly paths: readonly string[];
  readonly programs: readonly string[];
  readonly connections: readonly string[];
}

/** What must be in the environment of a Node program so that it is watched; its notes go to a file in `folder`. */
export function spyEnvironment(folder: string): Record<string, string> {
  return { NODE_OPTIONS: `--import ${spy}`, PROCESS_SPY: join(folder, "seen.ndjson") };
}

/** All that was noted so far. */
export async function seenBySpy(folder: string): Promise<Seen> {
  const text = await readFile(join(folder, "seen.ndjson"), "utf8");
  const notes = text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as [string, string]);
  const of = (kind: string) => notes.flatMap(([what, about]) => (what === kind ? [about] : []));
  return { paths: of("path"), programs: of("program"), connections: of("connection") };
}
