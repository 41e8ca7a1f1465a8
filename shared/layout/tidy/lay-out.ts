/** One connected part of a map, laid out by itself. */
import { LAYER_GAP } from "../gaps";
import { arraysOf, type GraphArrays } from "./arrays";
import { Crossings } from "./crossings";
import { Forest } from "./forest";
import type { Graph } from "./graph";
import { Layering } from "./layers";
import { LinePlaces } from "./line-places";
import { Hangings } from "./parents";
import { Placer } from "./place";
import { bestRows } from "./rows";
import { looseArguments } from "./stagger";

/** Lines that run far sideways get more height to do so: this part of their way, up to twice the gap. */
const SLOPE = 0.06;

/** A crossing for every line is as bad as so much more of the size. */
const CROSSING_COST = 0.5;

/** The part's size, and where each vertex has its near corner, by its number, from 0, 0 on. */
export interface LaidOut {
  readonly across: number;
  readonly along: number;
  readonly at: Float64Array;
  readonly depth: Float64Array;
}

/** The part in layers, with staggered rows where those give it a better shape; see `bestRows`, also for `effort`. */
export function layOut(graph: Graph, proportion: number, effort: number): LaidOut {
  const drawing = new Drawing(graph);
  const drops = new Int32Array(graph.vertices.length);
  drawing.draw(drops);
  const families = looseArguments(drawing.graph, drawing.hangings);
  if (families.length === 0) return drawing;
  const crossings = new Crossings(drawing.graph);
  const cost = (rows: Int32Array, limit: number) => {
    if (drawing.leastAlong(rows) >= limit) return Number.POSITIVE_INFINITY;
    drawing.drawInLayers(rows);
    const size = Math.max(drawing.across / proportion, drawing.along);
    if (size >= limit) return Number.POSITIVE_INFINITY;
    const each = (size * CROSSING_COST) / drawing.graph.links;
    return size + each * crossings.count(drawing.at, drawing.depth, (limit - size) / each);
  };
  drawing.draw(bestRows(families, drops, effort, cost));
  return drawing;
}

/** A drawing that can be made over and over, each time with other vertices in lower rows. */
class Drawing implements LaidOut {
  across = 0;
  along = 0;
  readonly at: Float64Array;
  readonly depth: Float64Array;
  readonly graph: GraphArrays;
  readonly hangings: Hangings;
  private readonly layering: Layering;
  private readonly forest: Forest;
  private readonly lines: LinePlaces;
  private readonly placer: Placer;
  private readonly layers: Int32Array;
  /** By layer: the largest node, the longest way sideways of a line that ends there, and where it begins. */
  private readonly sizes: number[] = [];
  private readonly widest: number[] = [];
  private readonly depths: number[] = [];

  constructor(graph: Graph) {
    const arrays = arraysOf(graph);
    this.graph = arrays;
    this.layering = new Layering(graph);
    this.hangings = new Hangings(arrays);
    this.forest = new Forest(arrays, this.hangings);
    this.lines = new LinePlaces(arrays, this.forest);
    this.placer = new Placer(arrays, this.hangings, this.forest, this.lines);
    this.layers = new Int32Array(arrays.count);
    this.at = new Float64Array(arrays.count);
    this.depth = new Float64Array(arrays.count);
  }

  /** Draws the part with each vertex so many layers further down as `drops` says. */
  draw(drops: Int32Array): void {
    this.leastAlong(drops);
    this.drawInLayers(drops);
  }

  /** Finds the layers. Gives how long the drawing will be along them at least. */
  leastAlong(drops: Int32Array): number {
    this.layering.fill(this.layers, drops);
    this.measureLayers();
    let end = (this.sizes.length - 1) * LAYER_GAP;
    for (const size of this.sizes) end += size;
    return end;
  }

  /** Draws the part in the layers that were found. */
  drawInLayers(drops: Int32Array): void {
    const { layers } = this;
    this.hangings.fill(layers, drops);
    this.forest.fill();
    this.lines.fill(layers, drops);
    this.placer.place(layers, drops);
    this.setAcross();
    this.setAlong(drops);
  }

  private setAcross(): void {
    const { at } = this;
    const { count, across } = this.graph;
    const { centres } = this.placer;
    let near = Number.POSITIVE_INFINITY;
    for (let i = 0; i < count; i += 1) near = Math.min(near, (centres[i] ?? 0) - (across[i] ?? 0) / 2);
    let far = 0;
    for (let i = 0; i < count; i += 1) {
      const start = Math.round((centres[i] ?? 0) - (across[i] ?? 0) / 2 - near);
      at[i] = start;
      far = Math.max(far, start + (across[i] ?? 0));
    }
    this.across = far;
  }

  /** Sets where each layer begins, and where the last one ends. Nodes are flush with the side of their layer that faces up. */
  private setAlong(drops: Int32Array): void {
    const { layers, depth, depths, sizes } = this;
    const { count } = this.graph;
    this.measureWays(drops);
    let end = 0;
    for (let layer = 0; layer < sizes.length; layer += 1) {
      const gap = Math.min(2 * LAYER_GAP, Math.max(LAYER_GAP, (this.widest[layer] ?? 0) * SLOPE));
      const start = layer === 0 ? 0 : end + Math.round(gap);
      depths[layer] = start;
      end = start + (sizes[layer] ?? 0);
    }
    for (let i = 0; i < count; i += 1) depth[i] = depths[layers[i] ?? 0] ?? 0;
    this.along = end;
  }

  private measureLayers(): void {
    const { layers, sizes } = this;
    const { count, along } = this.graph;
    let last = 0;
    for (let i = 0; i < count; i += 1) last = Math.max(last, layers[i] ?? 0);
    sizes.length = last + 1;
    sizes.fill(0);
    for (let i = 0; i < count; i += 1) {
      const layer = layers[i] ?? 0;
      if ((along[i] ?? 0) > (sizes[layer] ?? 0)) sizes[layer] = along[i] ?? 0;
    }
  }

  private measureWays(drops: Int32Array): void {
    const { layers, sizes, widest } = this;
    const { links, lower, upper } = this.graph;
    const { centres } = this.placer;
    widest.length = sizes.length;
    widest.fill(0);
    for (let link = 0; link < links; link += 1) {
      const [one, other] = [upper[link] ?? 0, lower[link] ?? 0];
      // The line to a vertex that sinks goes sideways above the places that are kept for it.
      const layer = Math.max((layers[other] ?? 0) - (drops[other] ?? 0), layers[one] ?? 0);
      const way = Math.abs((centres[one] ?? 0) - (centres[other] ?? 0));
      if (way > (widest[layer] ?? 0)) widest[layer] = way;
    }
  }
}
