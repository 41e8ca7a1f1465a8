/** What the tidy layout works on: nodes with sizes, and who stands below or beside whom. Nodes are numbered. */
import type { Rect } from "../../basics/geometry";
import { edgesById, finalTarget } from "../../document/lookups";
import type { ArgMap, MapEdge } from "../../document/types";
import type { Axis } from "../sides";

/** A node to be placed. `across` runs along the layers, `along` from layer to layer. */
export interface Vertex {
  readonly id: string;
  readonly across: number;
  readonly along: number;
  /** Where the left or upper side is now across the direction. */
  readonly at: number;
  /** Where the middle is now across the direction: the order of siblings follows from it. */
  readonly centre: number;
  /** The place in the file, for siblings with the same middle. */
  readonly order: number;
  /** Where the left or upper side is now along the direction. */
  readonly depth: number;
  readonly decision: boolean;
}

/** An edge between nodes to be placed. */
export interface Link {
  readonly lower: number;
  /** The node that the edge finally speaks about. */
  readonly upper: number;
  readonly joint: string | null;
  /** For an edge that points at an edge: the origin of that one, beside which `lower` should stand; else null. */
  readonly beside: number | null;
}

export interface Graph {
  /** In file order. */
  readonly vertices: readonly Vertex[];
  /** In file order. */
  readonly links: readonly Link[];
}

/** The part of the map that `ids` names. Edges with an end outside of it do not count. `flow` is the axis of the layers' order. */
export function graphOf(
  map: ArgMap,
  boxes: ReadonlyMap<string, Rect>,
  ids: ReadonlySet<string>,
  flow: Axis,
): Graph {
  const vertices: Vertex[] = [];
  const numbers = new Map<string, number>();
  const centreOf = centres();
  for (const { id, kind } of map.nodes) {
    const box = boxes.get(id);
    if (!box || !ids.has(id)) continue;
    const decision = kind === "decision";
    const order = vertices.length;
    numbers.set(id, order);
    const place =
      flow === "vertical"
        ? { across: box.width, along: box.height, at: box.x, depth: box.y }
        : { across: box.height, along: box.width, at: box.y, depth: box.x };
    vertices.push({ id, ...place, centre: centreOf(place), order, decision });
  }
  return { vertices, links: map.edges.flatMap((edge) => linkOf(map, numbers, edge) ?? []) };
}

/** Middles of places; of places with the same corner all have that of the first, so that their sizes do not order them. */
function centres(): (place: Pick<Vertex, "across" | "at" | "depth">) => number {
  const known = new Map<string, number>();
  return ({ across, at, depth }) => {
    const corner = `${at} ${depth}`;
    const centre = known.get(corner) ?? at + across / 2;
    known.set(corner, centre);
    return centre;
  };
}

function linkOf(map: ArgMap, numbers: ReadonlyMap<string, number>, edge: MapEdge): Link | null {
  const pointed = edgesById(map).get(edge.to);
  const lower = numbers.get(edge.from);
  const upper = numbers.get((pointed ? finalTarget(map, pointed)?.id : edge.to) ?? "");
  const origin = pointed ? numbers.get(pointed.from) : undefined;
  if (lower === undefined) return null;
  const beside = origin === undefined || origin === lower ? null : origin;
  if (upper !== undefined && upper !== lower) return { lower, upper, joint: edge.joint ?? null, beside };
  // The edge at the end is out of sight or the node's own; standing beside the origin still makes sense.
  return beside === null ? null : { lower, upper: beside, joint: null, beside };
}

/** The graph in parts that no link joins, in file order; each is a graph of its own, its vertices numbered anew. */
export function partsOf({ vertices, links }: Graph): readonly Graph[] {
  const leader = vertices.map((_, i) => i);
  const find = (start: number): number => {
    let at = start;
    for (let up = leader[at]; up !== undefined && up !== at; up = leader[at]) {
      leader[at] = leader[up] ?? up;
      at = up;
    }
    return at;
  };
  for (const { lower, upper, beside } of links) {
    leader[find(lower)] = find(upper);
    if (beside !== null) leader[find(beside)] = find(upper);
  }
  const parts = new Map<number, { vertices: Vertex[]; links: Link[] }>();
  const numbers = vertices.map((vertex, i) => {
    const part = parts.get(find(i)) ?? { vertices: [], links: [] };
    parts.set(find(i), part);
    return part.vertices.push(vertex) - 1;
  });
  const anew = (vertex: number) => numbers[vertex] ?? 0;
  for (const { lower, upper, beside, joint } of links) {
    parts.get(find(lower))?.links.push({
      lower: anew(lower),
      upper: anew(upper),
      beside: beside === null ? null : anew(beside),
      joint,
    });
  }
  return [...parts.values()];
}
