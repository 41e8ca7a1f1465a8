/**
 * The links of a map for drawings, whose lines end at boxes only. A link that others speak about goes through a junction,
 * a dot in its middle at which they end; joint links can meet at one, too.
 */
import { edgesById, edgesTo, hasId, nodesById } from "../../document/lookups";
import type { ArgMap, MapEdge, Relation } from "../../document/types";

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
  readonly edges: readonly MapEdge[];
  /** The id of its junction; null where it needs none. */
  readonly junction: string | null;
}

/** `meet` is whether joint links meet at a junction; else each is drawn by itself. */
export function drawnLinks(map: ArgMap, meet: boolean): DrawnLinks {
  const groups = groupsOf(map, meet);
  const junctionOf = new Map(
    groups.flatMap(({ edges, junction }) => edges.map(({ id }) => [id, junction] as const)),
  );
  const target = (to: string) => junctionOf.get(to) ?? to;
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
  const doubled = meet ? doublesOf(map) : new Set<string>();
  const groups = new Map<string, MapEdge[]>();
  for (const edge of map.edges) {
    if (doubled.has(edge.id)) continue;
    const key = groupKey(edge, meet);
    const group = groups.get(key);
    if (group) group.push(edge);
    else groups.set(key, [edge]);
  }
  let count = 0;
  const newId = () => {
    do count += 1;
    while (hasId(map, `junction-${count}`) || hasId(map, `junction-${count}-on`));
    return `junction-${count}`;
  };
  return [...groups.values()].map((edges) => {
    const isNeeded = edges.length > 1 || edges.some(({ id }) => edgesTo(map, id).length > 0);
    return { edges, junction: isNeeded ? newId() : null };
  });
}

/** Joint links are one thing to those that speak about them; so what speaks about two of them says the same twice. */
export function doubledByMeeting(map: ArgMap): (edge: MapEdge) => string | null {
  const doubled = doublesOf(map);
  return ({ id }) => (doubled.has(id) ? "links that say the same about several joint links" : null);
}

function doublesOf(map: ArgMap): ReadonlySet<string> {
  const doubled = new Set<string>();
  const said = new Set<string>();
  for (const edge of map.edges) {
    const target = edgesById(map).get(edge.to);
    const about = target ? groupKey(target, true) : `node ${edge.to}`;
    const key = JSON.stringify([edge.from, edge.relation, about]);
    if (said.has(key) && edgesTo(map, edge.id).length === 0) doubled.add(edge.id);
    said.add(key);
  }
  return doubled;
}

/** What is the same for the edges that one junction, or one node of a scheme, stands for. */
export function groupKey({ id, joint, to, relation }: MapEdge, meet: boolean): string {
  return meet && joint !== undefined ? JSON.stringify([joint, to, relation]) : `edge ${id}`;
}

/** Half way between the origin and the node that the link finally leads to. */
function middleOf(map: ArgMap, { from, to }: MapEdge): { readonly x: number; readonly y: number } {
  const start = nodesById(map).get(from);
  const end = nodesById(map).get(to) ?? nodesById(map).get(edgesById(map).get(to)?.from ?? "");
  return { x: ((start?.x ?? 0) + (end?.x ?? 0)) / 2, y: ((start?.y ?? 0) + (end?.y ?? 0)) / 2 };
}
