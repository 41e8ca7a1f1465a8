/**
 * Where the nodes of a forest stand across its layers. Trees are drawn from the leaves up, each as close to its neighbours as
 * their outlines allow, parents in the middle above their children: Reingold and Tilford, "Tidier drawings of trees",
 * 1981, with nodes of any width, as in van der Ploeg, "Drawing non-layered tidy trees in linear time", 2014. Slack
 * between small trees that stand between large ones is shared out by packing once from each side and taking the mean,
 * which keeps every distance, since each is a lower bound on a difference. Time is linear in the number of nodes.
 */
import type { GraphArrays } from "./arrays";
import type { Forest } from "./forest";
import type { LinePlaces } from "./line-places";
import { Outlines } from "./outlines";
import { BELOW, type Hangings } from "./parents";

export class Placer {
  /** The centre of each vertex, from some origin on. */
  readonly centres: Float64Array;
  private readonly outlines: Outlines;

  constructor(
    private readonly graph: GraphArrays,
    private readonly hangings: Hangings,
    private readonly forest: Forest,
    private readonly lines: LinePlaces,
  ) {
    this.centres = new Float64Array(graph.count);
    this.outlines = new Outlines(graph.count);
  }

  /** From a forest and places for lines that are filled. */
  place(layers: Int32Array, drops: Int32Array): void {
    const { preorder } = this.forest;
    const { items, itemFrom } = this.lines;
    this.outlines.allot(this.forest, this.lines, drops);
    for (let i = preorder.length - 1; i >= 0; i -= 1) {
      const vertex = preorder[i] ?? 0;
      this.join(vertex, itemFrom[vertex] ?? 0, itemFrom[vertex + 1] ?? 0, drops[vertex] ?? 0);
    }
    const roots = itemFrom[0] ?? 0;
    const offsets = this.outlines.offsets(items, 0, roots, layers);
    for (let i = 0; i < roots; i += 1) this.centres[items[i] ?? 0] = offsets[i] ?? 0;
    for (const vertex of preorder) {
      const centre = this.centres[vertex] ?? 0;
      const to = itemFrom[vertex + 1] ?? 0;
      for (let i = itemFrom[vertex] ?? 0; i < to; i += 1) {
        const child = items[i] ?? 0;
        if (child >= 0) this.centres[child] = (this.centres[child] ?? 0) + centre;
      }
    }
  }

  /** Sets the places of the items below a vertex, from its own centre on, and makes the outline of its tree. */
  private join(vertex: number, from: number, to: number, drop: number): void {
    const { items } = this.lines;
    const side = (this.graph.across[vertex] ?? 0) / 2;
    if (from === to) {
      this.outlines.crown(vertex, 0, side, drop);
      return;
    }
    const offsets = this.outlines.offsets(items, from, to, null);
    const centre = this.centreOver(from, to, offsets);
    for (let i = from; i < to; i += 1) {
      const child = items[i] ?? 0;
      if (child >= 0) this.centres[child] = (offsets[i - from] ?? 0) - centre;
    }
    this.outlines.merge(items, from, to, vertex);
    this.outlines.crown(vertex, -centre, side, drop);
  }

  /** The middle between the first and the last item: its own ones if there are, else any. Guests only stand beside a child. */
  private centreOver(from: number, to: number, offsets: Float64Array): number {
    const { items } = this.lines;
    const { how } = this.hangings;
    const isOwn = (i: number) => {
      const item = items[i] ?? 0;
      return item >= 0 && how[item] === BELOW;
    };
    let first = from;
    while (first < to && !isOwn(first)) first += 1;
    if (first === to) return ((offsets[0] ?? 0) + (offsets[to - from - 1] ?? 0)) / 2;
    let last = to - 1;
    while (!isOwn(last)) last -= 1;
    return ((offsets[first - from] ?? 0) + (offsets[last - from] ?? 0)) / 2;
  }
}
