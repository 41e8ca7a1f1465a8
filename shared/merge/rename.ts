/** Gives things of a map other ids, wherever they are named. */
import type { ArgMap } from "../document/types";

/** The map with these ids replaced. The new ids must be free; ids that the map does not have are ignored. */
export function renameIds(map: ArgMap, newIds: ReadonlyMap<string, string>): ArgMap {
  if (newIds.size === 0) return map;
  const named = (id: string): string => newIds.get(id) ?? id;
  return {
    ...map,
    nodes: map.nodes.map((node) => ({
      ...node,
      id: named(node.id),
      ...(node.citations
        ? { citations: node.citations.map((one) => ({ ...one, source: named(one.source) })) }
        : {}),
    })),
    edges: map.edges.map((edge) => ({
      ...edge,
      id: named(edge.id),
      from: named(edge.from),
      to: named(edge.to),
    })),
    sources: map.sources.map((source) => ({ ...source, id: named(source.id) })),
  };
}
