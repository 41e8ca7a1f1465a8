/** Damage by someone who knows the format: the file is still JSON, or nearly, and means something else. */
import { type Json, parsedJson } from "./json";
import type { Random } from "./random";

/** Stands for a piece of text that JSON.stringify would not write. */
const RAW = "\u0001raw:";

const NUMBERS = [
  "1e999",
  "-1e999",
  "-0",
  "1e-400",
  "9007199254740993",
  "0.1000000000000000055511151231257827",
  "1E5",
  "-1",
  "1e308",
  "123456789012345678901234567890",
];

const IDS = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "a",
  "b",
  "e1",
  "-",
  "",
  "../x",
  "x".repeat(64),
  "x".repeat(65),
  "ї",
];

const TEXTS = [
  "",
  "\ud800",
  "\u202egpj.exe",
  "\u0000",
  "<img src=x onerror=top.pwn=1>",
  "javascript:top.pwn=1",
  "https://example.org/beacon",
  "\u2028\u2029",
  "\ufeff",
  "]]>",
  "\r\n",
];

const KEYS = [
  "__proto__",
  "constructor",
  "prototype",
  "hasOwnProperty",
  "toJSON",
  "then",
  "type",
  "style",
  "domAttributes",
  "className",
  "parentId",
  "id",
  "kind",
  "text",
  "x",
  "citations",
  "from",
  "to",
  "relation",
  "nodes",
  "edges",
  "sources",
  "format",
  "version",
  "0",
  "4294967295",
  "",
  "\ud800",
];

function oddValue(random: Random, depth = 0): Json {
  switch (random.below(depth > 3 ? 7 : 10)) {
    case 0:
      return null;
    case 1:
      return random.chance(0.5);
    case 2:
      return random.below(2000) - 1000;
    case 3:
      return `${RAW}${random.pick(NUMBERS)}`;
    case 4:
      return random.pick(IDS);
    case 5:
    case 6:
      return random.pick(TEXTS);
    case 7:
      return Array.from({ length: random.below(4) }, () => oddValue(random, depth + 1));
    case 8:
      return nested(random.pick([3, 30, 62, 63, 64, 65, 300]));
    default: {
      const object: Record<string, Json> = {};
      for (let count = random.below(4); count > 0; count -= 1)
        put(object, random.pick(KEYS), oddValue(random, depth + 1));
      return object;
    }
  }
}

function nested(levels: number): Json {
  let value: Json = 0;
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** Defined, not assigned: a key may be `__proto__`. */
function put(object: Record<string, Json>, key: string, value: Json): void {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

type Container = Json[] | Record<string, Json>;

function containers(value: Json, into: Container[] = []): Container[] {
  if (typeof value !== "object" || value === null) return into;
  into.push(value);
  for (const item of Object.values(value)) containers(item, into);
  return into;
}

function mutateList(list: Json[], random: Random): void {
  const at = random.below(list.length + 1);
  const item = list[at];
  switch (random.below(6)) {
    case 0:
      list.splice(at, 1);
      return;
    case 1:
      list.splice(at, 0, oddValue(random));
      return;
    case 2:
      if (item !== undefined) list[at] = oddValue(random);
      return;
    case 3:
      // The same row again, once or often.
      if (item !== undefined)
        for (let times = random.pick([1, 1, 2, 20]); times > 0; times -= 1) list.push(structuredClone(item));
      return;
    case 4:
      list.reverse();
      return;
    default:
      if (item !== undefined) list.splice(random.below(list.length), 0, ...list.splice(at, 1));
  }
}

function mutateObject(object: Record<string, Json>, random: Random, known: readonly string[]): void {
  const keys = Object.keys(object);
  const key = keys.length > 0 ? random.pick(keys) : "a";
  const old = object[key];
  switch (random.below(6)) {
    case 0:
      delete object[key];
      return;
    case 1:
      put(object, random.pick(KEYS), oddValue(random));
      return;
    case 2:
      if (old !== undefined) {
        delete object[key];
        put(object, random.pick(KEYS), old);
      }
      return;
    case 3:
    case 4:
      // Another thing's id: edges to nowhere, circles, twins, ids that are taken.
      if (typeof old === "string" && known.length > 0) put(object, key, random.pick(known));
      else put(object, key, oddValue(random));
      return;
    default:
      put(object, key, oddValue(random));
  }
}

function idsIn(file: Json): string[] {
  const rows = containers(file).filter((one): one is Record<string, Json> => !Array.isArray(one));
  return rows.map((row) => (Object.hasOwn(row, "id") ? row.id : null)).filter((id) => typeof id === "string");
}

/** The text after some changes of its values, keys, rows and links; as it was where it is no JSON. */
export function mutateStructure(text: string, random: Random): string {
  const file = parsedJson(text);
  if (file === undefined) return text;
  for (let times = 1 + random.below(5); times > 0; times -= 1) {
    const places = containers(file);
    if (places.length === 0) break;
    const place = random.pick(places);
    if (Array.isArray(place)) mutateList(place, random);
    else mutateObject(place, random, idsIn(file));
  }
  const written = JSON.stringify(file, null, random.pick([0, 0, 1])).replace(/"\\u0001raw:([^"]*)"/g, "$1");
  if (random.chance(0.1)) return written.replaceAll("\n", "\r\n");
  return random.chance(0.05) ? `\ufeff${written}` : written;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|[[\]{}:,]|\w+/g;
const ODD_TOKENS = [
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  '"',
  '""',
  "null",
  "true",
  "NaN",
  "0x1",
  "01",
  "1.",
  '"\\u12"',
  '"\\ud800"',
  '"__proto__"',
  '"id"',
  "//",
  "<<<<<<<",
  ...NUMBERS,
];

/** The text with some of its tokens taken away, doubled, swapped or replaced. */
export function mutateTokens(text: string, random: Random): string {
  const tokens: string[] = text.match(TOKEN) ?? [];
  for (let times = 1 + random.below(4); times > 0 && tokens.length > 0; times -= 1) {
    const at = random.below(tokens.length);
    const other = random.below(tokens.length);
    switch (random.below(5)) {
      case 0:
        tokens.splice(at, 1);
        break;
      case 1:
        tokens.splice(at, 0, random.pick(tokens));
        break;
      case 2:
        tokens[at] = random.pick(ODD_TOKENS);
        break;
      case 3:
        // A member again, with its comma: the same key twice.
        tokens.splice(at, 0, ...tokens.slice(at, at + 4));
        break;
      default:
        [tokens[at], tokens[other]] = [tokens[other] ?? "", tokens[at] ?? ""];
    }
  }
  return tokens.join(random.pick(["", " ", "\n"]));
}
