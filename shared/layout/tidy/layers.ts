/**
 * Which layer each node stands in: below everything it speaks about, as the longest path to a node that speaks about
 * nothing says (Sugiyama, Tagawa and Toda 1981, step 1). A node that undercuts an edge stands at least as low as the
 * origin of that edge, so that the two can stand side by side.
 */
import type { Graph } from "./graph";

/** `lower` stands at least `by` layers below `upper`. */
interface Arc {
  readonly upper: number;
  readonly lower: number;
  readonly by: 0 | 1;
}

/** The layer of each vertex, from 0 on, by its number. */
export function layersOf(graph: Graph): Int32Array {
  const layers = new Int32Array(graph.vertices.length);
  new Layering(graph).fill(layers, layers.slice());
  return layers;
}

/** What does not change about the layers of a graph, however far vertices sink: which arcs count, and in which order. */
export class Layering {
  private readonly upper: Int32Array;
  private readonly lower: Int32Array;
  private readonly by: Int32Array;
  private readonly roots: readonly SinkingRoot[];

  constructor(graph: Graph) {
    const arcs = [...withoutCycles(graph, belowArcs(graph)), ...besideArcs(graph)];
    const counting = inOrder(graph.vertices.length, arcs);
    this.upper = Int32Array.from(counting, (arc) => arc.upper);
    this.lower = Int32Array.from(counting, (arc) => arc.lower);
    this.by = Int32Array.from(counting, (arc) => arc.by);
    this.roots = sinkingRoots(graph, arcs);
  }

  /** The layers with each vertex by so many further down as `drops` says; only those with one target may sink. */
  fill(layers: Int32Array, drops: Int32Array): void {
    const { upper, lower, by } = this;
    layers.fill(0);
    for (let i = 0; i < lower.length; i += 1) {
      const vertex = lower[i] ?? 0;
      const least = (layers[upper[i] ?? 0] ?? 0) + (by[i] ?? 0) + (drops[vertex] ?? 0);
      if (least > (layers[vertex] ?? 0)) layers[vertex] = least;
    }
    for (const { vertex, arcs } of this.roots) {
      let most = Number.POSITIVE_INFINITY;
      for (const arc of arcs)
        most = Math.min(most, (layers[arc.lower] ?? 0) - (drops[arc.lower] ?? 0) - arc.by);
      layers[vertex] = Math.max(0, most);
    }
  }
}

function belowArcs({ links }: Graph): Arc[] {
  return links.flatMap(({ lower, upper, beside }): Arc[] =>
    beside === upper ? [] : [{ upper, lower, by: 1 }],
  );
}

function besideArcs({ links }: Graph): Arc[] {
  return links.flatMap(({ lower, beside }): Arc[] =>
    beside === null ? [] : [{ upper: beside, lower, by: 0 }],
  );
}

function grouped(count: number, arcs: readonly Arc[], key: "upper" | "lower"): Arc[][] {
  const groups: Arc[][] = Array.from({ length: count }, () => []);
  for (const arc of arcs) groups[arc[key]]?.push(arc);
  return groups;
}

/**
 * The arcs without those that close a circle. The search runs down from what speaks about nothing, then from decisions, so
 * that in a circle the decision stays on top.
 */
function withoutCycles({ vertices }: Graph, arcs: readonly Arc[]): Arc[] {
  const below = grouped(vertices.length, arcs, "upper");
  const above = grouped(vertices.length, arcs, "lower");
  const numbers = vertices.map((_, i) => i);
  const rank = (i: number) => (above[i]?.length === 0 ? 0 : vertices[i]?.decision ? 1 : 2);
  numbers.sort((a, b) => rank(a) - rank(b) || a - b);
  const state = new Uint8Array(vertices.length);
  const kept: Arc[] = [];
  for (const start of numbers) {
    if (state[start] !== NEW) continue;
    const path = [{ at: start, next: 0 }];
    state[start] = OPEN;
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const arc = below[step.at]?.[step.next++];
      if (!arc) {
        state[step.at] = DONE;
        path.pop();
        continue;
      }
      if (state[arc.lower] === OPEN) continue;
      kept.push(arc);
      if (state[arc.lower] !== NEW) continue;
      state[arc.lower] = OPEN;
      path.push({ at: arc.lower, next: 0 });
    }
  }
  return kept;
}

const NEW = 0;
const OPEN = 1;
const DONE = 2;

/**
 * The arcs in an order in which each vertex is left only when it has been reached by all arcs: the order in which layers
 * are found. The arcs that say below have no circle; where those that say beside close one, some of them give way.
 */
function inOrder(count: number, arcs: readonly Arc[]): Arc[] {
  const below = grouped(count, arcs, "upper");
  const waiting = new Int32Array(count);
  const waitingBelow = new Int32Array(count);
  for (const { lower, by } of arcs) {
    waiting[lower] = (waiting[lower] ?? 0) + 1;
    waitingBelow[lower] = (waitingBelow[lower] ?? 0) + by;
  }
  const done = new Uint8Array(count);
  const ready: number[] = [];
  // Vertices that wait for nothing but to stand beside something.
  const willing: number[] = [];
  for (let i = 0; i < count; i += 1) {
    if (waiting[i] === 0) ready.push(i);
    if (waitingBelow[i] === 0) willing.push(i);
  }
  const found: Arc[] = [];
  let patient = 0;
  for (let at = ready.pop() ?? willing[patient++]; at !== undefined; at = ready.pop() ?? willing[patient++]) {
    if (done[at]) continue;
    done[at] = 1;
    for (const arc of below[at] ?? []) {
      const { lower, by } = arc;
      if (done[lower]) continue;
      found.push(arc);
      waiting[lower] = (waiting[lower] ?? 0) - 1;
      waitingBelow[lower] = (waitingBelow[lower] ?? 0) - by;
      if (waiting[lower] === 0) ready.push(lower);
      else if (by === 1 && waitingBelow[lower] === 0) willing.push(lower);
    }
  }
  return found;
}

interface SinkingRoot {
  readonly vertex: number;
  readonly arcs: readonly Arc[];
}

/** A node that speaks about nothing, and is no decision, goes down to just above the first node that speaks about it. */
function sinkingRoots({ vertices }: Graph, arcs: readonly Arc[]): SinkingRoot[] {
  const above = grouped(vertices.length, arcs, "lower");
  const below = grouped(vertices.length, arcs, "upper");
  return vertices.flatMap(({ decision }, vertex) => {
    const own = below[vertex] ?? [];
    return decision || (above[vertex]?.length ?? 0) > 0 || own.length === 0 ? [] : [{ vertex, arcs: own }];
  });
}
