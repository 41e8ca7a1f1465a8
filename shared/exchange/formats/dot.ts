/** Graphviz DOT: the whole grammar, with what of the attributes says something about an argument. */
import { err, ok, type Result } from "../../basics/result";
import { createMapBuilding } from "./building";
import { type DotWord, dotWords, labelWords } from "./dot-words";
import { type DrawnLink, type DrawnNode, mapOfDrawing } from "./drawing";
import type { Imported, ImportProblem, Reader } from "./format";
import { decodeEntities, plainLabel } from "./html-text";
import { numberOf } from "./plain-fields";

type Attributes = ReadonlyMap<string, DotWord>;

/** What holds inside one pair of braces: defaults, and the names of the subgraphs around. */
interface Scope {
  node: Attributes;
  edge: Attributes;
  readonly groups: readonly string[];
  /** The nodes that were named inside, for links from and to a whole subgraph. */
  readonly named: Set<string>;
  label: string | null;
}

interface Reading {
  readonly words: readonly DotWord[];
  at: number;
  readonly nodes: Map<string, { attributes: Map<string, DotWord>; groups: readonly string[] }>;
  readonly links: DrawnLink[];
  /** The labels of subgraphs by their own names, which stand for them until the label is read. */
  readonly groupLabels: Map<string, string>;
}

const DEEPEST = 200;

function read(text: string): Result<Imported, ImportProblem> {
  const words = dotWords(text);
  const reading: Reading | null = words && {
    words,
    at: 0,
    nodes: new Map(),
    links: [],
    groupLabels: new Map(),
  };
  const title = reading && readGraph(reading);
  if (!reading || title === null)
    return err({
      kind: "malformed",
      message: "is not sound DOT: a brace, a quotation mark or a name is missing",
    });
  const building = createMapBuilding();
  if (reading.at < reading.words.length)
    building.notes.lost("further graphs of the file", String(reading.words[reading.at]?.value ?? ""));
  const nodes = [...reading.nodes].map(
    ([id, { attributes, groups }]): DrawnNode => nodeOf(id, attributes, groups, reading),
  );
  return ok(mapOfDrawing({ title, nodes, links: reading.links }, building));
}

/** `strict digraph name { … }`: its title, or null where that is not what follows. */
function readGraph(reading: Reading): string | null {
  if (peekWord(reading) === "strict") reading.at += 1;
  if (!/^(?:di)?graph$/.test(peekWord(reading))) return null;
  reading.at += 1;
  const name = takeId(reading);
  const scope = newScope(null, []);
  if (!isSign(reading, "{") || !readBody(reading, scope, 0)) return null;
  return scope.label ?? name?.value ?? "";
}

function newScope(outer: Scope | null, groups: readonly string[]): Scope {
  return {
    node: outer?.node ?? new Map(),
    edge: outer?.edge ?? new Map(),
    groups,
    named: new Set(),
    label: null,
  };
}

const peek = (reading: Reading) => reading.words[reading.at];

/** A keyword in lower case, which only a bare word can be. */
function peekWord(reading: Reading): string {
  const word = peek(reading);
  return word?.type === "id" && word.form === "bare" ? word.value.toLowerCase() : "";
}

function isSign(reading: Reading, ...signs: readonly string[]): boolean {
  const word = peek(reading);
  return word?.type === "sign" && signs.includes(word.value);
}

function takeSign(reading: Reading, ...signs: readonly string[]): boolean {
  if (!isSign(reading, ...signs)) return false;
  reading.at += 1;
  return true;
}

function takeId(reading: Reading): DotWord | null {
  const word = peek(reading);
  if (word?.type !== "id") return null;
  reading.at += 1;
  return word;
}

/** Everything between braces; false where it is not sound. */
function readBody(reading: Reading, scope: Scope, depth: number): boolean {
  if (depth > DEEPEST || !takeSign(reading, "{")) return false;
  while (!takeSign(reading, "}")) {
    if (takeSign(reading, ";", ",")) continue;
    if (!readStatement(reading, scope, depth)) return false;
  }
  return true;
}

function readStatement(reading: Reading, scope: Scope, depth: number): boolean {
  const word = peekWord(reading);
  const next = reading.words[reading.at + 1];
  if (/^(?:graph|node|edge)$/.test(word) && next?.type === "sign" && next.value === "[") {
    reading.at += 1;
    const attributes = takeAttributes(reading);
    if (!attributes) return false;
    if (word === "graph") scope.label = wordsOf(attributes.get("label")) ?? scope.label;
    else if (word === "node") scope.node = new Map([...scope.node, ...attributes]);
    else scope.edge = new Map([...scope.edge, ...attributes]);
    return true;
  }
  if (peek(reading)?.type === "id" && next?.type === "sign" && next.value === "=") {
    const key = takeId(reading);
    reading.at += 1;
    const value = takeId(reading);
    if (key?.value === "label") scope.label = wordsOf(value ?? undefined) ?? null;
    return value !== null;
  }
  return readChain(reading, scope, depth);
}

/** A node, a subgraph, or several of them with links between. */
function readChain(reading: Reading, scope: Scope, depth: number): boolean {
  const ends: (readonly string[])[] = [];
  do {
    const end = takeEnd(reading, scope, depth);
    if (!end) return false;
    ends.push(end);
  } while (takeSign(reading, "->", "--"));
  const attributes = isSign(reading, "[") ? takeAttributes(reading) : new Map<string, DotWord>();
  if (!attributes) return false;
  if (ends.length === 1) {
    for (const id of ends[0] ?? []) {
      const node = reading.nodes.get(id);
      for (const [key, value] of attributes) node?.attributes.set(key, value);
    }
    return true;
  }
  const look = new Map([...scope.edge, ...attributes]);
  for (const [at, from] of ends.entries())
    for (const origin of from)
      for (const target of ends[at + 1] ?? []) reading.links.push(linkOf(origin, target, look));
  return true;
}

/** The nodes that one end of a link stands for: one, or all of a subgraph. */
function takeEnd(reading: Reading, scope: Scope, depth: number): readonly string[] | null {
  if (peekWord(reading) !== "subgraph" && !isSign(reading, "{")) return takeNode(reading, scope);
  const isNamed = peekWord(reading) === "subgraph";
  if (isNamed) reading.at += 1;
  const name = isNamed ? takeId(reading)?.value : undefined;
  if (name !== undefined && !isSign(reading, "{")) return [];
  const isGroup = name?.startsWith("cluster") === true;
  const inner = newScope(scope, isGroup ? [...scope.groups, name] : scope.groups);
  if (!readBody(reading, inner, depth + 1)) return null;
  if (isGroup) reading.groupLabels.set(name, inner.label ?? name);
  for (const id of inner.named) scope.named.add(id);
  return [...inner.named];
}

function takeNode(reading: Reading, scope: Scope): readonly string[] | null {
  const id = takeId(reading)?.value;
  if (id === undefined) return null;
  // A port and a compass point say where a line touches the box; a map has no such thing.
  while (takeSign(reading, ":")) if (!takeId(reading)) return null;
  scope.named.add(id);
  if (!reading.nodes.has(id))
    reading.nodes.set(id, { attributes: new Map(scope.node), groups: scope.groups });
  return [id];
}

function takeAttributes(reading: Reading): Map<string, DotWord> | null {
  const attributes = new Map<string, DotWord>();
  while (takeSign(reading, "["))
    while (!takeSign(reading, "]")) {
      if (takeSign(reading, ";", ",")) continue;
      const key = takeId(reading);
      if (!key) return null;
      const value = takeSign(reading, "=")
        ? takeId(reading)
        : ({ type: "id", value: "true", form: "bare" } as const);
      if (!value) return null;
      attributes.set(key.value.toLowerCase(), value);
    }
  return attributes;
}

function wordsOf(word: DotWord | undefined): string | undefined {
  if (word?.type !== "id") return undefined;
  if (word.form === "html") return plainLabel(word.value);
  return word.form === "quoted" ? decodeEntities(labelWords(word.value)) : word.value;
}

function fieldsOf(attributes: Attributes): ReadonlyMap<string, string> {
  return new Map([...attributes].map(([key, word]) => [key, wordsOf(word) ?? ""]));
}

function nodeOf(id: string, attributes: Attributes, groups: readonly string[], reading: Reading): DrawnNode {
  const fields = new Map(fieldsOf(attributes));
  const label = fields.get("label");
  // "width" and the like are of the drawing, in inches; only what Argmap writes says "kind", too.
  if (!fields.has("kind")) for (const key of ["text", "x", "y", "notes"]) fields.delete(key);
  fields.delete("width");
  const [, x, y] = /^\s*(-?[\d.]+),(-?[\d.]+)/.exec(fields.get("pos") ?? "") ?? [];
  const down = numberOf(y);
  return {
    id,
    // "\N" is Graphviz's word for the node's own name, and what it shows where there is no label.
    text: label === undefined || attributes.get("label")?.value === "\\N" ? id : label,
    x: numberOf(x) ?? undefined,
    y: down === null ? undefined : -down,
    groups: groups.map((name) => reading.groupLabels.get(name) ?? name),
    fields,
    isJunction: fields.get("junction") === "true",
  };
}

function linkOf(from: string, to: string, attributes: Attributes): DrawnLink {
  const fields = fieldsOf(attributes);
  const dir = fields.get("dir");
  const isReversed = dir === "back";
  const type = fields.get("type");
  return {
    from: isReversed ? to : from,
    to: isReversed ? from : to,
    id: fields.get("id"),
    fields: type === undefined || fields.has("relation") ? fields : new Map([...fields, ["relation", type]]),
    look: {
      label: fields.get("label") ?? fields.get("xlabel"),
      colour: fields.get("color"),
      isDashed: /dashed|dotted/.test(fields.get("style") ?? ""),
    },
    isHeadless: dir === "none" || fields.get("arrowhead") === "none",
    isTwoWay: dir === "both",
  };
}

export const dot: Reader = {
  format: "dot",
  extensions: [".dot", ".gv"],
  recognises: (text) =>
    /^(?:[\s\ufeff]|\/\/[^\n]*\n|#[^\n]*\n|\/\*[\s\S]*?\*\/)*(?:strict\s+)?(?:di)?graph\b[^{\n]*\n?\s*\{/i.test(
      text.slice(0, 20_000),
    ),
  read,
};
