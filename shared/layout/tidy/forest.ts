/** The forest that is placed: who stands below whom, in which order, with places kept free for lines that pass by. */
import type { Graph } from "./graph";
import { keepPlacesForLines } from "./line-places";
import { byPlace, childrenBy, type Hanging } from "./parents";
import type { Rooted, Tree } from "./place";
import { siblingGroups } from "./siblings";

/** The trees of the forest, left to right. Every vertex is in exactly one. */
export function forestOf(
  graph: Graph,
  layers: readonly number[],
  hangings: readonly Hanging[],
): readonly Rooted[] {
  const builder = new Builder(graph, hangings);
  const roots = hangings.flatMap(({ how }, i) => (how === "root" ? [i] : [])).sort(byPlace(graph));
  const rooted = builder.row(roots).map((vertex) => ({
    tree: builder.tree(vertex),
    layer: layers[vertex] ?? 0,
  }));
  builder.hangAll();
  keepPlacesForLines(
    graph,
    layers,
    builder.trees,
    rooted.map(({ tree }) => tree),
  );
  return rooted;
}

class Builder {
  readonly trees: Tree[];
  private readonly beside: readonly number[][];

  constructor(
    private readonly graph: Graph,
    private readonly hangings: readonly Hanging[],
  ) {
    this.beside = childrenBy(graph, hangings, "beside");
    this.trees = graph.vertices.map(({ across }, vertex) => ({
      vertex,
      across,
      children: [],
      own: hangings[vertex]?.how === "below",
      x: 0,
    }));
  }

  tree(vertex: number): Tree {
    const tree = this.trees[vertex];
    if (!tree) throw new Error(`No vertex ${vertex}`);
    return tree;
  }

  hangAll(): void {
    siblingGroups(this.graph, this.hangings).forEach((groups, parent) => {
      const row = this.row(groups.flat(), outerSides(groups));
      this.trees[parent]?.children.push(...row.map((vertex) => this.tree(vertex)));
    });
  }

  /**
   * The vertices with those that stand beside them: on the given side, else on the side where they are now, and on the right
   * when in doubt.
   */
  row(vertices: readonly number[], sides: ReadonlyMap<number, "left" | "right"> = NO_SIDES): number[] {
    const placed: number[] = [];
    const open = [...vertices].reverse().map((vertex) => ({ vertex, opened: false }));
    for (let at = open.pop(); at; at = open.pop()) {
      const { vertex, opened } = at;
      const guests = this.beside[vertex] ?? [];
      if (opened || guests.length === 0) {
        placed.push(vertex);
        continue;
      }
      const side = sides.get(vertex);
      const isLeft = (guest: number) => (side ? side === "left" : this.placeOf(guest) < this.placeOf(vertex));
      const backwards = [...guests].reverse();
      for (const guest of backwards) if (!isLeft(guest)) open.push({ vertex: guest, opened: false });
      open.push({ vertex, opened: true });
      for (const guest of backwards) if (isLeft(guest)) open.push({ vertex: guest, opened: false });
    }
    return placed;
  }

  private placeOf(vertex: number): number {
    return this.graph.vertices[vertex]?.centre ?? 0;
  }
}

const NO_SIDES: ReadonlyMap<number, "left" | "right"> = new Map();

/** What stands beside the ends of a group stands outside of it, so that the group stays together. */
function outerSides(groups: readonly (readonly number[])[]): ReadonlyMap<number, "left" | "right"> {
  const sides = new Map<number, "left" | "right">();
  for (const group of groups) {
    const first = group[0];
    const last = group.at(-1);
    if (first === undefined || last === undefined || first === last) continue;
    sides.set(first, "left");
    sides.set(last, "right");
  }
  return sides;
}
