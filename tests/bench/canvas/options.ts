/** What a bench is asked for on the command line: `--runs 5 --sizes 100,1000 --only open,pan --editors argmap --patience 0 --quick`. */

import { EDITORS, type EditorName } from "./editors";
import { setPatience } from "./others";

export interface BenchOptions {
  readonly runs: number;
  readonly sizes: readonly number[];
  readonly editors: readonly EditorName[];
  /** False once the minutes that were given are over: what is done by then is reported. */
  hasTime(): boolean;
  /** Whether an operation is asked for. */
  wants(operation: string): boolean;
}

export const OPERATIONS = ["pan", "zoom", "drag", "select", "edit", "search"] as const;

interface Defaults {
  readonly runs: number;
  readonly sizes: readonly number[];
}

export function readOptions(args: readonly string[], defaults: Defaults): BenchOptions {
  const given = (name: string) => {
    const at = args.indexOf(`--${name}`);
    return at < 0 ? undefined : args[at + 1];
  };
  const isQuick = args.includes("--quick");
  const runs = Number(given("runs") ?? (isQuick ? 1 : defaults.runs));
  const sizes = given("sizes")?.split(",").map(Number) ?? (isQuick ? [1_000] : defaults.sizes);
  if (!(runs >= 1) || sizes.some((size) => !(size >= 1)))
    throw new Error("--runs and --sizes take numbers from 1, such as --runs 5 --sizes 100,1000.");
  setPatience(Number(given("patience") ?? 10));
  const only = given("only")?.split(",");
  const wanted = given("editors")?.toLowerCase().split(",");
  const named = (name: string, word: string) =>
    EDITORS.some((other) => other.toLowerCase() === word)
      ? name.toLowerCase() === word
      : name.toLowerCase().includes(word);
  const editors = EDITORS.filter(
    (name) => name === "Argmap" || (wanted?.some((word) => named(name, word)) ?? true),
  );
  const deadline = performance.now() + Number(given("minutes") ?? Number.POSITIVE_INFINITY) * 60_000;
  return {
    runs,
    sizes,
    editors,
    hasTime: () => performance.now() < deadline,
    wants: (operation) => only?.includes(operation) ?? true,
  };
}
