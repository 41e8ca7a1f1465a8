/**
 * The links of a map for drawings, whose lines end at boxes only. A link that others speak about goes through a junction,
 * a dot in its middle at which they end; joint links can meet at one, too.
 */
import { edgesById, hasId, nodesById } from "../../document/lookups";
import type { ArgMap, MapEdge, Relation } from "../../document/types";
import { meetings, NONE } from "./meetings";

export interface OutLink {
  readonly id: string;
  readonly from: string;
  /** A node or a junction. */
  readonly to: string;
  readonly relation: Relation;
  /** The edge whose own fields go with this line; null for the part behind a junction. */
  readonly edge: MapEdge | null;
  /** It ends at the junction of its own link. */
  readonly isHeadless: boolean;
}

export interface OutJunction {
  readonly id: string;
  readonly relation: Relation;
  readonly x: number;
  readonly y: number;
}

export interface DrawnLinks {
  readonly links: readonly OutLink[];
  readonly junctions: readonly OutJunction[];
}

interface Group {
  /** As `meetings` names it; the edge's own id where nothing meets. */
  readonly name: string;
  readonly edges: readonly MapEdge[];
  /** The id of its junction; null where it needs none. */
  readonly junction: string | null;
}

/** `meet` is whether joint links meet at a junction; else each is drawn by itself. */
export function drawnLinks(map: ArgMap, meet: boolean): DrawnLinks {
  const groups = groupsOf(map, meet);
  const junctionOf = new Map(groups.map(({ name, junction }) => [name, junction]));
  const { meeting } = meet ? meetings(map) : NONE;
  const target = (to: string) => junctionOf.get(meeting.get(to) ?? to) ?? to;
  const links: OutLink[] = [];
  const junctions: OutJunction[] = [];
  for (const { edges, junction } of groups) {
    const [first] = edges;
    if (!first) continue;
    const { relation } = first;
    for (const edge of edges)
      links.push({
        id: edge.id,
        from: edge.from,
        to: junction ?? target(edge.to),
        relation: edge.relation,
        edge,
        isHeadless: junction !== null,
      });
    if (junction === null) continue;
    links.push({
      id: `${junction}-on`,
      from: junction,
      to: target(first.to),
      relation,
      edge: null,
      isHeadless: false,
    });
    junctions.push({ id: junction, relation, ...middleOf(map, first) });
  }
  return { links, junctions };
}

function groupsOf(map: ArgMap, meet: boolean): readonly Group[] {
  const { meeting, doubled } = meet ? meetings(map) : NONE;
  const groups = new Map<string, MapEdge[]>();
  const targeted = new Set<string>();
  const groupOf = (id: string) => meeting.get(id) ?? id;
  for (const edge of map.edges) {
    if (edgesById(map).has(edge.to) && !doubled.has(edge.id)) targeted.add(groupOf(edge.to));
    if (doubled.has(edge.id)) continue;
    const group = groups.get(groupOf(edge.id));
    if (group) group.push(edge);
    else groups.set(groupOf(edge.id), [edge]);
  }
  let count = 0;
  const newId = () => {
    do count += 1;
    while (hasId(map, `junction-${count}`) || hasId(map, `junction-${count}-on`));
    return `junction-${count}`;
  };
  return [...groups].map(([name, edges]) => {
    return { name, edges, junction: edges.length > 1 || targeted.has(name) ? newId() : null };
  });
}

/** Half way between the origin and the node that the link finally leads to. */
function middleOf(map: ArgMap, { from, to }: MapEdge): { readonly x: number; readonly y: number } {
  const start = nodesById(map).get(from);
  const end = nodesById(map).get(to) ?? nodesById(map).get(edgesById(map).get(to)?.from ?? "");
  return { x: ((start?.x ?? 0) + (end?.x ?? 0)) / 2, y: ((start?.y ?? 0) + (end?.y ?? 0)) / 2 };
}
