/** What differs between two versions of a map, matched by id. */
import { isSameData } from "../basics/same-data";
import { edgesById, nodesById, sourcesById } from "./lookups";
import type { ArgMap, MapNode } from "./types";

/** Ids, in the order of the newer version; what was removed in the order of the older one. */
export interface Changes {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Anything but the place on the canvas is another. */
  readonly changed: readonly string[];
}

export interface MapDifference {
  readonly title: boolean;
  readonly nodes: Changes;
  /** Nodes that stand elsewhere or have another width, and are else the same. */
  readonly moved: readonly string[];
  readonly edges: Changes;
  readonly sources: Changes;
  /** Keys of the file that this version does not know. */
  readonly unknown: boolean;
}

interface Row {
  readonly id: string;
}

function changesBetween<T extends Row>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  differs: (older: T, newer: T) => boolean,
): Changes {
  const added: string[] = [];
  const changed: string[] = [];
  for (const [id, newer] of after) {
    const older = before.get(id);
    if (older === undefined) added.push(id);
    else if (older !== newer && differs(older, newer)) changed.push(id);
  }
  return { added, changed, removed: [...before.keys()].filter((id) => !after.has(id)) };
}

function withoutPlace({ x: _x, y: _y, width: _width, ...rest }: MapNode): Omit<MapNode, "x" | "y" | "width"> {
  return rest;
}

/** The difference from `before` to `after`. Unchanged rows that both versions share are not looked into. */
export function compareMaps(before: ArgMap, after: ArgMap): MapDifference {
  const olderNodes = nodesById(before);
  const newerNodes = nodesById(after);
  const nodes = changesBetween(
    olderNodes,
    newerNodes,
    (older, newer) => !isSameData(withoutPlace(older), withoutPlace(newer)),
  );
  const changed = new Set(nodes.changed);
  const moved = [...newerNodes.values()].filter((newer) => {
    const older = olderNodes.get(newer.id);
    return older !== undefined && older !== newer && !changed.has(newer.id) && !isSameData(older, newer);
  });
  return {
    title: before.title !== after.title,
    nodes,
    moved: moved.map(({ id }) => id),
    edges: changesBetween(edgesById(before), edgesById(after), (older, newer) => !isSameData(older, newer)),
    sources: changesBetween(
      sourcesById(before),
      sourcesById(after),
      (older, newer) => !isSameData(older, newer),
    ),
    unknown: !isSameData(before.extra, after.extra),
  };
}

const isEmpty = ({ added, removed, changed }: Changes): boolean =>
  added.length + removed.length + changed.length === 0;

/** Whether the two versions say the same; only the order in the file may be another. */
export function isNoDifference(difference: MapDifference): boolean {
  const { title, unknown, nodes, edges, sources, moved } = difference;
  return !title && !unknown && moved.length === 0 && [nodes, edges, sources].every(isEmpty);
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function changesInWords(changes: Changes, one: string, many: string): string[] {
  const parts: string[] = [];
  for (const verb of ["added", "changed", "removed"] as const) {
    const count = changes[verb].length;
    if (count > 0) parts.push(`${counted(count, one, many)} ${verb}`);
  }
  return parts;
}

/** "2 nodes added, 1 edge removed, title changed"; "no difference" where there is none. */
export function differenceInWords(difference: MapDifference): string {
  const moved = difference.moved.length;
  const parts = [
    ...changesInWords(difference.nodes, "node", "nodes"),
    ...(moved > 0 ? [`${counted(moved, "node", "nodes")} moved`] : []),
    ...changesInWords(difference.edges, "edge", "edges"),
    ...changesInWords(difference.sources, "source", "sources"),
    ...(difference.title ? ["title changed"] : []),
    ...(difference.unknown ? ["other contents changed"] : []),
  ];
  return parts.length === 0 ? "no difference" : parts.join(", ");
}
