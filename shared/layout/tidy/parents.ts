/** Where each node hangs in the forest: below one of the nodes that it speaks about, beside another node, or nowhere. */
import { type GraphArrays, NONE } from "./arrays";

export const ROOT = 0;
/** Below means one layer below, or as many more as the vertex sinks. */
export const BELOW = 1;
/** Beside means in the same layer. */
export const BESIDE = 2;

/** Of more targets than this, the first ones are compared. */
const MOST_CHOICES = 64;

/** How each vertex hangs, filled anew for other layers. */
export class Hangings {
  /** ROOT, BELOW or BESIDE, by vertex. */
  readonly how: Uint8Array;
  /** The parent or neighbour, by vertex; NONE for a root. */
  readonly node: Int32Array;
  /** The vertices that hang below each vertex, left to right: the first one, and the next one of each. */
  readonly firstBelow: Int32Array;
  readonly nextBelow: Int32Array;
  private readonly choosing: number[] = [];
  private readonly parents: number[][] = [];
  private readonly blockStart: Int32Array;
  private readonly blockSize: Int32Array;
  private readonly taken: number[] = [];

  constructor(private readonly graph: GraphArrays) {
    this.how = new Uint8Array(graph.count);
    this.node = new Int32Array(graph.count);
    this.firstBelow = new Int32Array(graph.count);
    this.nextBelow = new Int32Array(graph.count);
    this.blockStart = new Int32Array(graph.count);
    this.blockSize = new Int32Array(graph.count);
  }

  fill(layers: Int32Array, drops: Int32Array): void {
    this.how.fill(ROOT);
    this.node.fill(NONE);
    this.choosing.length = 0;
    for (let vertex = 0; vertex < this.graph.count; vertex += 1) this.hang(vertex, layers, drops);
    this.listBelow();
    if (this.choosing.length > 0) {
      this.placeBlocks(layers, drops);
      this.choose();
      this.listBelow();
    }
    this.placeLooseRoots(layers);
  }

  private hang(vertex: number, layers: Int32Array, drops: Int32Array): void {
    const { upward, upwardFrom, upper, beside } = this.graph;
    const from = upwardFrom[vertex] ?? 0;
    const to = upwardFrom[vertex + 1] ?? 0;
    if (from === to) return;
    const own = layers[vertex] ?? 0;
    const above = own - 1 - (drops[vertex] ?? 0);
    const only = upward[from] ?? 0;
    if (to - from === 1 && beside[only] === NONE) {
      if (layers[upper[only] ?? 0] === above) this.set(vertex, BELOW, upper[only] ?? 0);
      return;
    }
    for (let i = from; i < to; i += 1) {
      const neighbour = beside[upward[i] ?? 0] ?? NONE;
      if (neighbour === NONE || layers[neighbour] !== own) continue;
      if (this.leansOn(neighbour, vertex)) break;
      this.set(vertex, BESIDE, neighbour);
      return;
    }
    this.hangBelow(vertex, layers, above);
  }

  /** Below one of the targets in the layer `above`. */
  private hangBelow(vertex: number, layers: Int32Array, above: number): void {
    const { upward, upwardFrom, upper, beside, joint } = this.graph;
    let first = NONE;
    let firstJoint = NONE;
    let isHung = false;
    let targets: number[] | null = null;
    for (let i = upwardFrom[vertex] ?? 0; i < (upwardFrom[vertex + 1] ?? 0); i += 1) {
      const link = upward[i] ?? 0;
      const target = upper[link] ?? 0;
      if (beside[link] === target || layers[target] !== above) continue;
      // A root that went down to this layer had better stand beside what hangs on than pull others off it.
      const hung = above === 0 || (upwardFrom[target] ?? 0) < (upwardFrom[target + 1] ?? 0);
      if (isHung && !hung) continue;
      if (hung && !isHung) {
        isHung = true;
        first = NONE;
        firstJoint = NONE;
        targets = null;
      }
      if (first === NONE) first = target;
      else if (target !== first) {
        targets ??= [first];
        if (targets.length < MOST_CHOICES && !targets.includes(target)) targets.push(target);
      }
      if (firstJoint === NONE && joint[link] !== NONE) firstJoint = target;
    }
    if (first === NONE) return;
    // Joint premises belong together, so what they speak about together comes before other targets.
    this.set(vertex, BELOW, firstJoint === NONE ? first : firstJoint);
    if (firstJoint !== NONE || !targets) return;
    this.parents[this.choosing.length] = targets;
    this.choosing.push(vertex);
  }

  private set(vertex: number, how: number, node: number): void {
    this.how[vertex] = how;
    this.node[vertex] = node;
  }

  /** Whether `node` stands beside something that stands beside … `goal`. */
  private leansOn(node: number, goal: number): boolean {
    let at = node;
    while (at !== goal) {
      if (this.how[at] !== BESIDE) return false;
      at = this.node[at] ?? goal;
    }
    return true;
  }

  private listBelow(): void {
    const { byPlace } = this.graph;
    this.firstBelow.fill(NONE);
    for (let i = byPlace.length - 1; i >= 0; i -= 1) {
      const vertex = byPlace[i] ?? 0;
      if (this.how[vertex] !== BELOW) continue;
      const parent = this.node[vertex] ?? 0;
      this.nextBelow[vertex] = this.firstBelow[parent] ?? NONE;
      this.firstBelow[parent] = vertex;
    }
  }

  /** The span of places in its layer that the children of each vertex take. */
  private placeBlocks(layers: Int32Array, drops: Int32Array): void {
    const { taken } = this;
    taken.length = 0;
    const open: number[] = [];
    for (const root of this.graph.byPlace) {
      if (this.how[root] === BELOW) continue;
      open.push(root);
      for (let at = open.pop(); at !== undefined; at = open.pop()) {
        const isRoot = at === root;
        if (!isRoot && this.nextBelow[at] !== NONE) open.push(this.nextBelow[at] ?? 0);
        const own = layers[at] ?? 0;
        for (let i = own - (drops[at] ?? 0) + 1; i <= own; i += 1) taken[i] = (taken[i] ?? 0) + 1;
        const start = taken[own + 1] ?? 0;
        let size = 0;
        const first = this.firstBelow[at] ?? NONE;
        for (let child = first; child !== NONE; child = this.nextBelow[child] ?? NONE) size += 1;
        taken[own + 1] = start + size;
        this.blockStart[at] = start;
        this.blockSize[at] = size;
        if (first !== NONE) open.push(first);
      }
    }
  }

  /**
   * A node with several targets one layer above hangs below the one from which the lines to the others pass the fewest
   * nodes of its own layer, which is about the number of lines that they cross. Takes the first targets as the order to
   * count in.
   */
  private choose(): void {
    // What is chosen for one does not change what the next one counts.
    const chosen = this.choosing.map((vertex, i) => this.bestParent(vertex, this.parents[i] ?? []));
    this.choosing.forEach((vertex, i) => {
      this.node[vertex] = chosen[i] ?? NONE;
    });
  }

  private bestParent(vertex: number, parents: readonly number[]): number {
    let best = NONE;
    let least = Number.POSITIVE_INFINITY;
    for (const parent of parents) {
      const length = this.lengthFrom(vertex, parent, parents);
      if (length >= least) continue;
      best = parent;
      least = length;
    }
    return best;
  }

  private lengthFrom(vertex: number, parent: number, others: readonly number[]): number {
    const { place } = this.graph;
    const own = place[vertex] ?? 0;
    let at = this.blockStart[parent] ?? 0;
    for (let child = this.firstBelow[parent] ?? NONE; child !== NONE; child = this.nextBelow[child] ?? NONE) {
      if ((place[child] ?? 0) >= own) break;
      at += 1;
    }
    let length = 0;
    for (const other of others) {
      if (other === parent) continue;
      const start = this.blockStart[other] ?? 0;
      length += Math.max(0, start - at, at - start - (this.blockSize[other] ?? 0));
    }
    return length;
  }

  /** A root further down stands beside the node below which the node that speaks about both hangs. */
  private placeLooseRoots(layers: Int32Array): void {
    const { links, upper, lower } = this.graph;
    for (let link = 0; link < links; link += 1) {
      const root = upper[link] ?? 0;
      if (this.how[root] !== ROOT || (layers[root] ?? 0) === 0) continue;
      const argument = lower[link] ?? 0;
      const parent = this.how[argument] === BELOW ? (this.node[argument] ?? root) : root;
      if (parent === root || layers[parent] !== layers[root] || this.leansOn(parent, root)) continue;
      this.set(root, BESIDE, parent);
    }
  }
}
