/** Which changes of a map change how it weighs. */
import type { ArgMap, MapEdge, MapNode } from "../document/types";

function sameNode(one: MapNode, other: MapNode | undefined): boolean {
  if (one === other) return true;
  return one.id === other?.id && one.confidence === other.confidence && one.muted === other.muted;
}

function sameEdge(one: MapEdge, other: MapEdge | undefined): boolean {
  if (one === other) return true;
  const sameEnds = one.id === other?.id && one.from === other.from && one.to === other.to;
  return sameEnds && one.relation === other.relation && one.joint === other.joint;
}

function sameList<T>(one: readonly T[], other: readonly T[], same: (a: T, b: T | undefined) => boolean) {
  return one === other || (one.length === other.length && one.every((item, at) => same(item, other[at])));
}

/** Whether the maps weigh the same because they differ in nothing that counts: texts, places and the like do not. */
export function weighAlike(one: ArgMap, other: ArgMap): boolean {
  return sameList(one.nodes, other.nodes, sameNode) && sameList(one.edges, other.edges, sameEdge);
}
