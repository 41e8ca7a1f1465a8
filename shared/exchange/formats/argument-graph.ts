/**
 * Weighted bipolar argument graphs as JSON: `{"arguments": [{"id", "base"}], "edges": [{"from", "to", "type": "support" or
 * "attack"}]}`. The form of the reference results that Argmap's reasoning is tested with, so that anyone can check them.
 */
import { z } from "zod";
import { err, ok, type Result } from "../../basics/result";
import { createMapBuilding } from "./building";
import type { Imported, ImportProblem, Reader } from "./format";

const schema = z.object({
  id: z.string().optional(),
  arguments: z.array(
    z.object({ id: z.string().min(1), base: z.number().min(0).max(1), text: z.string().optional() }),
  ),
  edges: z.array(z.object({ from: z.string(), to: z.string(), type: z.enum(["support", "attack"]) })),
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function read(text: string): Result<Imported, ImportProblem> {
  const graph = schema.safeParse(parsed(text));
  if (!graph.success)
    return err({
      kind: "malformed",
      message: `is not an argument graph: it needs a list "arguments" with "id" and "base" (0 to 1), and a list "edges" with "from", "to" and "type"`,
    });
  const building = createMapBuilding();
  for (const { id, base, text: words } of graph.data.arguments)
    building.node(id, { text: words ?? id, x: 0, y: 0, confidence: base });
  for (const { from, to, type } of graph.data.edges)
    building.edge(null, from, to, type === "support" ? "support" : "oppose");
  return ok(building.finish(graph.data.id ?? ""));
}

export const argumentGraph: Reader = {
  format: "argument-graph",
  extensions: [".json"],
  recognises: (text) => /^\s*\{/.test(text) && /"arguments"\s*:/.test(text) && /"base"\s*:/.test(text),
  read,
};
