/**
 * Staggered rows: the many arguments of one node stand like bricks, some of them a layer or more further down, each below a
 * gap of the row above, through which its line rises. Above a node that sinks places are kept for its line.
 */
import { type GraphArrays, NONE } from "./arrays";
import type { Hangings } from "./parents";
import { siblingGroups } from "./siblings";

/** From so many arguments of one node on, they may stand in one row more. */
const ROWS_FROM: readonly number[] = [6, 8, 11, 30];

/** An argument that may sink, and into how many rows its siblings may go. */
export interface Loose {
  readonly vertex: number;
  readonly rows: number;
}

/** The arguments of all nodes with many, in order: those that may sink. The others stay in the first row. */
export function looseArguments(graph: GraphArrays, hangings: Hangings): readonly (readonly Loose[])[] {
  const fixed = fixedVertices(graph);
  const families: Loose[][] = [];
  for (let parent = 0; parent < graph.count; parent += 1) {
    if (hangings.firstBelow[parent] === NONE) continue;
    const children = siblingGroups(graph, hangings, parent).flat();
    const rows = 1 + ROWS_FROM.filter((least) => children.length >= least).length;
    const loose = children.filter((vertex) => fixed[vertex] === 0).map((vertex) => ({ vertex, rows }));
    if (rows > 1 && loose.length > 0) families.push(loose);
  }
  return families;
}

/** The vertices that cannot sink: with several targets, joint, undercutting something, or with an edge that is undercut. */
function fixedVertices({ count, links, lower, joint, beside, upwardFrom }: GraphArrays): Uint8Array {
  const fixed = new Uint8Array(count);
  for (let link = 0; link < links; link += 1) {
    const vertex = lower[link] ?? 0;
    const targets = (upwardFrom[vertex + 1] ?? 0) - (upwardFrom[vertex] ?? 0);
    const neighbour = beside[link] ?? NONE;
    if (targets > 1 || joint[link] !== NONE || neighbour !== NONE) fixed[vertex] = 1;
    if (neighbour !== NONE) fixed[neighbour] = 1;
  }
  return fixed;
}
