import type { ArgMap, MapEdge, MapNode } from "../../../shared/document/types";

/**
 * A small map from lines such as `a > d`: node `a` supports node `d` by an edge with the id `a-d`. The target may be the
 * id of an edge, and a third word is a joint. A node whose id begins with `d` is a decision. All stand at 0, 0.
 */
export function mapOf(lines: readonly string[]): ArgMap {
  const edges = lines.map((line): MapEdge => {
    const [from = "", , to = "", joint] = line.split(" ");
    return { id: `${from}-${to}`, from, to, relation: "support", ...(joint ? { joint } : {}) };
  });
  const named = new Set(edges.map(({ id }) => id));
  const ids = new Set(edges.flatMap(({ from, to }) => (named.has(to) ? [from] : [from, to])));
  const nodes = Array.from(ids, (id): MapNode => {
    const kind = id.startsWith("d") ? "decision" : "motive";
    return { id, kind, text: id, x: 0, y: 0 };
  });
  return { title: "", nodes, edges, sources: [] };
}
