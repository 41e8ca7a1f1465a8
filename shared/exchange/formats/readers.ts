/** Reads a text of another format as a map: finds out which format it is, and holds the result to the rules of a map. */
import { err, ok, type Result } from "../../basics/result";
import { violations } from "../../document/invariants";
import { LIMITS } from "../../document/types";
import { argumentGraph } from "./argument-graph";
import type { Imported, ImportProblem, Reader } from "./format";
import type { FormatName } from "./notes";

export const READERS: readonly Reader[] = [argumentGraph];

/** The reader for the text: by content first, and by the extension (with the dot) where several would take it. */
export function readerFor(text: string, extension: string): Reader | null {
  const takers = READERS.filter((reader) => reader.recognises(text));
  const named = takers.find((reader) => reader.extensions.includes(extension.toLowerCase()));
  return named ?? takers[0] ?? null;
}

export function readerOf(format: FormatName): Reader | null {
  return READERS.find((reader) => reader.format === format) ?? null;
}

/** The map in the text. Throws where a reader made a map that breaks the rules: that is a fault of the reader. */
export function importText(reader: Reader, text: string): Result<Imported, ImportProblem> {
  const read = reader.read(text);
  if (!read.ok) return read;
  const { map } = read.value;
  for (const what of ["nodes", "edges"] as const)
    if (map[what].length > LIMITS[what])
      return err({
        kind: "too-large",
        message: `has more than the ${LIMITS[what].toLocaleString("en")} ${what} that a map can have`,
      });
  const [broken] = violations(map);
  if (broken) throw new Error(`The reader of ${reader.format} broke ${broken.rule} at ${broken.id}`);
  return ok(read.value);
}
