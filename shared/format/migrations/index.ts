/**
 * The ladder from old versions of the file to the newest: one step for each version, on plain JSON. A version once
 * released never changes its step. To add version n + 1: write the step `from: n`, raise VERSION in known-keys.ts, and
 * put a file of version n into samples/old.
 */
import { err, ok, type Result } from "../../basics/result";
import type { JsonObject } from "../fields";

export interface Migration {
  readonly from: number;
  /** The file as version `from + 1`, or why that cannot be. Must not change its argument. */
  migrate(file: JsonObject): Result<JsonObject, string>;
}

export interface MigrationFailed {
  readonly kind: "migration-failed";
  readonly step: { readonly from: number; readonly to: number };
  readonly reason: string;
}

export const MIGRATIONS: readonly Migration[] = [];

/** Takes a file up the ladder, step by step. */
export function migrate(
  file: JsonObject,
  from: number,
  to: number,
  ladder: readonly Migration[],
): Result<JsonObject, MigrationFailed> {
  let at = file;
  for (let version = from; version < to; version += 1) {
    const step = ladder.find((known) => known.from === version);
    const next = step ? step.migrate(at) : err(`Argmap knows no format version ${version}`);
    if (!next.ok) {
      return err({ kind: "migration-failed", step: { from: version, to: version + 1 }, reason: next.error });
    }
    at = next.value;
  }
  return ok(at);
}
