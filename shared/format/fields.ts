/** Reads the fields of one object of a file, and notes what is wrong with them under their path. */
import { ID_PATTERN } from "../basics/id";
import type { Json } from "../basics/json";
import type { Extra } from "../document/types";
import type { Findings } from "./findings";
import { childPath, quoted } from "./json-path";

/** What reading needs to know and where it notes what it finds. */
export interface Reading {
  readonly findings: Findings;
  /** File order of the keys of some objects, by path. */
  readonly keyOrders: ReadonlyMap<string, readonly string[]>;
  /** How numbers that do not fit stand in the file, by path. */
  readonly numberTexts: ReadonlyMap<string, string>;
  readonly hasMinusZero: boolean;
}

export interface JsonObject {
  readonly [key: string]: Json;
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isJsonArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The parts of an object's path; joined only when something is wrong, which is rare among 500,000 objects. */
export type Place = readonly (string | number)[];

export class Fields {
  constructor(
    private readonly object: JsonObject,
    private readonly place: Place,
    private readonly reading: Reading,
  ) {}

  path(...more: Place): string {
    return [...this.place, ...more].reduce<string>(childPath, "");
  }

  has(key: string): boolean {
    return Object.hasOwn(this.object, key);
  }

  value(key: string): Json | undefined {
    return this.has(key) ? this.object[key] : undefined;
  }

  issue(key: string, message: string): void {
    const missing = !this.has(key);
    this.reading.findings.issue(
      this.path(key),
      missing ? "is missing" : `${message}, not ${kindOf(this.object[key])}`,
    );
  }

  /** Notes a repair of the whole object. */
  repairWhole(message: string): void {
    this.reading.findings.repair(this.path(), message);
  }

  repair(key: string, message: string): void {
    this.reading.findings.repair(this.path(key), message);
  }

  /** A text that must be there. */
  text(key: string, limit: number = Number.POSITIVE_INFINITY): string {
    return this.optionalText(key, limit) ?? this.wrong(key, "must be a text", "");
  }

  optionalText(key: string, limit: number = Number.POSITIVE_INFINITY): string | undefined {
    const value = this.value(key);
    if (value === undefined) return undefined;
    if (typeof value !== "string") return this.wrong(key, "must be a text", "");
    if (value.length > limit) this.reading.findings.tooLong(this.path(key));
    return value;
  }

  id(key: string): string {
    const value = this.value(key);
    if (typeof value === "string" && ID_PATTERN.test(value)) return value;
    return this.wrong(key, "must be an id of 1 to 64 characters of A-Z a-z 0-9 _ -", "");
  }

  optionalFlag(key: string): boolean | undefined {
    const value = this.value(key);
    if (value === undefined || typeof value === "boolean") return value;
    return this.wrong(key, "must be true or false", false);
  }

  choice<T extends string>(key: string, choices: readonly T[]): T {
    const value = this.value(key);
    const found = choices.find((choice) => choice === value);
    return (
      found ??
      this.wrong(key, `must be ${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}`, choices[0] as T)
    );
  }

  /** A number that may be damaged: `null` stands for one that JSON could not hold. Undefined for anything else. */
  anyNumber(key: string): number | undefined {
    const value = this.value(key);
    if (typeof value === "number") return value + 0;
    return value === null ? Number.NaN : this.wrong(key, "must be a number", undefined);
  }

  optionalTexts(key: string): readonly string[] | undefined {
    const value = this.value(key);
    if (value === undefined) return undefined;
    if (!isJsonArray(value)) return this.wrong(key, "must be a list of texts", []);
    value.forEach((item, i) => {
      if (typeof item === "string") return;
      this.reading.findings.issue(this.path(key, i), `must be a text, not ${kindOf(item)}`);
    });
    return value as readonly string[];
  }

  /** The objects of a list, each with its own place. */
  objects(key: string): Fields[] {
    const value = this.value(key);
    if (!isJsonArray(value)) return this.wrong(key, "must be a list", []);
    const found: Fields[] = [];
    value.forEach((item, i) => {
      const place = [...this.place, key, i];
      if (isJsonObject(item)) found.push(new Fields(item, place, this.reading));
      else this.reading.findings.issue(this.path(key, i), `must be an object, not ${kindOf(item)}`);
    });
    return found;
  }

  /** How a number stands in the file. */
  numberText(key: string): string {
    return this.reading.numberTexts.get(this.path(key)) ?? String(this.value(key));
  }

  /** The fields that this version does not know, in file order; undefined for none. */
  extra(known: ReadonlySet<string>): Extra | undefined {
    let pairs: (readonly [string, Json])[] | undefined;
    for (const key of Object.keys(this.object)) {
      if (known.has(key)) continue;
      pairs ??= [];
      pairs.push([key, this.storable(this.object[key] as Json)]);
    }
    return pairs && this.inFileOrder(pairs);
  }

  /** JavaScript moves keys like "7" to the front of an object. */
  private inFileOrder(pairs: (readonly [string, Json])[]): Extra {
    const { keyOrders } = this.reading;
    const order = keyOrders.size > 0 ? keyOrders.get(this.path()) : undefined;
    if (order === undefined) return pairs;
    const rank = new Map(order.map((key, i) => [key, i]));
    return pairs.sort(([a], [b]) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
  }

  /**
   * The value with null for numbers that JSON text cannot hold again; their repairs are listed by the scan. And 0 for
   * -0, which is the same number, so that a map equals what is read from its own text.
   */
  private storable(value: Json): Json {
    if (this.reading.numberTexts.size === 0 && !this.reading.hasMinusZero) return value;
    return JSON.parse(JSON.stringify(value)) as Json;
  }

  private wrong<T>(key: string, message: string, instead: T): T {
    this.issue(key, message);
    return instead;
  }
}

/** What a value is, in a few words: `"decison"`, `the number 5`, `a list`. */
export function kindOf(value: Json | undefined): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number") return `the number ${value}`;
  if (typeof value === "boolean") return String(value);
  return isJsonArray(value) ? "a list" : "an object";
}
