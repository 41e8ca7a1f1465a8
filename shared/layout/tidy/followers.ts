/** Nodes that do not show go with the collapsed node that hides them. */

import type { ArgMap } from "../../document/types";
import { childrenOf } from "../../document/visibility";
import type { Boxes } from "../types";

/** For every node without a box, the nearest collapsed node with one above it, where there is one. */
export function hiddenFollowers(map: ArgMap, boxes: Boxes): ReadonlyMap<string, string> {
  const leaders = new Map<string, string>();
  let row = map.nodes
    .filter(({ id, collapsed }) => collapsed && boxes.has(id))
    .map(({ id }) => [id, id] as const);
  while (row.length > 0) {
    const next: (readonly [string, string])[] = [];
    for (const [id, leader] of row) {
      for (const child of childrenOf(map, id)) {
        if (boxes.has(child.id) || leaders.has(child.id)) continue;
        leaders.set(child.id, leader);
        next.push([child.id, leader]);
      }
    }
    row = next;
  }
  return leaders;
}
