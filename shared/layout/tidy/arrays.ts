/** A graph as arrays of numbers, for what is done over and over with it. Vertices and links keep their numbers. */
import type { Graph } from "./graph";

export interface GraphArrays {
  readonly count: number;
  readonly across: Float64Array;
  readonly along: Float64Array;
  /** Where the middle of each vertex is now, across the direction. */
  readonly centre: Float64Array;
  /** The vertices from left to right as they stand now, ties in file order, and the place of each in this row. */
  readonly byPlace: Int32Array;
  readonly place: Int32Array;
  readonly links: number;
  readonly lower: Int32Array;
  readonly upper: Int32Array;
  /** The origin of the edge at which a link points; NONE for others. */
  readonly beside: Int32Array;
  /** A number for each joint; NONE for links that are not joint. */
  readonly joint: Int32Array;
  /** The links of each lower vertex: `upward[upwardFrom[v]]` to before `upward[upwardFrom[v + 1]]`. */
  readonly upward: Int32Array;
  readonly upwardFrom: Int32Array;
}

export const NONE = -1;

export function arraysOf({ vertices, links }: Graph): GraphArrays {
  const numbers = vertices.map((_, i) => i);
  numbers.sort((a, b) => {
    const [one, other] = [vertices[a], vertices[b]];
    return one && other ? one.centre - other.centre || one.order - other.order : 0;
  });
  const place = new Int32Array(vertices.length);
  numbers.forEach((vertex, at) => {
    place[vertex] = at;
  });
  const lower = Int32Array.from(links, (link) => link.lower);
  return {
    count: vertices.length,
    across: Float64Array.from(vertices, (vertex) => vertex.across),
    along: Float64Array.from(vertices, (vertex) => vertex.along),
    centre: Float64Array.from(vertices, (vertex) => vertex.centre),
    byPlace: Int32Array.from(numbers),
    place,
    links: links.length,
    lower,
    upper: Int32Array.from(links, (link) => link.upper),
    beside: Int32Array.from(links, (link) => link.beside ?? NONE),
    joint: numbered(links.map(({ joint }) => joint)),
    ...grouped(vertices.length, lower),
  };
}

function numbered(names: readonly (string | null)[]): Int32Array {
  const known = new Map<string, number>();
  return Int32Array.from(names, (name) => {
    if (name === null) return NONE;
    const number = known.get(name) ?? known.size;
    known.set(name, number);
    return number;
  });
}

function grouped(count: number, lower: Int32Array) {
  const upwardFrom = new Int32Array(count + 1);
  for (const vertex of lower) upwardFrom[vertex + 1] = (upwardFrom[vertex + 1] ?? 0) + 1;
  for (let i = 0; i < count; i += 1) upwardFrom[i + 1] = (upwardFrom[i + 1] ?? 0) + (upwardFrom[i] ?? 0);
  const next = upwardFrom.slice();
  const upward = new Int32Array(lower.length);
  lower.forEach((vertex, link) => {
    const at = next[vertex] ?? 0;
    upward[at] = link;
    next[vertex] = at + 1;
  });
  return { upward, upwardFrom };
}
