/** Opens the text or the bytes of an `.argmap` file. Never throws: whatever the file holds, a problem says what is wrong. */
import { deepFreeze } from "../basics/deep-freeze";
import type { Json } from "../basics/json";
import { err, ok, type Result } from "../basics/result";
import { LIMITS } from "../document/types";
import { decode, tooLarge } from "./decode";
import { type JsonObject, kindOf, type Reading } from "./fields";
import { Findings, MOST_REPAIRS, tooManyRepairs } from "./findings";
import { FORMAT, VERSION } from "./known-keys";
import { MIGRATIONS, type Migration, migrate } from "./migrations";
import type { Opened } from "./opened";
import type { OpenProblem } from "./problems";
import { readMap, tooMany } from "./read-map";
import { type Scan, Scanner, type ScanProblem } from "./scan";

/** More than 64 MiB of a real map hold; bounds on what a hostile file can make us build. */
const MOST_VALUES = 6_000_000;
const MOST_KEYS = 100_000;

const SCAN_LIMITS = {
  nesting: LIMITS.nesting,
  values: MOST_VALUES,
  keys: MOST_KEYS,
  finds: MOST_REPAIRS,
};

/** Numbers of these fields are doubles by definition, so rounding them to one loses nothing. */
const NUMBER_FIELD = /^(?:version|nodes\[\d+\]\.(?:x|y|width|confidence|citations\[\d+\]\.(?:start|end)))$/;

/** Opens the bytes of a file. */
export function parseBytes(
  bytes: Uint8Array,
  ladder: readonly Migration[] = MIGRATIONS,
): Result<Opened, OpenProblem> {
  const text = decode(bytes);
  return text.ok ? parse(text.value, ladder) : text;
}

/** Opens the text of a file. `ladder` is for tests: the migrations from older versions. */
export function parse(text: string, ladder: readonly Migration[] = MIGRATIONS): Result<Opened, OpenProblem> {
  // A text is never shorter in bytes than in code units.
  if (text.length > LIMITS.fileBytes) return err(tooLarge());
  const plain = text.startsWith("\ufeff") ? text.slice(1) : text;
  const scan = new Scanner(plain, SCAN_LIMITS);
  const problem = scan.run();
  if (problem) return err(tooManyItems(problem, scan) ?? problemOfScan(problem, plain));
  return open(plain, scan, ladder);
}

/** Asks the cheap questions first, so that a big file that must be refused is refused before it is built in memory. */
function open(text: string, scan: Scan, ladder: readonly Migration[]): Result<Opened, OpenProblem> {
  const version = versionOf(scan);
  if (!version.ok) return version;
  const many = version.value === VERSION ? tooMany(scan.lengths) : null;
  if (many) return err(many);
  const file = JSON.parse(text) as JsonObject;
  const newest = migrate(file, version.value, VERSION, ladder);
  if (!newest.ok) return newest;
  return read(newest.value, scan, version.value === VERSION ? null : version.value);
}

function versionOf({ header }: Scan): Result<number, OpenProblem> {
  const format = parsed(header.get("format"));
  if (format !== FORMAT) {
    return err({ kind: "not-argmap", found: format === undefined ? null : kindOf(format) });
  }
  const version = parsed(header.get("version"));
  if (typeof version !== "number" || !Number.isInteger(version) || version < 0) {
    const message = version === undefined ? "is missing" : `must be a whole number, not ${kindOf(version)}`;
    return err({ kind: "invalid", issues: [{ path: "version", message }], more: 0 });
  }
  if (version > VERSION) return err({ kind: "too-new", found: version, supported: VERSION });
  return ok(version);
}

function parsed(text: string | undefined): Json | undefined {
  return text === undefined ? undefined : (JSON.parse(text) as Json);
}

function read(file: JsonObject, scan: Scan, migratedFrom: number | null): Result<Opened, OpenProblem> {
  const findings = new Findings();
  noteDuplicates(scan, findings);
  noteNumbers(scan, findings);
  const map = readMap(file, readingOf(scan, findings, migratedFrom));
  const problem = findings.problem();
  if (problem) return err(problem);
  return ok(deepFreeze({ map, repairs: findings.repairs, migratedFrom }));
}

/** The scan's places are those of the file as it stands, so they say nothing about one that was migrated. */
function readingOf(scan: Scan, findings: Findings, migratedFrom: number | null): Reading {
  const numberTexts = new Map(scan.numbers.map(({ path, text }) => [path, shortened(text)]));
  const keyOrders = migratedFrom === null ? scan.keyOrders : new Map<string, readonly string[]>();
  return { findings, numberTexts, keyOrders, hasMinusZero: scan.hasMinusZero };
}

function noteDuplicates(scan: Scan, findings: Findings): void {
  for (const { path, dropped } of scan.duplicates) {
    if (dropped === null) findings.issue(path, "is there twice, and only one can count");
    else findings.repair(path, `is there twice; the last one counts, and this one was left out: ${dropped}`);
  }
}

function noteNumbers(scan: Scan, findings: Findings): void {
  for (const { path, text } of scan.numbers) {
    if (NUMBER_FIELD.test(path)) continue;
    const read = Number(text);
    const now = Number.isFinite(read) ? read : "null";
    findings.repair(
      path,
      `was ${shortened(text)}, a number that Argmap cannot keep exactly; it is ${now} now`,
    );
  }
}

function shortened(number: string): string {
  return number.length > 100 ? `${number.slice(0, 100)}… (${number.length} characters)` : number;
}

/** A scan that gave up in the middle of far too many nodes: that is what the person should hear. */
function tooManyItems(problem: ScanProblem, scan: Scan): OpenProblem | null {
  const isMap = parsed(scan.header.get("format")) === FORMAT;
  return problem.found === "too-many-values" && isMap ? tooMany(scan.lengths) : null;
}

function problemOfScan(problem: ScanProblem, text: string): OpenProblem {
  switch (problem.found) {
    case "too-deep":
      return { kind: "too-large", what: "nesting", limit: LIMITS.nesting, path: "" };
    case "too-many-values":
      return { kind: "too-large", what: "values", limit: MOST_VALUES, path: "" };
    case "too-many-keys":
      return { kind: "too-large", what: "keys", limit: MOST_KEYS, path: "" };
    case "too-many-finds":
      return tooManyRepairs();
    default: {
      const { line, column } = lineAndColumn(text, problem.at);
      return { kind: "not-json", found: problem.found, line, column, detail: problem.detail };
    }
  }
}

function lineAndColumn(text: string, at: number): { readonly line: number; readonly column: number } {
  let line = 1;
  let start = 0;
  for (let next = text.indexOf("\n"); next !== -1 && next < at; next = text.indexOf("\n", next + 1)) {
    line += 1;
    start = next + 1;
  }
  return { line, column: at - start + 1 };
}
