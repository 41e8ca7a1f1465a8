/** What a format does not say and a rule proposed, and another choice for many of them at once. */
import { deepFreeze } from "../../basics/deep-freeze";
import { edgeKey } from "../../document/invariants";
import type { ArgMap, Kind, Relation } from "../../document/types";
import type { Imported } from "./format";
import { withProposedKinds } from "./kinds";

/** Ids of nodes and links whose kind or relation is only proposed. */
export interface Proposals {
  readonly kinds: readonly string[];
  readonly relations: readonly string[];
}

/** What the person wants in place of what was proposed. */
export interface Choices {
  /** The kind for what is proposed as this one; what is left out stays. */
  readonly kinds: Readonly<Partial<Record<Kind, Kind>>>;
  /** For all links that do not say what they are. */
  readonly relation: Relation;
}

export const AS_PROPOSED: Choices = { kinds: {}, relation: "support" };

/** The map with the proposals for this relation of links that do not say theirs: kinds follow from the links. */
export function proposedMap({ map, proposed }: Imported, relation: Relation): ArgMap {
  if (relation === AS_PROPOSED.relation || proposed.relations.length === 0) return map;
  const guessed = new Set(proposed.relations);
  const open = new Set(proposed.kinds);
  // The same link may be there in the other relation, because the file says so.
  const said = new Set(map.edges.flatMap((edge) => (guessed.has(edge.id) ? [] : [edgeKey(edge)])));
  const edges = map.edges.map((edge) => {
    const other = { ...edge, relation };
    return guessed.has(edge.id) && !said.has(edgeKey(other)) ? other : edge;
  });
  const known = new Set(map.nodes.flatMap(({ id }) => (open.has(id) ? [] : [id])));
  return deepFreeze(withProposedKinds({ ...map, edges }, known));
}

/** How many nodes are proposed as each kind, and how many links have a proposed relation. */
export function countProposals(
  imported: Imported,
  relation: Relation,
): { readonly kinds: ReadonlyMap<Kind, number>; readonly relations: number } {
  const open = new Set(imported.proposed.kinds);
  const kinds = new Map<Kind, number>();
  for (const { id, kind } of proposedMap(imported, relation).nodes)
    if (open.has(id)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  return { kinds, relations: imported.proposed.relations.length };
}

/** The map as the person wants it. */
export function withChoices(imported: Imported, { kinds, relation }: Choices): ArgMap {
  const map = proposedMap(imported, relation);
  const open = new Set(imported.proposed.kinds);
  const chosen = map.nodes.map((node) => {
    const kind = open.has(node.id) ? (kinds[node.kind] ?? node.kind) : node.kind;
    return kind === node.kind ? node : { ...node, kind };
  });
  return deepFreeze({ ...map, nodes: chosen });
}
