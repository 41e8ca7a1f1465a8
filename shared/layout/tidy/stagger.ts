/**
 * Staggered rows: the many arguments of one node stand like bricks, some of them a layer or more further down, each below a
 * gap of the row above, through which its line rises. A node sinks by getting places for its line above it, so that
 * layering and packing need not know of any of this.
 */
import type { Graph, Link, Vertex } from "./graph";
import { LINE_WIDTH } from "./line-places";
import type { Hanging } from "./parents";
import { siblingGroups } from "./siblings";

/** From so many arguments of one node on, they may stand in one row more. */
const ROWS_FROM: readonly number[] = [6, 8, 11, 30];

/** By how many layers vertices sink, by their numbers; those that do not sink may be left out. */
export type Rows = ReadonlyMap<number, number>;

/** An argument that may sink, and into how many rows its siblings may go. */
export interface Loose {
  readonly vertex: number;
  readonly rows: number;
}

/** The arguments of all nodes with many, in order: those that may sink. The others stay in the first row. */
export function looseArguments(graph: Graph, hangings: readonly Hanging[]): readonly (readonly Loose[])[] {
  const fixed = fixedVertices(graph);
  return siblingGroups(graph, hangings).flatMap((groups) => {
    const children = groups.flat();
    const rows = 1 + ROWS_FROM.filter((least) => children.length >= least).length;
    const loose = children.filter((vertex) => !fixed.has(vertex)).map((vertex) => ({ vertex, rows }));
    return rows > 1 && loose.length > 0 ? [loose] : [];
  });
}

/** The graph with places for lines above the vertices that sink. The new vertices, of no size, come last. */
export function staggered(graph: Graph, rows: Rows): Graph {
  const vertices: Vertex[] = [...graph.vertices];
  const links = graph.links.flatMap((link) => {
    const vertex = graph.vertices[link.lower];
    return vertex ? chained(link, vertex, rows.get(link.lower) ?? 0, vertices) : link;
  });
  return { vertices, links };
}

/** The link by way of so many new vertices. */
function chained(link: Link, vertex: Vertex, count: number, vertices: Vertex[]): Link[] {
  const links: Link[] = [];
  let { upper } = link;
  for (let i = 0; i < count; i += 1) {
    const lower = vertices.push({ ...vertex, across: LINE_WIDTH, along: 0, decision: false }) - 1;
    links.push({ ...link, lower, upper });
    upper = lower;
  }
  links.push({ ...link, upper });
  return links;
}

/** The vertices that cannot sink: with several targets, joint, undercutting something, or with an edge that is undercut. */
function fixedVertices({ links }: Graph): ReadonlySet<number> {
  const fixed = new Set<number>();
  const linked = new Set<number>();
  for (const { lower, joint, beside } of links) {
    if (linked.has(lower) || joint !== null || beside !== null) fixed.add(lower);
    linked.add(lower);
    if (beside !== null) fixed.add(beside);
  }
  return fixed;
}
