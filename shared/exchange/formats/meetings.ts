/**
 * Which links become one thing where joint links meet at a dot or at a scheme. What speaks about one of several joint links
 * speaks about all of them then, so two such links from the same node say the same, and only one of them is written.
 */
import { Recent } from "../../basics/recent";
import { edgesById } from "../../document/lookups";
import type { ArgMap, MapEdge } from "../../document/types";

export interface Meetings {
  /** For each edge the id of the first edge of its meeting, which is its own where it meets nothing. */
  readonly meeting: ReadonlyMap<string, string>;
  /** The edges that say what another one says already. */
  readonly doubled: ReadonlySet<string>;
}

/** Every link stands for itself. */
export const NONE: Meetings = { meeting: new Map(), doubled: new Set() };

const known = new Recent<readonly MapEdge[], Meetings>();

export function meetings(map: ArgMap): Meetings {
  const found = known.get(map.edges);
  if (found) return found;
  const meeting = new Map<string, string>();
  const doubled = new Set<string>();
  const said = new Map<string, string>();
  const joints = new Map<string, string>();
  for (const edge of targetsFirst(map)) {
    const to = meeting.get(edge.to) ?? edge.to;
    const words = JSON.stringify([edge.from, to, edge.relation]);
    const same = said.get(words);
    if (same !== undefined) {
      meeting.set(edge.id, same);
      doubled.add(edge.id);
      continue;
    }
    const joint = edge.joint === undefined ? edge.id : JSON.stringify([edge.joint, to, edge.relation]);
    const first = joints.get(joint) ?? edge.id;
    joints.set(joint, first);
    said.set(words, first);
    meeting.set(edge.id, first);
  }
  const result = { meeting, doubled };
  known.set(map.edges, result);
  return result;
}

/** For notes: why an edge is not written, or null where it is. */
export function reasonDoubled(map: ArgMap): (edge: MapEdge) => string | null {
  const { doubled } = meetings(map);
  return ({ id }) => (doubled.has(id) ? "links that say the same about several joint links" : null);
}

/** The edges in such an order that each comes after the one that it points at. */
function targetsFirst(map: ArgMap): readonly MapEdge[] {
  const order = new Set<MapEdge>();
  for (const start of map.edges) {
    const way: MapEdge[] = [];
    for (let edge: MapEdge | undefined = start; edge && !order.has(edge); edge = edgesById(map).get(edge.to))
      way.push(edge);
    for (const edge of way.reverse()) order.add(edge);
  }
  return [...order];
}
