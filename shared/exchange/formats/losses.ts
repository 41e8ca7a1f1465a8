/** What a format cannot hold of a map, told by one list of the things that a map may have. */
import { shortText } from "../../document/describe";
import { pointsAtEdge } from "../../document/lookups";
import type { ArgMap, MapEdge, MapNode } from "../../document/types";
import { sourceNumbers } from "../../scene/footnotes";
import type { ConversionNotes } from "./notes";
import { createNoteTaker } from "./notes";

/** Everything beside nodes, their texts, and edges with their relations. */
export type Feature =
  | "title"
  | "kinds"
  | "places"
  | "widths"
  | "notes"
  | "confidences"
  | "muting"
  | "collapsing"
  | "tags"
  | "citations"
  | "sources"
  | "cited sources"
  | "uncited sources"
  | "joints"
  | "undercuts"
  | "link notes"
  | "unknown keys";

const WORDS: Readonly<Record<Feature, string>> = {
  title: "the title of the map",
  kinds: "kinds of nodes",
  places: "places of boxes",
  widths: "chosen widths of boxes",
  notes: "notes of nodes",
  confidences: "confidences of nodes",
  muting: "which nodes are muted",
  collapsing: "which nodes are collapsed",
  tags: "tags of nodes",
  citations: "quotes of sources",
  sources: "sources",
  "cited sources": "sources that nodes cite",
  "uncited sources": "sources that no node cites",
  joints: "joint links: written as links of their own",
  undercuts: "links to links",
  "link notes": "notes of links",
  "unknown keys": "fields of other versions of Argmap",
};

type Taken = (node: MapNode) => unknown;
const OF_NODES: Readonly<Partial<Record<Feature, Taken>>> = {
  kinds: () => true,
  places: () => true,
  widths: ({ width }) => width,
  notes: ({ notes }) => notes,
  confidences: ({ confidence }) => confidence !== undefined,
  muting: ({ muted }) => muted !== undefined,
  collapsing: ({ collapsed }) => collapsed !== undefined,
  tags: ({ tags }) => tags !== undefined,
  citations: ({ citations }) => citations?.length,
};
const OF_EDGES: Readonly<Partial<Record<Feature, (map: ArgMap, edge: MapEdge) => unknown>>> = {
  joints: (_, { joint }) => joint !== undefined,
  undercuts: pointsAtEdge,
  "link notes": (_, { notes }) => notes,
};

export interface Telling {
  /** What the format has no place for. */
  readonly lost: readonly Feature[];
  /** What it holds in another way, in words. */
  readonly changed?: Readonly<Partial<Record<Feature, string>>>;
  /** Edges that cannot be written at all, and why. */
  readonly lostEdge?: (edge: MapEdge) => string | null;
}

/** Notes about a map that is to be written. */
export function tellLosses(
  map: ArgMap,
  { lost, changed = {}, lostEdge = () => null }: Telling,
): ConversionNotes {
  const taker = createNoteTaker();
  const reasons = map.edges.flatMap((edge) => {
    const reason = lostEdge(edge);
    return reason === null ? [] : [{ reason, edge }];
  });
  taker.kept("nodes", map.nodes.length);
  taker.kept("edges", map.edges.length - reasons.length);
  const kept = lost.includes("uncited sources") ? having(map, "cited sources") : map.sources;
  if (!lost.includes("sources") && kept.length > 0) taker.kept("sources", kept.length);
  for (const feature of lost) for (const example of having(map, feature)) taker.lost(WORDS[feature], example);
  for (const { reason, edge } of reasons) taker.lost(reason, edgeExample(edge));
  for (const [feature, words] of Object.entries(changed))
    if (isFeature(feature)) for (const example of having(map, feature)) taker.changed(words, example);
  for (const text of [map.title, ...map.nodes.map((node) => node.text)])
    if (/\p{Surrogate}/u.test(text))
      taker.changed("halves of characters, which no file can hold", shortText(text, 40));
  return taker.notes();
}

function isFeature(word: string): word is Feature {
  return Object.hasOwn(WORDS, word);
}

const edgeExample = ({ from, to }: MapEdge) => `${from} → ${to}`;

/** The things of the map that have the feature, each in a few words. */
function having(map: ArgMap, feature: Feature): readonly string[] {
  const ofNode = OF_NODES[feature];
  if (ofNode) return map.nodes.filter(ofNode).map(({ text }) => shortText(text, 40));
  const ofEdge = OF_EDGES[feature];
  if (ofEdge) return map.edges.filter((edge) => ofEdge(map, edge)).map(edgeExample);
  if (feature === "title") return map.title === "" ? [] : [shortText(map.title, 40)];
  if (feature === "sources") return map.sources.map(({ title }) => shortText(title, 40));
  if (feature === "cited sources" || feature === "uncited sources") {
    const cited = sourceNumbers(map, map.nodes);
    const some = map.sources.filter(({ id }) => cited.has(id) === (feature === "cited sources"));
    return some.map(({ title }) => shortText(title, 40));
  }
  const items = [map, ...map.nodes, ...map.edges, ...map.sources];
  return items.flatMap(({ extra }) => (extra ?? []).map(([key]) => key.slice(0, 40)));
}

/** How formats hold what nodes cite that have room for a reference, and for nothing that could be read again. */
export const AS_REFERENCES = {
  citations: "quotes of sources: written as references, to be read, not to be opened again",
  "cited sources": "sources that nodes cite: named in the references, without their texts",
} as const satisfies Readonly<Partial<Record<Feature, string>>>;
