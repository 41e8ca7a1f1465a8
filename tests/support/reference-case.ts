/** Argument graphs with strengths that others computed too: tests/data/semantics. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type ArgumentGraph, buildGraph } from "../../shared/reasoning/graph";
import type { Semantics } from "../../shared/reasoning/semantics";

const folder = join(import.meta.dirname, "../data/semantics");

const expectation = z.object({
  status: z.enum(["exact", "converged", "does-not-converge"]),
  strengths: z.record(z.string(), z.number()).nullable(),
  tolerance: z.number().nullish(),
});

const schema = z.object({
  id: z.string(),
  arguments: z.array(z.object({ id: z.string(), base: z.number() })),
  edges: z.array(z.object({ from: z.string(), to: z.string(), type: z.enum(["support", "attack"]) })),
  acyclic: z.boolean(),
  expected: z.object({ quadratic_energy: expectation, df_quad: expectation, euler: expectation }),
});

export type ReferenceCase = z.infer<typeof schema>;

export const NAME_IN_CASES: Readonly<Record<Semantics, keyof ReferenceCase["expected"]>> = {
  "quadratic-energy": "quadratic_energy",
  "df-quad": "df_quad",
  "euler-based": "euler",
};

export const REFERENCE_CASES: readonly ReferenceCase[] = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .sort()
  .map((name) => schema.parse(JSON.parse(readFileSync(join(folder, name), "utf8"))));

export function graphOfCase({ arguments: args, edges }: ReferenceCase): ArgumentGraph {
  return buildGraph(
    args,
    [],
    edges.map(({ from, to, type }) => ({ to, sign: type === "support" ? 1 : -1, premises: [{ from }] })),
  );
}
