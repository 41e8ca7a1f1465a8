import { err, ok } from "../../basics/result";
import { edgeOf, edgesFrom, edgesTo, hasId, nodeOf } from "../../document/lookups";
import type { ArgMap } from "../../document/types";
import type { EditDefinition } from "../edit";
import { count, withParts } from "../with";

/** Takes nodes and edges away, and with them every edge that would be left hanging. */
export const remove: EditDefinition<"remove"> = {
  label(edit, map) {
    const nodes = edit.ids.filter((id) => nodeOf(map, id)).length;
    return nodes > 0 ? `Delete ${count(nodes, "node")}` : `Delete ${count(edit.ids.length, "edge")}`;
  },
  mergeKey: () => null,
  apply(map, edit) {
    if (edit.ids.length === 0) return ok(map);
    const missing = edit.ids.find((id) => !hasId(map, id));
    if (missing !== undefined) return err({ reason: "missing", id: missing });
    const gone = withHangingEdges(map, edit.ids);
    return withParts(map, {
      nodes: map.nodes.filter((node) => !gone.has(node.id)),
      edges: map.edges.filter((edge) => !gone.has(edge.id)),
    });
  },
};

/** The ids, and every edge that leaves or reaches one of them, directly or through other edges. */
export function withHangingEdges(map: ArgMap, ids: readonly string[]): ReadonlySet<string> {
  const gone = new Set(ids.filter((id) => nodeOf(map, id) || edgeOf(map, id)));
  const open = [...gone];
  while (open.length > 0) {
    const id = open.pop() as string;
    for (const edge of [...edgesFrom(map, id), ...edgesTo(map, id)]) {
      if (gone.has(edge.id)) continue;
      gone.add(edge.id);
      open.push(edge.id);
    }
  }
  return gone;
}
