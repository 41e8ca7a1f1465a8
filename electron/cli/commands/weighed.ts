/** What `evaluate` weighs: a map, or an argument graph as JSON, which may hold links that no map can. */
import { KIND_NAMES, shortText } from "../../../shared/document/describe";
import { nodeOf } from "../../../shared/document/lookups";
import {
  argumentGraph,
  type PlainGraph,
  readPlainGraph,
} from "../../../shared/exchange/formats/argument-graph";
import { openContent } from "../../../shared/exchange/open-content";
import { decode } from "../../../shared/format/decode";
import { problemSentence } from "../../../shared/format/problems";
import { type ArgumentGraph, buildGraph } from "../../../shared/reasoning/graph";
import { graphOfMap } from "../../../shared/reasoning/map-graph";
import { DEFAULT_SEMANTICS, type Semantics } from "../../../shared/reasoning/semantics";
import { reasoningSettings } from "../../../shared/reasoning/settings";
import { complainOfRepairs, exitCodeOf, nameOf, readBounded } from "./input";
import { complain, EXIT } from "./output";

export interface Weighed {
  /** What the file itself says. */
  readonly semantics: Semantics;
  has(id: string): boolean;
  graph(muted: ReadonlySet<string>): ArgumentGraph;
  /** An argument in words, for a person. */
  words(id: string): string;
}

/** What the file holds, or the exit code after a complaint. */
export async function weighedOrComplain(file: string): Promise<Weighed | number> {
  const bytes = await readBounded(file);
  if (!bytes.ok) {
    complain(problemSentence(bytes.error, nameOf(file)));
    return exitCodeOf(bytes.error);
  }
  const text = decode(bytes.value);
  if (text.ok && argumentGraph.recognises(text.value)) return plainOrComplain(file, text.value);
  const opened = await openContent(bytes.value);
  if (!opened.ok) {
    complain(problemSentence(opened.error, nameOf(file)));
    return exitCodeOf(opened.error);
  }
  complainOfRepairs(file, opened.value);
  const { map } = opened.value;
  return {
    semantics: reasoningSettings(map).semantics,
    has: (id) => nodeOf(map, id) !== undefined,
    graph: (muted) => graphOfMap(map, { muted }),
    words(id) {
      const node = nodeOf(map, id);
      return node ? `${KIND_NAMES[node.kind].padEnd(8)}  ${id}  ${shortText(node.text)}` : id;
    },
  };
}

function plainOrComplain(file: string, text: string): Weighed | number {
  const read = readPlainGraph(text);
  const wrong = read.ok ? wrongWith(read.value) : read.error.message;
  if (!read.ok || wrong !== null) {
    complain(`'${nameOf(file)}' ${wrong}. Nothing was weighed.`);
    return EXIT.problems;
  }
  const texts = new Map(read.value.arguments.map((one) => [one.id, one.text]));
  return {
    semantics: DEFAULT_SEMANTICS,
    has: (id) => texts.has(id),
    graph: (muted) => graphOf(read.value, muted),
    words: (id) => (texts.get(id) === id ? id : `${id}  ${shortText(texts.get(id) ?? "")}`),
  };
}

/** Why the graph cannot be weighed as it is; null where it can. */
function wrongWith({ arguments: args, edges }: PlainGraph): string | null {
  const ids = new Set(args.map(({ id }) => id));
  if (ids.size < args.length) return "names two arguments alike";
  const loose = edges.find(({ from, to }) => !ids.has(from) || !ids.has(to));
  return loose ? `has a link between ${loose.from} and ${loose.to}, of which it does not hold both` : null;
}

function graphOf({ arguments: args, edges }: PlainGraph, muted: ReadonlySet<string>): ArgumentGraph {
  return buildGraph(
    args.filter(({ id }) => !muted.has(id)),
    [],
    edges
      .filter(({ from, to }) => !muted.has(from) && !muted.has(to))
      .map(({ from, to, type }) => ({ to, sign: type === "support" ? 1 : -1, premises: [{ from }] })),
  );
}
