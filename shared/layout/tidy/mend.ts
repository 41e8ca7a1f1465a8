/**
 * Puts the few nodes of a drawing that are out of place where they belong, and moves others only to make room: what lies
 * to one side of the place that opens moves on as a whole, so that nothing changes its order.
 */
import { overlap } from "../../basics/geometry";
import { LAYER_GAP, NODE_GAP } from "../gaps";
import type { Graph, Vertex } from "./graph";
import { layersOf } from "./layers";
import { rectOf } from "./loose";

/** Rows that begin so far below a node are not far below it, map units. */
const NOT_FAR = 6 * LAYER_GAP;
/** So often a place is looked for further on before the room there is opened. */
const MOST_STEPS = 1000;

/** The vertices of a connected part with those in `loose` in their places, in the same order. */
export function mendedPart(graph: Graph, loose: ReadonlySet<number>): readonly Vertex[] {
  const layers = layersOf(graph);
  const mender = new Mender(graph, loose);
  const inOrder = [...loose].sort((a, b) => (layers[a] ?? 0) - (layers[b] ?? 0) || a - b);
  for (const vertex of inOrder) mender.place(vertex);
  return mender.vertices;
}

class Mender {
  readonly vertices: Vertex[];
  private readonly placed: Set<number>;
  /** Those in place as they stand now; null where that has changed. */
  private known: readonly Vertex[] | null = null;
  /** By vertex, what it speaks about and what speaks about it, each in the order of the links. */
  private readonly upper: readonly number[][];
  private readonly lower: readonly number[][];

  constructor(graph: Graph, loose: ReadonlySet<number>) {
    this.vertices = [...graph.vertices];
    this.placed = new Set(graph.vertices.flatMap((_, i) => (loose.has(i) ? [] : [i])));
    this.upper = graph.vertices.map(() => []);
    this.lower = graph.vertices.map(() => []);
    for (const link of graph.links) {
      this.upper[link.lower]?.push(link.upper);
      this.lower[link.upper]?.push(link.lower);
    }
  }

  place(number: number): void {
    const vertex = this.vertices[number];
    if (!vertex) return;
    const depth = this.rowFor(number);
    const at = this.placeIn(depth, number, vertex);
    this.placed.add(number);
    this.vertices[number] = { ...vertex, at, depth };
    this.known = null;
    this.openBelow(number);
    this.keepLoneRowsOff(number);
  }

  /**
   * Where the row begins in which the vertex belongs: of the rows of its siblings and those not far below its targets, as
   * far as they lie above its own arguments, the one nearest to where it stands.
   */
  private rowFor(number: number): number {
    const vertex = this.vertices[number];
    const targets = this.targetsOf(number);
    if (!vertex || targets.length === 0) return vertex?.depth ?? 0;
    const least = targets.reduce(
      (end, { depth, along }) => Math.max(end, depth + along),
      Number.NEGATIVE_INFINITY,
    );
    const own = this.at(this.inPlaceOf(this.lower[number]));
    const most = own.reduce(
      (end, { depth }) => Math.min(end, depth - vertex.along),
      Number.POSITIVE_INFINITY,
    );
    const near = this.inPlace().filter(({ depth }) => depth >= least + LAYER_GAP && depth <= least + NOT_FAR);
    const rows = [...this.siblingsOf(number), ...near].flatMap(({ depth }) =>
      depth >= least && depth <= most ? [depth] : [],
    );
    const away = (depth: number) => Math.abs(depth - vertex.depth);
    return rows.reduce(
      (best, depth) => (away(depth) < away(best) ? depth : best),
      rows[0] ?? least + LAYER_GAP,
    );
  }

  /** The place in the row: where it stands now, if that is between its siblings and free; else beside them, or opened. */
  private placeIn(depth: number, number: number, vertex: Vertex): number {
    const row = this.siblingsOf(number).filter((sibling) => sibling.depth === depth);
    const behind = row.findIndex(({ at, across }) => at + across / 2 > vertex.centre);
    const after = row[behind];
    const before = behind < 0 ? row.at(-1) : row[behind - 1];
    const [target] = this.targetsOf(number);
    const least = before ? before.at + before.across + NODE_GAP : null;
    const most = after ? after.at - NODE_GAP - vertex.across : null;
    const middle = target ? target.at + (target.across - vertex.across) / 2 : vertex.at;
    const all = this.inPlace();
    const first = least ?? all.reduce((low, { at }) => Math.min(low, at), vertex.at);
    const last =
      most ?? all.reduce((high, { at, across }) => Math.max(high, at + across - vertex.across), first);
    for (const at of [within(vertex.at, first, last), least, most, middle])
      if (at !== null && this.isFree(at, depth, vertex)) return Math.round(at);
    return this.open(Math.round(least ?? after?.at ?? middle), depth, vertex);
  }

  private isFree(at: number, depth: number, { across, along }: Vertex): boolean {
    // A little less than the gap, so that neighbours at just that distance are none too near.
    const room = { x: at - NODE_GAP + 1, y: depth, width: across + 2 * NODE_GAP - 2, height: along };
    return !this.inPlace().some((other) => overlap(rectOf(other), room));
  }

  /** Makes room at the place, or further on where something that begins before it reaches into it. */
  private open(wanted: number, depth: number, { across, along }: Vertex): number {
    let at = wanted;
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      const room = { x: at - NODE_GAP, y: depth, width: across + 2 * NODE_GAP, height: along };
      const near = this.inPlace().filter((other) => overlap(rectOf(other), room));
      const reaching = near.filter((other) => other.at < at);
      if (reaching.length === 0) {
        const first = near.reduce((least, other) => Math.min(least, other.at), Number.POSITIVE_INFINITY);
        if (first < Number.POSITIVE_INFINITY) this.moveAcross(first, at + across + NODE_GAP - first);
        return at;
      }
      at = Math.max(...reaching.map((other) => other.at + other.across)) + NODE_GAP;
    }
    return at;
  }

  /** Moves the rows below on where the vertex reaches into them. */
  private openBelow(number: number): void {
    const vertex = this.vertices[number];
    if (!vertex) return;
    const end = vertex.depth + vertex.along + LAYER_GAP / 2;
    const column = { x: vertex.at, y: vertex.depth + 1, width: vertex.across, height: end - vertex.depth };
    const below = this.inPlace().filter(
      (other) => other !== vertex && other.depth > vertex.depth && overlap(rectOf(other), column),
    );
    const next = below.reduce((least, { depth }) => Math.min(least, depth), Number.POSITIVE_INFINITY);
    if (next >= end) return;
    this.moveOn(next, end - next);
  }

  /**
   * A node alone in its row shows that it is in one by its distance from everything above it: where the vertex reaches
   * lower than what was above, that distance is made anew.
   */
  private keepLoneRowsOff(number: number): void {
    const vertex = this.vertices[number];
    if (!vertex) return;
    const least = vertex.depth + vertex.along + LAYER_GAP;
    let end = Number.NEGATIVE_INFINITY;
    for (const row of rowsOf(this.inPlace().filter((other) => other !== vertex))) {
      const { depth } = row[0];
      if (row.length === 1 && depth > vertex.depth && depth < least && depth >= end + LAYER_GAP - 1) {
        this.moveOn(depth, least - depth);
        return;
      }
      end = row.reduce((most, other) => Math.max(most, other.depth + other.along), end);
    }
  }

  private moveOn(from: number, by: number): void {
    this.move((other) => (other.depth >= from ? { ...other, depth: other.depth + by } : other));
  }

  private moveAcross(from: number, by: number): void {
    this.move((other) => (other.at >= from ? { ...other, at: other.at + by } : other));
  }

  private move(moved: (vertex: Vertex) => Vertex): void {
    for (const number of this.placed) {
      const vertex = this.vertices[number];
      if (vertex) this.vertices[number] = moved(vertex);
    }
    this.known = null;
  }

  private inPlace(): readonly Vertex[] {
    this.known ??= this.at(this.placed);
    return this.known;
  }

  private targetsOf(number: number): Vertex[] {
    return this.at(this.inPlaceOf(this.upper[number]));
  }

  /** What speaks about the first target too, in the order in which it stands. */
  private siblingsOf(number: number): Vertex[] {
    const [target] = this.inPlaceOf(this.upper[number]);
    if (target === undefined) return [];
    return this.at(this.inPlaceOf(this.lower[target])).sort((a, b) => a.at - b.at);
  }

  private inPlaceOf(numbers: readonly number[] = []): number[] {
    return numbers.filter((number) => this.placed.has(number));
  }

  private at(numbers: Iterable<number>): Vertex[] {
    return [...new Set(numbers)].flatMap((number) => this.vertices[number] ?? []);
  }
}

/** The place nearest to `at` between two limits; null where they leave no room. */
function within(at: number, least: number, most: number): number | null {
  return least > most ? null : Math.min(most, Math.max(least, at));
}

/** The vertices in rows that begin at the same depth, the first row first. */
function rowsOf(vertices: readonly Vertex[]): readonly (readonly [Vertex, ...Vertex[]])[] {
  const rows: [Vertex, ...Vertex[]][] = [];
  for (const vertex of [...vertices].sort((a, b) => a.depth - b.depth)) {
    const row = rows.at(-1);
    if (row && row[0].depth === vertex.depth) row.push(vertex);
    else rows.push([vertex]);
  }
  return rows;
}
