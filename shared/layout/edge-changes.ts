/** Which edges came and which went, as far as their lines are concerned. */
import type { MapEdge } from "../document/types";

export interface EdgeChanges {
  readonly went: readonly MapEdge[];
  readonly came: readonly MapEdge[];
}

const NONE: EdgeChanges = { went: [], came: [] };

/** Whether the edge goes the same way: what else it says does not matter to its line. */
function hasSameEnds(one: MapEdge, other: MapEdge): boolean {
  return one === other || (one.id === other.id && one.from === other.from && one.to === other.to);
}

/**
 * What lies between the first and the last edge that differ; those before and behind are in the same order in both. An edge
 * with other ends went and came.
 */
export function edgeChanges(before: readonly MapEdge[], after: readonly MapEdge[]): EdgeChanges {
  if (before === after) return NONE;
  const sameAt = (one: number, other: number) => {
    const [a, b] = [before[one], after[other]];
    return a !== undefined && b !== undefined && hasSameEnds(a, b);
  };
  let start = 0;
  while (sameAt(start, start)) start += 1;
  let [end, endAfter] = [before.length, after.length];
  while (end > start && endAfter > start && sameAt(end - 1, endAfter - 1)) {
    end -= 1;
    endAfter -= 1;
  }
  return start === end && start === endAfter
    ? NONE
    : { went: before.slice(start, end), came: after.slice(start, endAfter) };
}

/**
 * Whether one of `some` points at an edge that stands behind it in the list of all: as that one is routed first, coming and
 * going they change the order of others.
 */
export function pointsAhead(all: readonly MapEdge[], some: readonly MapEdge[]): boolean {
  if (some.length === 0) return false;
  const wanted = new Set(some.flatMap(({ id, to }) => [id, to]));
  const places = new Map<string, number>();
  all.forEach(({ id }, at) => {
    if (wanted.has(id)) places.set(id, at);
  });
  return some.some(({ id, to }) => (places.get(to) ?? -1) > (places.get(id) ?? -1));
}
