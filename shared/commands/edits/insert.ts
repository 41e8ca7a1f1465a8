import { ID_PATTERN } from "../../basics/id";
import { err, ok, type Result } from "../../basics/result";
import { edgeKey } from "../../document/invariants";
import { edgesById, finalTarget, hasId, nodesById, sourcesById } from "../../document/lookups";
import { type ArgMap, LIMITS, type MapEdge, type MapNode } from "../../document/types";
import type { Edit, EditDefinition } from "../edit";
import type { Refusal } from "../refusal";
import { count, withFields, withParts } from "../with";

/** New nodes, edges and sources, from a key, a gesture, the clipboard or a copy. */
export const insert: EditDefinition<"insert"> = {
  label(edit) {
    const [node] = edit.nodes;
    if (edit.as === "connect")
      return edit.edges[0]?.relation === "oppose" ? "Connect as opposing" : "Connect as supporting";
    if (edit.as === "add" && node && edit.nodes.length === 1) return `Add ${node.kind}`;
    const what = edit.nodes.length > 0 ? count(edit.nodes.length, "node") : count(edit.edges.length, "edge");
    return `${{ add: "Add", paste: "Paste", duplicate: "Duplicate" }[edit.as]} ${what}`;
  },
  // A new node is born in edit mode: typing its text is part of adding it.
  mergeKey: (edit) => (edit.as === "add" && edit.nodes.length === 1 ? `text ${edit.nodes[0]?.id}` : null),
  apply(map, edit) {
    if (edit.nodes.length + edit.edges.length + (edit.sources?.length ?? 0) === 0) return ok(map);
    const next: ArgMap = {
      ...map,
      nodes: [...opened(map.nodes, edit.opens ?? []), ...edit.nodes],
      edges: [...map.edges, ...edit.edges],
      sources: [...map.sources, ...(edit.sources ?? [])],
    };
    const refused =
      tooMany(next) ?? badIds(map, edit) ?? badContents(next, edit) ?? badEdges(next, edit.edges);
    return refused ? err(refused) : withParts(map, next);
  },
};

function opened(nodes: readonly MapNode[], ids: readonly string[]): readonly MapNode[] {
  if (ids.length === 0) return nodes;
  return nodes.map((node) => (ids.includes(node.id) ? withFields(node, { collapsed: undefined }) : node));
}

function tooMany(map: ArgMap): Refusal | null {
  if (map.nodes.length > LIMITS.nodes) return { reason: "too-many", what: "nodes", limit: LIMITS.nodes };
  if (map.edges.length > LIMITS.edges) return { reason: "too-many", what: "edges", limit: LIMITS.edges };
  return null;
}

function badIds(map: ArgMap, edit: Edit<"insert">): Refusal | null {
  const fresh = new Set<string>();
  for (const { id } of [...edit.nodes, ...edit.edges, ...(edit.sources ?? [])]) {
    if (!ID_PATTERN.test(id) || fresh.has(id) || hasId(map, id)) return { reason: "taken", id };
    fresh.add(id);
  }
  return null;
}

function badContents(next: ArgMap, edit: Edit<"insert">): Refusal | null {
  const texts = [
    ...edit.nodes.flatMap((node) => [node.text, node.notes]),
    ...edit.edges.flatMap((edge) => [edge.notes, edge.joint]),
    ...(edit.sources ?? []).flatMap((source) => [source.title, source.notes]),
  ];
  if (texts.some((text) => (text ?? "").length > LIMITS.text))
    return { reason: "too-long", limit: LIMITS.text };
  for (const node of edit.nodes) {
    const refused = badNumbers(node) ?? badCitations(next, node);
    if (refused) return refused;
  }
  return null;
}

function badNumbers({ x, y, width = 1, confidence = 0 }: MapNode): Refusal | null {
  const sound = Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(width) && width > 0;
  return sound && confidence >= 0 && confidence <= 1 ? null : { reason: "not-a-number" };
}

function badCitations(next: ArgMap, node: MapNode): Refusal | null {
  for (const { source, start, end } of node.citations ?? []) {
    if (!sourcesById(next).has(source)) return { reason: "missing", id: source };
    const isSpan = Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && start <= end;
    if (!isSpan) return { reason: "not-a-number" };
  }
  return null;
}

/** The first reason why `edges` may not stand in `map`, which holds them already; null where they may. */
export function badEdges(map: ArgMap, edges: readonly MapEdge[]): Refusal | null {
  const keys = new Map<string, number>();
  for (const edge of map.edges) keys.set(edgeKey(edge), (keys.get(edgeKey(edge)) ?? 0) + 1);
  for (const edge of edges) {
    if (!nodesById(map).has(edge.from)) return { reason: "missing", id: edge.from };
    if (!nodesById(map).has(edge.to) && !edgesById(map).has(edge.to))
      return { reason: "missing", id: edge.to };
    if (edge.from === edge.to || edge.to === edge.id) return { reason: "self-loop" };
    if (!finalTarget(map, edge)) return { reason: "edge-circle" };
    if ((keys.get(edgeKey(edge)) ?? 0) > 1) return { reason: "duplicate-edge" };
  }
  return null;
}

/** The map with edges changed in place, or why they may not be so. */
export function withCheckedEdges(
  map: ArgMap,
  edges: readonly MapEdge[],
  changed: readonly MapEdge[],
): Result<ArgMap, Refusal> {
  if (changed.length === 0) return ok(map);
  const refused = badEdges({ ...map, edges }, changed);
  return refused ? err(refused) : withParts(map, { edges });
}
