/** Makes a merged map sound: what its edges and citations name is there, and no two edges say the same. */
import { edgeKey } from "../document/invariants";
import { edgeOf, nodeOf, sourcesById } from "../document/lookups";
import { standingEdges } from "../document/standing";
import type { ArgMap, MapEdge, MapNode, Source } from "../document/types";

export interface Restored {
  readonly what: "node" | "edge" | "source";
  readonly id: string;
}

export interface Mended {
  readonly map: ArgMap;
  /** What one side removed and the other one still needs. */
  readonly restored: readonly Restored[];
}

/** `versions` hold whatever may have to be brought back, the preferred one first; the last is the base. */
export function mendReferences(merged: ArgMap, versions: readonly ArgMap[]): Mended {
  const { map, restored } = restoreMissing(merged, versions);
  return { map: withoutCircles(withoutRepetition(map, versions), versions), restored };
}

/** Brings back what is named and missing, and what that names in turn. */
function restoreMissing(merged: ArgMap, versions: readonly ArgMap[]): Mended {
  const nodes = new Map(merged.nodes.map((node) => [node.id, node]));
  const edges = new Map(merged.edges.map((edge) => [edge.id, edge]));
  const sources = new Map(merged.sources.map((source) => [source.id, source]));
  const restored: Restored[] = [];
  const find = <T>(lookUp: (map: ArgMap) => T | undefined): T | undefined =>
    versions.map(lookUp).find((found) => found !== undefined);

  const waiting: (MapNode | MapEdge)[] = [...merged.nodes, ...merged.edges];
  const needNode = (id: string): boolean => {
    const node: MapNode | undefined = nodes.get(id) ?? find((map) => nodeOf(map, id));
    if (node && !nodes.has(id)) {
      nodes.set(id, node);
      waiting.push(node);
      restored.push({ what: "node", id });
    }
    return node !== undefined;
  };
  const needEdge = (id: string): void => {
    const edge = edges.get(id) ?? find((map) => edgeOf(map, id));
    if (!edge || edges.has(id)) return;
    edges.set(id, edge);
    waiting.push(edge);
    restored.push({ what: "edge", id });
  };
  const needSource = (id: string): void => {
    const source: Source | undefined = find((map) => sourcesById(map).get(id));
    if (!source || sources.has(id)) return;
    sources.set(id, source);
    restored.push({ what: "source", id });
  };
  for (let row = waiting.pop(); row; row = waiting.pop()) {
    if ("from" in row) {
      needNode(row.from);
      if (!needNode(row.to)) needEdge(row.to);
    } else for (const { source } of row.citations ?? []) needSource(source);
  }
  return {
    map: {
      ...merged,
      nodes: [...nodes.values()],
      edges: [...edges.values()],
      sources: [...sources.values()],
    },
    restored,
  };
}

/** Both sides may have made the same link under different ids: one of them stays, and what pointed at the other follows. */
function withoutRepetition(map: ArgMap, versions: readonly ArgMap[]): ArgMap {
  const base = versions.at(-1);
  const rank = (edge: MapEdge) => (base && edgeOf(base, edge.id) ? `0 ${edge.id}` : `1 ${edge.id}`);
  let { edges } = map;
  for (;;) {
    const kept = new Map<string, MapEdge>();
    const replaced = new Map<string, string>();
    for (const edge of edges) {
      const key = edgeKey(edge);
      const other = kept.get(key);
      const [stays, goes] = other && rank(other) <= rank(edge) ? [other, edge] : [edge, other];
      kept.set(key, stays);
      if (goes) replaced.set(goes.id, stays.id);
    }
    if (replaced.size === 0) return { ...map, edges };
    const target = (id: string): string => {
      const next = replaced.get(id);
      return next === undefined ? id : target(next);
    };
    const staying = new Set([...kept.values()].map(({ id }) => id));
    edges = edges
      .filter(({ id }) => staying.has(id))
      .map((edge) => (replaced.has(edge.to) ? { ...edge, to: target(edge.to) } : edge));
  }
}

/** Two edges that each side let point at the other's would lead nowhere: they point where they did before. */
function withoutCircles(map: ArgMap, versions: readonly ArgMap[]): ArgMap {
  const standing = new Set(standingEdges(map.edges, (id) => nodeOf(map, id) !== undefined));
  if (standing.size === map.edges.length) return map;
  const base = versions.at(-1);
  const edges = map.edges.flatMap((edge) => {
    if (standing.has(edge)) return [edge];
    const before = base && edgeOf(base, edge.id);
    return before ? [{ ...edge, to: before.to }] : [];
  });
  return { ...map, edges };
}
