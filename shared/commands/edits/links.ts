/** Edits of edges that are there already: their relation and their ends. */
import { err } from "../../basics/result";
import { edgeOf } from "../../document/lookups";
import type { ArgMap, MapEdge } from "../../document/types";
import type { EditDefinition } from "../edit";
import { count, withFields } from "../with";
import { withCheckedEdges } from "./insert";

export const relation: EditDefinition<"relation"> = {
  label(edit) {
    const verb = edit.relation === "support" ? "support" : "oppose";
    return edit.ids.length === 1 ? `Make edge ${verb}` : `Make ${count(edit.ids.length, "edge")} ${verb}`;
  },
  mergeKey: () => null,
  apply: (map, edit) => change(map, edit.ids, (edge) => withFields(edge, { relation: edit.relation })),
};

export const reconnect: EditDefinition<"reconnect"> = {
  label: () => "Reconnect edge",
  mergeKey: () => null,
  apply: (map, edit) =>
    change(map, [edit.id], (edge) =>
      withFields(edge, { from: edit.from ?? edge.from, to: edit.to ?? edge.to }),
    ),
};

function change(map: ArgMap, ids: readonly string[], make: (edge: MapEdge) => MapEdge) {
  const missing = ids.find((id) => !edgeOf(map, id));
  if (missing !== undefined) return err({ reason: "missing", id: missing } as const);
  const wanted = new Set(ids);
  const changed: MapEdge[] = [];
  const edges = map.edges.map((edge) => {
    if (!wanted.has(edge.id)) return edge;
    const made = make(edge);
    if (made !== edge) changed.push(made);
    return made;
  });
  return withCheckedEdges(map, edges, changed);
}
