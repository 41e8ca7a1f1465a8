/** Places in the layers that are kept free for lines that pass by. */
import type { Graph, Link } from "./graph";
import type { Tree } from "./place";

/**
 * The width of a place for a line. Negative: with a full gap on both sides there would be more room than a line needs.
 */
export const LINE_WIDTH = -12;

/** So many places for lines at most for each node and edge; a map of very long edges does without. */
const MOST_PLACES = 8;

interface Span {
  readonly first: number;
  readonly last: number;
}

/** The numbers of each vertex and the last one below it, counted from left to right, parents first. */
function spansOf(roots: readonly Tree[], count: number): readonly Span[] {
  const spans: Span[] = new Array(count);
  let next = 0;
  const open = [...roots].reverse().map((tree) => ({ tree, first: -1 }));
  for (let at = open.pop(); at; at = open.pop()) {
    const { tree, first } = at;
    if (first >= 0) {
      if (tree.vertex !== null) spans[tree.vertex] = { first, last: next - 1 };
      continue;
    }
    open.push({ tree, first: next });
    next += 1;
    for (let i = tree.children.length - 1; i >= 0; i -= 1) {
      const child = tree.children[i];
      if (child) open.push({ tree: child, first: -1 });
    }
  }
  return spans;
}

/** A line that passes layers: it gets a column of places below its upper end, before the child at `before`. */
interface Passing {
  readonly before: number;
  /** Where its lower end stands in the forest: lines to the left stand left. */
  readonly towards: number;
  readonly length: number;
}

/**
 * Below the upper end of every line that passes at least one layer, keeps a place in each of them, on the side of the other
 * end: so the line has a way down to the gap above its lower end that crosses no box.
 */
export function keepPlacesForLines(
  graph: Graph,
  layers: readonly number[],
  trees: readonly Tree[],
  roots: readonly Tree[],
): void {
  const spans = spansOf(roots, graph.vertices.length);
  const passing = new Map<number, Passing[]>();
  let room = MOST_PLACES * (graph.vertices.length + graph.links.length);
  for (const link of graph.links) {
    const [upper, lower] = endsOf(link, layers);
    const length = (layers[lower] ?? 0) - (layers[upper] ?? 0) - 1;
    const besides = link.beside !== null && layers[link.beside] === layers[link.lower];
    if (length < 1 || besides || length > room) continue;
    room -= length;
    const line = {
      before: childToward(trees[upper], spans, lower),
      towards: spans[lower]?.first ?? 0,
      length,
    };
    const lines = passing.get(upper);
    if (lines) lines.push(line);
    else passing.set(upper, [line]);
  }
  for (const [upper, lines] of passing) insertLines(trees[upper], lines);
}

function endsOf({ upper, lower }: Link, layers: readonly number[]): readonly [number, number] {
  return (layers[upper] ?? 0) <= (layers[lower] ?? 0) ? [upper, lower] : [lower, upper];
}

/** The place among the children of `tree` nearest to `vertex`, which may be below one of them or elsewhere. */
function childToward(tree: Tree | undefined, spans: readonly Span[], vertex: number): number {
  const goal = spans[vertex]?.first ?? 0;
  const children = tree?.children ?? [];
  for (const [i, child] of children.entries()) {
    const span = child.vertex === null ? undefined : spans[child.vertex];
    if (!span || goal > span.last) continue;
    return goal > (span.first + span.last) / 2 ? i + 1 : i;
  }
  return children.length;
}

function insertLines(tree: Tree | undefined, lines: readonly Passing[]): void {
  if (!tree) return;
  const sorted = [...lines].sort((a, b) => a.before - b.before || a.towards - b.towards);
  const children = tree.children.splice(0);
  for (let i = 0, next = 0; i <= children.length; i += 1) {
    for (; sorted[next]?.before === i; next += 1) tree.children.push(column(sorted[next]?.length ?? 0));
    const child = children[i];
    if (child) tree.children.push(child);
  }
}

function column(length: number): Tree {
  let tree: Tree | null = null;
  for (let i = 0; i < length; i += 1) {
    tree = { vertex: null, across: LINE_WIDTH, children: tree ? [tree] : [], own: tree !== null, x: 0 };
  }
  return tree ?? { vertex: null, across: LINE_WIDTH, children: [], own: false, x: 0 };
}
