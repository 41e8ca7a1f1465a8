/** A whole map from plain JSON of the newest version. */
import { type ArgMap, LIMITS } from "../document/types";
import { Fields, type JsonObject, type Reading } from "./fields";
import { MAP_KEYS } from "./known-keys";
import type { OpenProblem } from "./problems";
import { type Read, readEdge, readNode, readSource } from "./read-items";
import { withKnownSources } from "./repair-citations";
import { withSoundEdges } from "./repair-edges";
import { withUniqueIds } from "./repair-ids";

const mapKeys: ReadonlySet<string> = new Set(MAP_KEYS);

/** The map, as far as it can be read; whether it may be used, the findings say. */
export function readMap(file: JsonObject, reading: Reading): ArgMap {
  const fields = new Fields(file, [], reading);
  const title = fields.text("title", LIMITS.text);
  const items = withUniqueIds({
    nodes: readEach(fields.objects("nodes"), readNode),
    edges: readEach(fields.objects("edges"), readEdge),
    sources: readEach(fields.objects("sources"), readSource),
  });
  const sources = items.sources.map(({ item }) => item);
  const sourcesById = new Map(sources.map((source) => [source.id, source]));
  const nodes = items.nodes.map((read) => withKnownSources(read, sourcesById, items.movedSources));
  const edges = withSoundEdges(items.edges, new Set(nodes.map((node) => node.id)));
  const extra = fields.extra(mapKeys);
  return { title, nodes, edges, sources, ...(extra ? { extra } : {}) };
}

function readEach<T>(list: readonly Fields[], read: (fields: Fields) => T): Read<T>[] {
  return list.map((fields) => ({ item: read(fields), fields }));
}

/** Whether a file has more nodes or edges than a map can have. */
export function tooMany(lengths: ReadonlyMap<string, number>): OpenProblem | null {
  for (const what of ["nodes", "edges"] as const) {
    if ((lengths.get(what) ?? 0) > LIMITS[what]) {
      return { kind: "too-large", what, limit: LIMITS[what], path: "" };
    }
  }
  return null;
}
