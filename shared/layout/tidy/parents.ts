/** Where each node hangs in the forest: below one of the nodes that it speaks about, beside another node, or nowhere. */
import type { Graph, Link } from "./graph";

export interface Hanging {
  /** Below means exactly one layer below, beside means in the same layer. */
  readonly how: "below" | "beside" | "root";
  /** The parent or neighbour; -1 for a root. */
  readonly node: number;
}

const ROOT: Hanging = Object.freeze({ how: "root", node: -1 });

/** Compares vertices by where they are now, ties in file order. */
export function byPlace({ vertices }: Graph): (a: number, b: number) => number {
  return (a, b) =>
    (vertices[a]?.centre ?? 0) - (vertices[b]?.centre ?? 0) ||
    (vertices[a]?.order ?? 0) - (vertices[b]?.order ?? 0);
}

/** How each vertex hangs, by its number. */
export function hangingsOf(graph: Graph, layers: readonly number[]): readonly Hanging[] {
  const upward: Link[][] = graph.vertices.map(() => []);
  for (const link of graph.links) upward[link.lower]?.push(link);
  const hangings: Hanging[] = graph.vertices.map(() => ROOT);
  const choices = new Map<number, readonly number[]>();
  upward.forEach((links, vertex) => {
    const own = layers[vertex] ?? 0;
    const neighbour = links.find(({ beside }) => beside !== null && layers[beside] === own)?.beside ?? null;
    if (neighbour !== null && !leansOn(hangings, neighbour, vertex)) {
      hangings[vertex] = { how: "beside", node: neighbour };
      return;
    }
    const above = links.filter(({ upper, beside }) => upper !== beside && layers[upper] === own - 1);
    // A root that went down to this layer had better stand beside what hangs on than pull others off it.
    const hung = above.filter(({ upper }) => (upward[upper]?.length ?? 0) > 0 || layers[upper] === 0);
    const near = hung.length > 0 ? hung : above;
    // Joint premises belong together, so what they speak about together comes before other targets.
    const joint = near.find((link) => link.joint !== null);
    const parents = joint ? [joint.upper] : [...new Set(near.map(({ upper }) => upper))];
    if (parents[0] !== undefined) hangings[vertex] = { how: "below", node: parents[0] };
    if (parents.length > 1) choices.set(vertex, parents);
  });
  chooseParents(graph, layers, choices, hangings);
  placeLooseRoots(graph, layers, hangings);
  return hangings;
}

/** Whether `node` stands beside something that stands beside … `goal`. */
function leansOn(hangings: readonly Hanging[], node: number, goal: number): boolean {
  let at = node;
  while (at !== goal) {
    const hanging = hangings[at];
    if (hanging?.how !== "beside") return false;
    at = hanging.node;
  }
  return true;
}

/** The span of places in its layer that the children of a vertex take; of no length where there are none. */
interface Block {
  readonly start: number;
  readonly end: number;
}

/**
 * A node with several targets one layer above hangs below the one from which the lines to the others pass the fewest
 * nodes of its own layer, which is about the number of lines that they cross. Takes the first targets as the order to
 * count in.
 */
function chooseParents(
  graph: Graph,
  layers: readonly number[],
  choices: ReadonlyMap<number, readonly number[]>,
  hangings: Hanging[],
): void {
  if (choices.size === 0) return;
  const compare = byPlace(graph);
  const children = childrenBy(graph, hangings, "below");
  const blocks = blocksOf(graph, layers, hangings, children);
  const lengthFrom = (vertex: number, parent: number, others: readonly number[]) => {
    const before = (children[parent] ?? []).filter((other) => other !== vertex && compare(other, vertex) < 0);
    const place = (blocks[parent]?.start ?? 0) + before.length;
    let length = 0;
    for (const other of others) {
      const block = blocks[other];
      if (block && other !== parent) length += Math.max(0, block.start - place, place - block.end);
    }
    return length;
  };
  for (const [vertex, parents] of choices) {
    let best = parents[0] ?? -1;
    let least = lengthFrom(vertex, best, parents);
    for (const parent of parents.slice(1)) {
      const length = lengthFrom(vertex, parent, parents);
      if (length >= least) continue;
      best = parent;
      least = length;
    }
    hangings[vertex] = { how: "below", node: best };
  }
}

/** The vertices that hang so at each vertex, in the order of their places. */
export function childrenBy(
  graph: Graph,
  hangings: readonly Hanging[],
  how: Hanging["how"],
): readonly number[][] {
  const children: number[][] = graph.vertices.map(() => []);
  hangings.forEach((hanging, vertex) => {
    if (hanging.how === how) children[hanging.node]?.push(vertex);
  });
  const compare = byPlace(graph);
  for (const group of children) group.sort(compare);
  return children;
}

function blocksOf(
  graph: Graph,
  layers: readonly number[],
  hangings: readonly Hanging[],
  children: readonly (readonly number[])[],
): readonly Block[] {
  const blocks: Block[] = [];
  const taken: number[] = [];
  const roots = hangings.flatMap(({ how }, i) => (how === "below" ? [] : [i])).sort(byPlace(graph));
  const open = roots.reverse();
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const own = children[at] ?? [];
    const layer = (layers[at] ?? 0) + 1;
    const start = taken[layer] ?? 0;
    taken[layer] = start + own.length;
    blocks[at] = { start, end: start + own.length };
    for (let i = own.length - 1; i >= 0; i -= 1) open.push(own[i] ?? 0);
  }
  return blocks;
}

/** A root further down stands beside the node below which the node that speaks about both hangs. */
function placeLooseRoots(graph: Graph, layers: readonly number[], hangings: Hanging[]): void {
  for (const { upper, lower } of graph.links) {
    if (hangings[upper]?.how !== "root" || (layers[upper] ?? 0) === 0) continue;
    const parent = hangings[lower]?.how === "below" ? (hangings[lower]?.node ?? upper) : upper;
    if (parent === upper || layers[parent] !== layers[upper] || leansOn(hangings, parent, upper)) continue;
    hangings[upper] = { how: "beside", node: parent };
  }
}
