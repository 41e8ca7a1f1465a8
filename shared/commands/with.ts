/** Making a changed map out of a map: shared steps of the edits. */
import { deepFreeze } from "../basics/deep-freeze";
import { err, ok, type Result } from "../basics/result";
import { edgeOf, nodeOf } from "../document/lookups";
import type { ArgMap, MapEdge, MapNode } from "../document/types";
import type { Refusal } from "./refusal";

/** The map with some of its parts replaced. */
export function withParts(map: ArgMap, parts: Partial<ArgMap>): Result<ArgMap, Refusal> {
  return ok(deepFreeze({ ...map, ...parts }));
}

/** The map with each named node replaced by what `change` makes of it; the same map where nothing changes. */
export function withNodes(
  map: ArgMap,
  ids: readonly string[],
  change: (node: MapNode) => MapNode,
): Result<ArgMap, Refusal> {
  const missing = ids.find((id) => !nodeOf(map, id));
  if (missing !== undefined) return err({ reason: "missing", id: missing });
  const nodes = replaceEach(map.nodes, new Set(ids), change);
  return nodes === map.nodes ? ok(map) : withParts(map, { nodes });
}

/** The same for edges. */
export function withEdges(
  map: ArgMap,
  ids: readonly string[],
  change: (edge: MapEdge) => MapEdge,
): Result<ArgMap, Refusal> {
  const missing = ids.find((id) => !edgeOf(map, id));
  if (missing !== undefined) return err({ reason: "missing", id: missing });
  const edges = replaceEach(map.edges, new Set(ids), change);
  return edges === map.edges ? ok(map) : withParts(map, { edges });
}

function replaceEach<T extends { readonly id: string }>(
  items: readonly T[],
  ids: ReadonlySet<string>,
  change: (item: T) => T,
): readonly T[] {
  let changed = false;
  const next = items.map((item) => {
    if (!ids.has(item.id)) return item;
    const made = change(item);
    if (made !== item) changed = true;
    return made;
  });
  return changed ? next : items;
}

/** The item with the fields of `change` set, and those that are undefined taken away; the same item where nothing differs. */
export function withFields<T extends object>(
  item: T,
  change: { readonly [K in keyof T]?: T[K] | undefined },
): T {
  const next = { ...item } as Record<string, unknown>;
  let changed = false;
  for (const [key, value] of Object.entries(change)) {
    if (JSON.stringify(next[key]) === JSON.stringify(value)) continue;
    changed = true;
    if (value === undefined) delete next[key];
    else next[key] = value;
  }
  return changed ? (next as T) : item;
}

/** "1 node", "3 nodes". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
