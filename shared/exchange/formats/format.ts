/** What every reader and writer of a foreign format offers. */
import type { Result } from "../../basics/result";
import type { ArgMap } from "../../document/types";
import type { ConversionNotes, FormatName } from "./notes";
import type { Proposals } from "./proposals";

/** A map out of another format. It keeps every rule of a map; what did not fit is in the notes. */
export interface Imported {
  readonly map: ArgMap;
  readonly notes: ConversionNotes;
  /** The format says where the boxes stand; else they have to be laid out. */
  readonly isPlaced: boolean;
  /** What the format does not say and a rule proposed. */
  readonly proposed: Proposals;
}

/** Why a text is not of the format. `message` ends a sentence that begins with the name of the file. */
export interface ImportProblem {
  readonly kind: "malformed" | "too-large";
  readonly message: string;
}

export interface Reader {
  readonly format: FormatName;
  /** With the dot, lower case. */
  readonly extensions: readonly string[];
  /** Whether the text looks like this format. Cheap; any text at all is safe to give. */
  recognises(text: string): boolean;
  /** Other texts may look like this one, too, so the extension of the file counts more. */
  readonly isLoose?: boolean;
  /** Any text at all is safe to give. A promise where a large parser is loaded only when it is needed. */
  read(text: string): Result<Imported, ImportProblem> | Promise<Result<Imported, ImportProblem>>;
}

/** What some writers show and cannot work out by themselves. */
export interface WriterHelp {
  /** The picture of the map as one SVG document. */
  picture(): Promise<string>;
}

export interface Writer {
  readonly format: FormatName;
  /** With the dot, lower case. The first is the one to propose. */
  readonly extensions: readonly string[];
  /** What the format will keep, change and lose of this map. Cheap, so that it can be told before anything is written. */
  notes(map: ArgMap): ConversionNotes;
  write(map: ArgMap, help: WriterHelp): string | Promise<string | Uint8Array>;
}
