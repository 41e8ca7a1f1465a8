/** Takes away edges that cannot stand in a map. Linear, however long the chains of edges that point at edges are. */
import { edgeKey } from "../document/invariants";
import type { MapEdge } from "../document/types";
import type { Read } from "./read-items";
import { edgeLine } from "./serialise";

/** The edges that can stand, in file order; each one left out or redirected is told in a repair, whole. */
export function withSoundEdges(
  edges: readonly Read<MapEdge>[],
  nodeIds: ReadonlySet<string>,
): readonly MapEdge[] {
  const byId = new Map(edges.map(({ item }, i) => [item.id, i]));
  const { faults, depths } = followAll(edges, byId, nodeIds);
  const { kept, same } = withoutTwins(edges, faults, depths);
  const sound: MapEdge[] = [];
  edges.forEach(({ item, fields }, i) => {
    const fault = faults[i] ?? same.get(i);
    const edge = kept.get(i);
    if (fault !== undefined) fields.repairWhole(`${fault}; it was left out: ${edgeLine(item)}`);
    if (!edge) return;
    if (edge.to !== item.to)
      fields.repair("to", `was ${item.to}, which was left out; it is ${edge.to} now, which says the same`);
    sound.push(edge);
  });
  return sound;
}

interface Followed {
  /** Why an edge cannot stand; no entry where it can. */
  readonly faults: readonly (string | undefined)[];
  /** How many edges lie between an edge and the node where its chain ends. */
  readonly depths: readonly (number | undefined)[];
}

function followAll(
  edges: readonly Read<MapEdge>[],
  byId: ReadonlyMap<string, number>,
  nodeIds: ReadonlySet<string>,
): Followed {
  const faults: (string | undefined)[] = new Array(edges.length);
  const depths: (number | undefined)[] = new Array(edges.length);
  const onWay = new Map<number, number>();
  const done = (i: number) => faults[i] !== undefined || depths[i] !== undefined;
  for (let start = 0; start < edges.length; start += 1) {
    onWay.clear();
    let at = start;
    while (!done(at) && !onWay.has(at)) {
      onWay.set(at, onWay.size);
      const edge = edges[at]?.item as MapEdge;
      const next = byId.get(edge.to);
      const fault = ownFault(edge, nodeIds, next !== undefined);
      if (fault !== undefined) faults[at] = fault;
      else if (nodeIds.has(edge.to)) depths[at] = 0;
      else at = next as number;
    }
    const circleFrom = done(at) ? Number.POSITIVE_INFINITY : (onWay.get(at) ?? 0);
    for (const [i, order] of [...onWay].reverse()) {
      if (done(i)) continue;
      const target = byId.get(edges[i]?.item.to as string) as number;
      if (order >= circleFrom) faults[i] = "is one of edges that point at each other in a circle";
      else if (faults[target] !== undefined) faults[i] = "points at an edge that was left out";
      else depths[i] = (depths[target] ?? 0) + 1;
    }
  }
  return { faults, depths };
}

function ownFault(edge: MapEdge, nodeIds: ReadonlySet<string>, toEdge: boolean): string | undefined {
  if (edge.from === edge.to || edge.to === edge.id) return "points at where it comes from";
  if (!nodeIds.has(edge.from)) return `comes from ${edge.from}, which is no node of the map`;
  if (!nodeIds.has(edge.to) && !toEdge) return `points at ${edge.to}, which is not in the map`;
  return undefined;
}

/** Leaves one of edges that say the same. Nearest to the nodes first, because edges may point at such twins. */
function withoutTwins(
  edges: readonly Read<MapEdge>[],
  faults: Followed["faults"],
  depths: Followed["depths"],
) {
  const order = edges.flatMap((_edge, i) => (faults[i] === undefined ? [i] : []));
  order.sort((a, b) => (depths[a] ?? 0) - (depths[b] ?? 0) || a - b);
  const kept = new Map<number, MapEdge>();
  const same = new Map<number, string>();
  const said = new Map<string, string>();
  const twins = new Map<string, string>();
  for (const i of order) {
    const { item } = edges[i] as Read<MapEdge>;
    const to = twins.get(item.to) ?? item.to;
    const edge = to === item.to ? item : { ...item, to };
    const first = said.get(edgeKey(edge));
    if (first === undefined) {
      said.set(edgeKey(edge), edge.id);
      kept.set(i, edge);
    } else {
      twins.set(edge.id, first);
      same.set(i, `says the same as ${first}`);
    }
  }
  return { kept, same };
}
