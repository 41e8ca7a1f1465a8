/** In which order vertices can be evaluated, and which of them have to be evaluated together because of circles. */
import { type ArgumentGraph, dependencies } from "./graph";

export interface EvaluationOrder {
  /**
   * Groups of vertices on circles, together with everything that those depend on. Groups do not depend on one another.
   */
  readonly systems: readonly (readonly number[])[];
  /** All other vertices, each after those that it depends on. */
  readonly rest: readonly number[];
}

/**
 * Strongly connected components, each after those that it depends on. Tarjan, "Depth-first search and linear graph
 * algorithms", 1972, with a stack of its own, because chains of arguments may be longer than the program's.
 */
function components(graph: ArgumentGraph): readonly (readonly number[])[] {
  const count = graph.ids.length;
  const index = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const isOnStack = new Uint8Array(count);
  const stack: number[] = [];
  const found: number[][] = [];
  let next = 0;

  const enter = (v: number) => {
    index[v] = next;
    low[v] = next;
    next += 1;
    stack.push(v);
    isOnStack[v] = 1;
    return { v, waiting: dependencies(graph, v)[Symbol.iterator]() };
  };
  const leave = (v: number) => {
    if (low[v] !== index[v]) return;
    const members: number[] = [];
    for (let member = -1; member !== v; ) {
      member = stack.pop() ?? v;
      isOnStack[member] = 0;
      members.push(member);
    }
    found.push(members);
  };

  for (let root = 0; root < count; root += 1) {
    if (index[root] !== -1) continue;
    const path = [enter(root)];
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const step = top.waiting.next();
      const { v } = top;
      if (step.done) {
        path.pop();
        const parent = path.at(-1);
        if (parent) low[parent.v] = Math.min(low[parent.v] ?? 0, low[v] ?? 0);
        leave(v);
      } else if (index[step.value] === -1) path.push(enter(step.value));
      else if (isOnStack[step.value] === 1) low[v] = Math.min(low[v] ?? 0, index[step.value] ?? 0);
    }
  }
  return found;
}

function isCircle(graph: ArgumentGraph, members: readonly number[]): boolean {
  const [only] = members;
  if (members.length > 1 || only === undefined) return true;
  return [...dependencies(graph, only)].includes(only);
}

/** Every vertex on a circle, and everything that leads there. */
function onCircles(graph: ArgumentGraph, parts: readonly (readonly number[])[]): Uint8Array {
  const marked = new Uint8Array(graph.ids.length);
  const waiting = parts.filter((members) => isCircle(graph, members)).flat();
  for (const v of waiting) marked[v] = 1;
  for (let v = waiting.pop(); v !== undefined; v = waiting.pop())
    for (const other of dependencies(graph, v))
      if (marked[other] === 0) {
        marked[other] = 1;
        waiting.push(other);
      }
  return marked;
}

/** The marked vertices in groups that have no influence on one another. */
function connected(graph: ArgumentGraph, marked: Uint8Array): readonly (readonly number[])[] {
  const leader = Int32Array.from(graph.ids, (_, v) => v);
  const find = (v: number): number => {
    let at = v;
    for (let up = leader[at] ?? at; up !== at; up = leader[at] ?? at) {
      leader[at] = leader[up] ?? up;
      at = up;
    }
    return at;
  };
  const groups = new Map<number, number[]>();
  for (let v = 0; v < marked.length; v += 1)
    if (marked[v] === 1) for (const other of dependencies(graph, v)) leader[find(other)] = find(v);
  for (let v = 0; v < marked.length; v += 1) {
    if (marked[v] !== 1) continue;
    const group = groups.get(find(v));
    if (group) group.push(v);
    else groups.set(find(v), [v]);
  }
  return [...groups.values()];
}

/**
 * The vertices, each after those that it depends on, or null where there is a circle. Kahn, "Topological sorting of large
 * networks", 1962.
 */
function withoutCircles(graph: ArgumentGraph): readonly number[] | null {
  const count = graph.ids.length;
  const missing = new Int32Array(count);
  const firstFollower = new Int32Array(count + 1);
  for (let v = 0; v < count; v += 1)
    for (const other of dependencies(graph, v)) {
      missing[v] = (missing[v] ?? 0) + 1;
      firstFollower[other + 1] = (firstFollower[other + 1] ?? 0) + 1;
    }
  for (let v = 0; v < count; v += 1)
    firstFollower[v + 1] = (firstFollower[v + 1] ?? 0) + (firstFollower[v] ?? 0);
  const followers = new Int32Array(firstFollower[count] ?? 0);
  const filled = firstFollower.slice();
  for (let v = 0; v < count; v += 1)
    for (const other of dependencies(graph, v)) {
      followers[filled[other] ?? 0] = v;
      filled[other] = (filled[other] ?? 0) + 1;
    }
  const order: number[] = [];
  for (let v = 0; v < count; v += 1) if (missing[v] === 0) order.push(v);
  for (let at = 0; at < order.length; at += 1) {
    const v = order[at] ?? 0;
    for (let place = firstFollower[v] ?? 0; place < (firstFollower[v + 1] ?? 0); place += 1) {
      const follower = followers[place] ?? 0;
      missing[follower] = (missing[follower] ?? 0) - 1;
      if (missing[follower] === 0) order.push(follower);
    }
  }
  return order.length === count ? order : null;
}

/** Sorts the vertices into what one pass can evaluate and what has to be integrated. */
export function evaluationOrder(graph: ArgumentGraph): EvaluationOrder {
  const simple = withoutCircles(graph);
  if (simple) return { systems: [], rest: simple };
  const parts = components(graph);
  const marked = onCircles(graph, parts);
  return { systems: connected(graph, marked), rest: parts.flat().filter((v) => marked[v] === 0) };
}

/** The ids of the vertices of each circle, in the order of the graph. */
export function circles(graph: ArgumentGraph): readonly (readonly string[])[] {
  return components(graph)
    .filter((members) => isCircle(graph, members))
    .map((members) => members.toSorted((one, other) => one - other).map((v) => graph.ids[v] ?? ""));
}
