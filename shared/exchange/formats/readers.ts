/** Reads a text of another format as a map: finds out which format it is, and holds the result to the rules of a map. */
import { err, ok, type Result } from "../../basics/result";
import { violations } from "../../document/invariants";
import { LIMITS } from "../../document/types";
import { aif } from "./aif";
import { argdown } from "./argdown";
import { argumentGraph } from "./argument-graph";
import { canvas } from "./canvas";
import { csv } from "./csv";
import { dot } from "./dot";
import type { Imported, ImportProblem, Reader } from "./format";
import { freeplane } from "./freeplane";
import { graphml } from "./graphml";
import { kialo } from "./kialo";
import { markdown } from "./markdown";
import { mermaid } from "./mermaid";
import { microtexts } from "./microtexts";
import type { FormatName } from "./notes";
import { opml } from "./opml";

/** Those that can tell their format for sure come first. */
export const READERS: readonly Reader[] = [
  argumentGraph,
  aif,
  canvas,
  microtexts,
  graphml,
  opml,
  freeplane,
  kialo,
  mermaid,
  dot,
  csv,
  argdown,
  markdown,
];

/** Extensions that say nothing about what is inside. */
const VAGUE = new Set([".json", ".xml", ".txt"]);

/**
 * The reader for the text: by content first, by the extension (with the dot) where several would take it, and by the
 * extension alone where the content tells nothing for sure. Null for Argmap's own maps, and for what nothing can be told of.
 */
export function readerFor(text: string, extension: string): Reader | null {
  if (/^\ufeff?\s*\{\s*"format"\s*:\s*"argmap"/.test(text)) return null;
  const known = extension.toLowerCase();
  const takers = READERS.filter((reader) => reader.recognises(text));
  const named = takers.find((reader) => reader.extensions.includes(known));
  const sure = named ?? takers.find(({ isLoose }) => !isLoose);
  const byName = VAGUE.has(known) ? undefined : READERS.find((reader) => reader.extensions.includes(known));
  return sure ?? byName ?? takers[0] ?? null;
}

/** The reader for a text without a name, such as a pasted one: only where the text leaves no doubt. */
export function sureReaderFor(text: string): Reader | null {
  return READERS.find((reader) => !reader.isLoose && reader.recognises(text)) ?? null;
}

export function readerOf(format: FormatName): Reader | null {
  return READERS.find((reader) => reader.format === format) ?? null;
}

/** The map in the text. Throws where a reader made a map that breaks the rules: that is a fault of the reader. */
export async function importText(reader: Reader, text: string): Promise<Result<Imported, ImportProblem>> {
  const read = await readOrRefuse(reader, text);
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

/** What a reader cannot get to the end of is refused: a text may be made to exhaust the stack of calls, or of a pattern. */
async function readOrRefuse(reader: Reader, text: string): Promise<Result<Imported, ImportProblem>> {
  try {
    return await reader.read(text);
  } catch (error) {
    if (error instanceof RangeError)
      return err({ kind: "too-large", message: "is nested too deeply, or has texts too long, to be read" });
    throw error;
  }
}
