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
export function layersOf(graph: Graph): readonly number[] {
  const arcs = [...withoutCycles(graph, belowArcs(graph)), ...besideArcs(graph)];
  const layers = longestPaths(graph.vertices.length, arcs);
  sinkRoots(graph, arcs, layers);
  return layers;
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
 * Layers by going through the vertices in an order in which each comes behind all above it. The arcs that say below have no
 * circle; where those that say beside close one, some of them give way.
 */
function longestPaths(count: number, arcs: readonly Arc[]): number[] {
  const layers: number[] = new Array(count).fill(0);
  const below = grouped(count, arcs, "upper");
  const waiting: number[] = new Array(count).fill(0);
  const waitingBelow: number[] = new Array(count).fill(0);
  for (const { lower, by } of arcs) {
    waiting[lower] = (waiting[lower] ?? 0) + 1;
    waitingBelow[lower] = (waitingBelow[lower] ?? 0) + by;
  }
  const done = new Uint8Array(count);
  const ready = layers.flatMap((_, i) => (waiting[i] === 0 ? [i] : []));
  // Vertices that wait for nothing but to stand beside something.
  const willing = layers.flatMap((_, i) => (waitingBelow[i] === 0 ? [i] : []));
  for (let at = ready.pop() ?? willing.shift(); at !== undefined; at = ready.pop() ?? willing.shift()) {
    if (done[at]) continue;
    done[at] = 1;
    for (const { lower, by } of below[at] ?? []) {
      if (done[lower]) continue;
      layers[lower] = Math.max(layers[lower] ?? 0, (layers[at] ?? 0) + by);
      waiting[lower] = (waiting[lower] ?? 0) - 1;
      waitingBelow[lower] = (waitingBelow[lower] ?? 0) - by;
      if (waiting[lower] === 0) ready.push(lower);
      else if (by === 1 && waitingBelow[lower] === 0) willing.push(lower);
    }
  }
  return layers;
}

/** A node that speaks about nothing, and is no decision, goes down to just above the first node that speaks about it. */
function sinkRoots({ vertices }: Graph, arcs: readonly Arc[], layers: number[]): void {
  const above = grouped(vertices.length, arcs, "lower");
  const below = grouped(vertices.length, arcs, "upper");
  vertices.forEach(({ decision }, i) => {
    const own = below[i] ?? [];
    if (decision || (above[i]?.length ?? 0) > 0 || own.length === 0) return;
    layers[i] = Math.max(0, Math.min(...own.map(({ lower, by }) => (layers[lower] ?? 0) - by)));
  });
}
