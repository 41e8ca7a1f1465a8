/** Why a file does not open, as data, and in one sentence for the person. The set is closed. */
import { assertNever } from "../basics/assert-never";

/** Something wrong at a place of the file; `path` is like `nodes[3].kind`. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}

export type OpenProblem =
  /** Made by the shells, which alone touch the disk. `detail` says why, without a path. */
  | { readonly kind: "unreadable"; readonly detail: string }
  | {
      readonly kind: "too-large";
      readonly what: "file" | "nesting" | "values" | "keys" | "nodes" | "edges" | "text";
      readonly limit: number;
      /** Where, for a text; empty otherwise. */
      readonly path: string;
    }
  | { readonly kind: "not-text"; readonly found: "utf-16" | "zeros" | "other" }
  | {
      readonly kind: "not-json";
      readonly found: "empty" | "truncated" | "syntax";
      /** From 1; columns in UTF-16 code units. */
      readonly line: number;
      readonly column: number;
      /** What stands there, or which value was cut off. */
      readonly detail: string;
    }
  /** `found` is what the file says it is; null where it says nothing. */
  | {
      readonly kind: "not-argmap";
      readonly found: string | null;
      /** A picture, and why no map came out of it. */
      readonly picture?: "no-map" | "damaged" | "too-large";
    }
  | { readonly kind: "too-new"; readonly found: number; readonly supported: number }
  | {
      readonly kind: "migration-failed";
      readonly step: { readonly from: number; readonly to: number };
      readonly reason: string;
    }
  /** `more` counts the issues beyond the ones in the list. */
  | { readonly kind: "invalid"; readonly issues: readonly Issue[]; readonly more: number };

export type OpenProblemKind = OpenProblem["kind"];

/** The problem in one sentence: what it is, that the file is as it was, and what to do. */
export function problemSentence(problem: OpenProblem, fileName?: string): string {
  const name = fileName === undefined ? "This file" : `'${visible(fileName)}'`;
  const [what, advice] = parts(problem);
  return `${name} ${what}; your file was not changed, and ${advice}.`;
}

function parts(problem: OpenProblem): readonly [what: string, advice: string] {
  switch (problem.kind) {
    case "unreadable":
      return [
        `could not be read (${problem.detail})`,
        "you can try again when it is there and you may read it",
      ];
    case "too-large":
      return [tooLarge(problem), smaller(problem.what)];
    case "not-text":
      return notText(problem.found);
    case "not-json":
      return notJson(problem);
    case "not-argmap":
      if (problem.picture) return [PICTURES[problem.picture], "you can ask for the .argmap file itself"];
      return [
        problem.found === null
          ? `is not an argument map: it does not say "format": "argmap"`
          : `is not an argument map: it says that its format is ${problem.found}`,
        "you can import it if it comes from another program, or choose a file that ends in .argmap",
      ];
    case "too-new":
      return [
        `was made by a newer Argmap: it has format version ${problem.found}, and this Argmap reads up to ${problem.supported}`,
        "you can open it after an update of Argmap",
      ];
    case "migration-failed":
      return [
        `could not be brought from format version ${problem.step.from} to ${problem.step.to}: ${problem.reason}`,
        "you can open it with the Argmap that made it, or report this with the file",
      ];
    case "invalid":
      return [invalid(problem), "you can mend this in a text editor or go back to an earlier copy"];
    default:
      return assertNever(problem);
  }
}

function tooLarge(problem: Extract<OpenProblem, { kind: "too-large" }>): string {
  const limit = problem.limit.toLocaleString("en");
  switch (problem.what) {
    case "file":
      return `is larger than the ${problem.limit / 1024 / 1024} MiB that Argmap reads`;
    case "nesting":
      return `is nested deeper than the ${limit} levels that Argmap reads`;
    case "values":
      return `holds more than the ${limit} values that Argmap reads`;
    case "keys":
      return `has an object with more than the ${limit} keys that Argmap reads`;
    case "nodes":
    case "edges":
      return `has more than the ${limit} ${problem.what} that a map can have`;
    case "text":
      return `has a text longer than the ${limit} characters that one can have, at ${problem.path}`;
    default:
      return assertNever(problem.what);
  }
}

function smaller(what: Extract<OpenProblem, { kind: "too-large" }>["what"]): string {
  switch (what) {
    case "file":
    case "nodes":
    case "edges":
      return "you can open it after it is split into smaller maps";
    case "text":
      return "you can shorten it in a text editor";
    case "nesting":
    case "values":
    case "keys":
      return "you can take out in a text editor what does not belong to the map";
    default:
      return assertNever(what);
  }
}

function notText(found: "utf-16" | "zeros" | "other"): readonly [string, string] {
  switch (found) {
    case "utf-16":
      return [
        "is saved as UTF-16 text, and Argmap reads UTF-8",
        "you can open it after a text editor saved it as UTF-8",
      ];
    case "zeros":
      return [
        "holds nothing but zero bytes, as after a crash or a broken copy",
        "you can look for an earlier copy or a backup",
      ];
    case "other":
      return [
        "is not UTF-8 text, as an .argmap file must be",
        "you can look for an undamaged copy, or save it as UTF-8 if it is text",
      ];
    default:
      return assertNever(found);
  }
}

function notJson(problem: Extract<OpenProblem, { kind: "not-json" }>): readonly [string, string] {
  const place = `line ${problem.line}, column ${problem.column}`;
  switch (problem.found) {
    case "empty":
      return ["is empty", "you can look for an earlier copy, or start a new map"];
    case "truncated":
      return [
        `is cut off: it ends at ${place}, inside ${problem.detail}`,
        "you can look for a complete copy or a backup",
      ];
    case "syntax":
      return [
        `is not valid JSON: ${problem.detail} at ${place}`,
        "you can mend this in a text editor or go back to an earlier copy",
      ];
    default:
      return assertNever(problem.found);
  }
}

function invalid(problem: Extract<OpenProblem, { kind: "invalid" }>): string {
  const [first] = problem.issues;
  const others = problem.issues.length - 1 + problem.more;
  const rest = others > 0 ? ` (and ${others.toLocaleString("en")} more)` : "";
  return `is damaged: ${first ? `${first.path} ${first.message}` : "its parts do not fit"}${rest}`;
}

/** The text without signs that would not show, or would turn round what follows. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "\ufffd");
}

const PICTURES = {
  "no-map":
    "is a picture without an argument map inside: it was made without one, or a program that cropped, scaled or sent it took the map out",
  damaged: "is a picture, and the argument map inside it is damaged or cut off",
  "too-large": "is a picture, and the argument map inside it is too large",
} as const;
