/** What the page asks of the worker that reads and writes other formats, and what it answers. */
import { assertNever } from "../../shared/basics/assert-never";
import type { Result } from "../../shared/basics/result";
import { type Comparison, compareVersions } from "../../shared/compare/comparison";
import { mergeVersions } from "../../shared/compare/merge-versions";
import type { ArgMap } from "../../shared/document/types";
import type { Imported, ImportProblem } from "../../shared/exchange/formats/format";
import type { ConversionNotes, FormatName } from "../../shared/exchange/formats/notes";
import { importText, readerFor, sureReaderFor } from "../../shared/exchange/formats/readers";
import { writerOf } from "../../shared/exchange/formats/writers";
import { listedConflicts, withConflicts } from "../../shared/merge/conflicts";
import type { Merged } from "../../shared/merge/merge";

export type ExchangeOrder =
  /** `extension` with the dot; null for text without a name, which is read only where it leaves no doubt. */
  | { readonly do: "read"; readonly text: string; readonly extension: string | null }
  | { readonly do: "notes"; readonly map: ArgMap; readonly format: FormatName }
  /** How `after` differs from `before`, with the strengths of both. */
  | { readonly do: "compare"; readonly before: ArgMap; readonly after: ArgMap }
  /** What bringing `theirs` in would make of `ours`; without a base, nothing counts as removed. */
  | { readonly do: "merge"; readonly base: ArgMap | null; readonly ours: ArgMap; readonly theirs: ArgMap }
  | {
      readonly do: "write";
      readonly map: ArgMap;
      readonly format: FormatName;
      /** The map as SVG, for a format that shows it; empty for the others. */
      readonly picture: string;
    };

export interface ReadForeign {
  readonly format: FormatName;
  readonly outcome: Result<Imported, ImportProblem>;
}

export interface ExchangeAnswers {
  /** Null where the text is of no format that is known. */
  readonly read: ReadForeign | null;
  readonly notes: ConversionNotes;
  readonly write: Uint8Array;
  readonly compare: Comparison;
  readonly merge: MergePlan;
}

/** A merge before it is made, and what it would change of our map. */
export interface MergePlan {
  readonly merged: Merged;
  readonly comparison: Comparison;
}

export type ExchangeAnswer = ExchangeAnswers[keyof ExchangeAnswers];

function knownWriter(format: FormatName) {
  const writer = writerOf(format);
  if (!writer) throw new Error(`Nothing writes ${format}`);
  return writer;
}

/** Carries one order out. Rejects for faults of the program only. */
export async function carryOut(order: ExchangeOrder): Promise<ExchangeAnswer> {
  switch (order.do) {
    case "read": {
      const reader =
        order.extension === null ? sureReaderFor(order.text) : readerFor(order.text, order.extension);
      return reader && { format: reader.format, outcome: await importText(reader, order.text) };
    }
    case "notes":
      return knownWriter(order.format).notes(order.map);
    case "compare":
      return compareVersions(order.before, order.after, { weigh: true });
    case "merge": {
      const merged = mergeVersions(order.base, order.ours, order.theirs);
      // The list of what is to be decided is told by itself.
      const after = withConflicts(merged.map, listedConflicts(order.ours));
      return { merged, comparison: compareVersions(order.ours, after, { weigh: true }) };
    }
    case "write": {
      const picture = () => Promise.resolve(order.picture);
      const written = await knownWriter(order.format).write(order.map, { picture });
      return typeof written === "string" ? new TextEncoder().encode(written) : written;
    }
    default:
      return assertNever(order);
  }
}
