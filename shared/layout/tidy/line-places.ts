/** Places in the layers that are kept free for lines that pass by. */
import { type GraphArrays, NONE } from "./arrays";
import type { Forest } from "./forest";

/**
 * The width of a place for a line. Negative: with a full gap on both sides there would be more room than a line needs.
 */
export const LINE_WIDTH = -12;

/** So many places for lines at most for each node and edge; a map of very long edges does without. */
const MOST_PLACES = 8;

/** A line that passes layers: it gets a column of places below its upper end, before the child at `before`. */
interface Passing {
  readonly upper: number;
  readonly before: number;
  /** Where its lower end stands in the forest: lines to the left stand left. */
  readonly towards: number;
  /** How many layers it passes. */
  readonly length: number;
}

/**
 * What stands below each vertex, with columns for lines. Below the upper end of every line that passes at least one layer
 * a place is kept in each of them, on the side of the other end: so the line has a way down to the gap above its lower end
 * that crosses no box.
 */
export class LinePlaces {
  /** As the rows of the forest, with columns between: a column that is n layers long is there as -n. */
  items: Int32Array;
  readonly itemFrom: Int32Array;
  /** Vertices are counted from left to right, parents first, places for lines above them too: the first at each vertex, */
  private readonly first: Int32Array;
  /** … the vertex itself, */
  private readonly own: Int32Array;
  /** … and the last one below it. */
  private readonly last: Int32Array;

  constructor(
    private readonly graph: GraphArrays,
    private readonly forest: Forest,
  ) {
    this.items = new Int32Array(graph.count + graph.links);
    this.itemFrom = new Int32Array(graph.count + 1);
    this.first = new Int32Array(graph.count);
    this.own = new Int32Array(graph.count);
    this.last = new Int32Array(graph.count);
  }

  /** From a forest that is filled. */
  fill(layers: Int32Array, drops: Int32Array): void {
    const lines = this.passing(layers, drops);
    const { rows, rowFrom } = this.forest;
    if (lines.length === 0) {
      this.items.set(rows);
      this.itemFrom.set(rowFrom);
      return;
    }
    const inOrder = lines.sort((a, b) => a.upper - b.upper || a.before - b.before || a.towards - b.towards);
    let [line, end] = [0, 0];
    for (; end < (rowFrom[0] ?? 0); end += 1) this.items[end] = rows[end] ?? 0;
    for (let vertex = 0; vertex < this.graph.count; vertex += 1) {
      this.itemFrom[vertex] = end;
      const from = rowFrom[vertex] ?? 0;
      const to = rowFrom[vertex + 1] ?? 0;
      for (let i = from; i <= to; i += 1) {
        for (let at = inOrder[line]; at?.upper === vertex && at.before === i - from; at = inOrder[++line])
          this.items[end++] = -at.length;
        if (i < to) this.items[end++] = rows[i] ?? 0;
      }
    }
    this.itemFrom[this.graph.count] = end;
  }

  private passing(layers: Int32Array, drops: Int32Array): Passing[] {
    const { links, lower, upper, beside } = this.graph;
    const lines: Passing[] = [];
    let room = -1;
    for (let link = 0; link < links; link += 1) {
      const [one, other] = [upper[link] ?? 0, lower[link] ?? 0];
      if (drops[other] !== 0) continue;
      const way = (layers[other] ?? 0) - (layers[one] ?? 0);
      const length = Math.abs(way) - 1;
      const origin = beside[link] ?? NONE;
      if (length < 1 || (origin !== NONE && layers[origin] === layers[other])) continue;
      if (room < 0) {
        // Counted only where there is any such line.
        this.count(drops);
        room = MOST_PLACES * (this.graph.count + links + 2 * sum(drops));
      }
      if (length > room) continue;
      room -= length;
      const [top, bottom] = way >= 0 ? [one, other] : [other, one];
      lines.push({
        upper: top,
        before: this.childToward(top, bottom),
        towards: this.own[bottom] ?? 0,
        length,
      });
    }
    return lines;
  }

  private count(drops: Int32Array): void {
    const { preorder, rows, rowFrom } = this.forest;
    let next = 0;
    for (const vertex of preorder) {
      this.first[vertex] = next;
      next += drops[vertex] ?? 0;
      this.own[vertex] = next;
      next += 1;
    }
    for (let i = preorder.length - 1; i >= 0; i -= 1) {
      const vertex = preorder[i] ?? 0;
      const to = rowFrom[vertex + 1] ?? 0;
      this.last[vertex] =
        to > (rowFrom[vertex] ?? 0) ? (this.last[rows[to - 1] ?? 0] ?? 0) : (this.own[vertex] ?? 0);
    }
  }

  /** The place among the children of `parent` nearest to `vertex`, which may be below one of them or elsewhere. */
  private childToward(parent: number, vertex: number): number {
    const { rows, rowFrom } = this.forest;
    const goal = this.own[vertex] ?? 0;
    const from = rowFrom[parent] ?? 0;
    const to = rowFrom[parent + 1] ?? 0;
    for (let i = from; i < to; i += 1) {
      const child = rows[i] ?? 0;
      const last = this.last[child] ?? 0;
      if (goal > last) continue;
      return goal > ((this.first[child] ?? 0) + last) / 2 ? i + 1 - from : i - from;
    }
    return to - from;
  }
}

function sum(numbers: Int32Array): number {
  let all = 0;
  for (const number of numbers) all += number;
  return all;
}
