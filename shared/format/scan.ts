/**
 * A walk over JSON text before `JSON.parse` sees it. It finds what parsing would hide or die of: nesting, keys that are
 * there twice, numbers that do not fit. Its own code and iterative, so that no text can exhaust the stack, and its
 * errors have a place and are the same on every engine.
 */
import { childPath } from "./json-path";
import { changesWhenRead } from "./numbers";

export interface DuplicateKey {
  readonly path: string;
  /** The JSON text of the earlier value, which `JSON.parse` drops; null where it is long. */
  readonly dropped: string | null;
}

export interface ChangedNumber {
  readonly path: string;
  readonly text: string;
}

export interface Scan {
  readonly duplicates: readonly DuplicateKey[];
  readonly numbers: readonly ChangedNumber[];
  /** The keys in file order of objects with keys like "7", which JavaScript moves to the front. By path. */
  readonly keyOrders: ReadonlyMap<string, readonly string[]>;
  /** JSON texts of the short plain values directly in the outermost object, by key: enough to refuse without parsing. */
  readonly header: ReadonlyMap<string, string>;
  /** Lengths of the lists directly in the outermost object, by key. */
  readonly lengths: ReadonlyMap<string, number>;
  /** Whether a number is -0, which JSON text written by JavaScript cannot hold. */
  readonly hasMinusZero: boolean;
}

export interface ScanLimits {
  readonly nesting: number;
  readonly values: number;
  /** Of one object. */
  readonly keys: number;
  /** More odd places than this end the scan. */
  readonly finds: number;
}

export type ScanProblem =
  | { readonly at: number; readonly found: "empty" | "truncated" | "syntax"; readonly detail: string }
  | {
      readonly at: number;
      readonly found: "too-deep" | "too-many-values" | "too-many-keys" | "too-many-finds";
    };

type State = "value" | "value-or-end" | "key" | "key-or-end" | "after";

const QUOTE = 34;
const BACKSLASH = 92;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/y;
const CUT_ESCAPE = /^\\(?:u[0-9A-Fa-f]{0,3})?$/;
const INDEX_KEY = /^(?:0|[1-9]\d{0,9})$/;
/** A value that was dropped is shown whole up to this length. */
const SHOWN_VALUE = 2000;

/** Walks over the whole text; null for text that is JSON within the limits. */
export class Scanner {
  readonly duplicates: DuplicateKey[] = [];
  readonly numbers: ChangedNumber[] = [];
  readonly keyOrders = new Map<string, readonly string[]>();
  readonly header = new Map<string, string>();
  readonly lengths = new Map<string, number>();
  hasMinusZero = false;

  private at = 0;
  private values = 0;
  private depth = 0;
  private state: State = "value";
  private problem: ScanProblem | null = null;
  // One slot for each level, used again and again: only one array or object is open on a level at a time.
  private readonly isArray: boolean[] = [];
  private readonly index: number[] = [];
  private readonly key: string[] = [];
  private readonly keys: Map<string, number>[] = [];
  private readonly hasIndexKey: boolean[] = [];

  constructor(
    private readonly text: string,
    private readonly limits: ScanLimits,
  ) {}

  run(): ScanProblem | null {
    this.skipSpace();
    if (this.at === this.text.length) return { at: 0, found: "empty", detail: "" };
    while (this.problem === null && !(this.state === "after" && this.depth === 0)) {
      this.skipSpace();
      this.step();
    }
    if (this.problem !== null) return this.problem;
    this.skipSpace();
    return this.at < this.text.length ? this.unexpected("after the end") : null;
  }

  private step(): void {
    const sign = this.text[this.at];
    if (sign === undefined) this.truncated();
    else if (this.state === "after") this.stepAfter(sign);
    else if (this.state === "key" || this.state === "key-or-end") this.stepKey(sign);
    else if (sign === "]" && this.state === "value-or-end") this.close();
    else this.stepValue(sign);
  }

  private stepValue(sign: string): void {
    const start = this.at;
    this.values += 1;
    if (this.values > this.limits.values) this.fail("too-many-values");
    else if (sign === "{" || sign === "[") this.open(sign === "[");
    else if (sign === '"') this.skipString();
    else if (sign === "-" || (sign >= "0" && sign <= "9")) this.skipNumber();
    else this.skipWord();
    if (this.state === "value" || this.state === "value-or-end") {
      if (sign !== "[" && this.problem === null) this.endPlainValue(start);
    }
  }

  private endPlainValue(start: number): void {
    this.state = "after";
    if (this.depth !== 1 || this.isArray[0] === true || this.at - start > SHOWN_VALUE) return;
    this.header.set(this.key[0] ?? "", this.text.slice(start, this.at));
  }

  private stepKey(sign: string): void {
    if (sign === '"') this.stepOverKey();
    else if (sign === "}" && this.state === "key-or-end") this.close();
    else this.unexpected("where a key belongs");
  }

  private stepOverKey(): void {
    const start = this.at;
    const escaped = this.skipString();
    if (this.problem !== null) return;
    const token = this.text.slice(start, this.at);
    const key = escaped ? (JSON.parse(token) as string) : token.slice(1, -1);
    this.skipSpace();
    if (this.text[this.at] === ":") {
      this.at += 1;
      this.enterKey(key);
      this.state = "value";
    } else if (this.at === this.text.length) this.truncated();
    else this.unexpected("where a colon belongs");
  }

  private stepAfter(sign: string): void {
    const level = this.depth - 1;
    const inArray = this.isArray[level] === true;
    if (sign === ",") {
      this.at += 1;
      this.state = inArray ? "value" : "key";
      if (inArray) this.index[level] = (this.index[level] ?? 0) + 1;
    } else if (sign === (inArray ? "]" : "}")) this.close();
    else this.unexpected(`where a comma or ${inArray ? "]" : "}"} belongs`);
  }

  private open(isArray: boolean): void {
    if (this.depth === this.limits.nesting) {
      this.fail("too-deep");
      return;
    }
    const level = this.depth;
    this.isArray[level] = isArray;
    this.index[level] = 0;
    this.hasIndexKey[level] = false;
    if (!isArray) {
      const known = this.keys[level];
      if (known === undefined) this.keys[level] = new Map();
      // A new map after a big object: clearing keeps the big table, and every small object would pay for it.
      else if (known.size > 1000) this.keys[level] = new Map();
      else known.clear();
    }
    this.depth += 1;
    this.at += 1;
    this.state = isArray ? "value-or-end" : "key-or-end";
  }

  private close(): void {
    const level = this.depth - 1;
    if (this.hasIndexKey[level] === true && this.isArray[level] === false) {
      if (this.keyOrders.size < this.limits.finds) {
        this.keyOrders.set(this.path(level), [...(this.keys[level]?.keys() ?? [])]);
      }
    }
    if (level === 1) this.noteLength();
    this.depth = level;
    this.at += 1;
    this.state = "after";
  }

  /** Notes the length of the list directly in the outermost object, as far as it was walked over. */
  private noteLength(): void {
    if (this.isArray[0] !== false || this.isArray[1] !== true) return;
    const empty = this.depth === 2 && this.state === "value-or-end";
    this.lengths.set(this.key[0] ?? "", empty ? 0 : (this.index[1] ?? 0) + 1);
  }

  private enterKey(key: string): void {
    const level = this.depth - 1;
    const keys = this.keys[level];
    this.key[level] = key;
    const earlier = keys?.get(key);
    if (earlier !== undefined) {
      this.duplicates.push({ path: this.path(this.depth), dropped: this.valueText(earlier) });
      this.countFind();
    }
    keys?.set(key, this.at);
    if (keys && keys.size > this.limits.keys) this.fail("too-many-keys");
    if (INDEX_KEY.test(key)) this.hasIndexKey[level] = true;
  }

  private skipNumber(): void {
    NUMBER.lastIndex = this.at;
    const [token] = NUMBER.exec(this.text) ?? [];
    if (token === undefined) {
      if (this.at + 1 === this.text.length) this.truncated();
      else this.unexpected("where a number belongs");
      return;
    }
    if (token.startsWith("-") && Number(token) === 0) this.hasMinusZero = true;
    if (changesWhenRead(token)) {
      this.numbers.push({ path: this.path(this.depth), text: token });
      this.countFind();
    }
    this.at += token.length;
    // "1." and "1e" at the very end are numbers cut off, not numbers with something behind.
    const rest = this.text.slice(this.at, this.at + 3);
    if (/^(?:\.|[eE][+-]?)$/.test(rest)) this.truncated();
  }

  /** Moves behind the string at the current place, and says whether it has escapes. */
  private skipString(): boolean {
    const { text } = this;
    let escaped = false;
    let i = this.at + 1;
    for (;;) {
      const code = text.charCodeAt(i);
      if (code === QUOTE) break;
      if (code === BACKSLASH) {
        escaped = true;
        ESCAPE.lastIndex = i;
        const [sequence] = ESCAPE.exec(text) ?? [];
        if (sequence === undefined) {
          if (CUT_ESCAPE.test(text.slice(i, i + 7))) this.truncated();
          else this.unexpectedAt(i, "which is no escape of JSON");
          return escaped;
        }
        i += sequence.length;
      } else if (code >= 32) i += 1;
      else {
        if (i >= text.length) this.truncated();
        else this.unexpectedAt(i, "inside a text");
        return escaped;
      }
    }
    this.at = i + 1;
    return escaped;
  }

  private skipWord(): void {
    const word = ["true", "false", "null"].find((known) => this.text.startsWith(known, this.at));
    if (word !== undefined) {
      this.at += word.length;
      return;
    }
    const rest = this.text.slice(this.at, this.at + 5);
    const cutOff = this.at + rest.length === this.text.length;
    if (cutOff && ["true", "false", "null"].some((known) => known.startsWith(rest))) this.truncated();
    else this.unexpected("where a value belongs");
  }

  private skipSpace(): void {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      this.at += 1;
    }
  }

  /** The path of what stands on this level; 0 is the whole file. */
  private path(level: number): string {
    let path = "";
    for (let i = 0; i < level; i += 1) {
      path = childPath(path, this.isArray[i] === true ? (this.index[i] ?? 0) : (this.key[i] ?? ""));
    }
    return path;
  }

  /** The text of the value that starts behind a colon, which was walked over before; null where it is long. */
  private valueText(start: number): string | null {
    const piece = this.text.slice(start, Math.min(this.at, start + SHOWN_VALUE + 1));
    const inner = new Scanner(piece.trimStart(), this.limits);
    while (inner.problem === null && !(inner.state === "after" && inner.depth === 0)) {
      inner.skipSpace();
      inner.step();
    }
    return inner.problem === null && inner.at <= SHOWN_VALUE ? inner.text.slice(0, inner.at) : null;
  }

  private countFind(): void {
    if (this.duplicates.length + this.numbers.length > this.limits.finds) this.fail("too-many-finds");
  }

  private fail(found: "too-deep" | "too-many-values" | "too-many-keys" | "too-many-finds"): void {
    if (this.depth >= 2) this.noteLength();
    this.problem = { at: this.at, found };
  }

  private truncated(): void {
    const inValue = this.state === "value" || this.state === "value-or-end";
    const path = this.path(inValue ? this.depth : this.depth - 1);
    const detail = path === "" ? "the outermost value" : path;
    this.problem = { at: this.text.length, found: "truncated", detail };
  }

  private unexpected(where: string): ScanProblem {
    return this.unexpectedAt(this.at, where);
  }

  private unexpectedAt(at: number, where: string): ScanProblem {
    this.problem = { at, found: "syntax", detail: `there is ${this.shownAt(at)} ${where}` };
    return this.problem;
  }

  /** What stands at a place, for a person. */
  private shownAt(at: number): string {
    if (/^(?:<{7}|={7}|>{7})/.test(this.text.slice(at, at + 7))) return "the mark of an unsolved merge";
    const code = this.text.codePointAt(at) ?? 0;
    const sign = String.fromCodePoint(code);
    const visible = /[\p{L}\p{N}\p{P}\p{S}]/u.test(sign);
    return visible ? sign : `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  }
}
