/** One connected part of a map, laid out by itself. */
import { LAYER_GAP } from "../gaps";
import { forestOf } from "./forest";
import type { Graph } from "./graph";
import { layersOf } from "./layers";
import { type Hanging, hangingsOf } from "./parents";
import { placeForest, type Rooted } from "./place";
import { bestRows } from "./rows";
import { looseArguments, type Rows, staggered } from "./stagger";

/** Lines that run far sideways get more height to do so: this part of their way, up to twice the gap. */
const SLOPE = 0.06;

/** The part's size, and where each vertex has its near corner, by its number, from 0, 0 on. */
export interface LaidOut {
  readonly across: number;
  readonly along: number;
  readonly at: readonly number[];
  readonly depth: readonly number[];
}

/** The part in layers, with staggered rows where those give it a better shape; see `bestRows`, also for `effort`. */
export function layOut(graph: Graph, proportion: number, effort: number): LaidOut {
  const layers = layersOf(graph);
  const hangings = hangingsOf(graph, layers);
  const draw = (rows: Rows): LaidOut => {
    if (rows.size === 0) return drawn(graph, layers, hangings);
    const bricks = staggered(graph, rows);
    const own = layersOf(bricks);
    return drawn(bricks, own, hangingsOf(bricks, own));
  };
  const size = ({ across, along }: LaidOut) => Math.max(across / proportion, along);
  const rows = bestRows(looseArguments(graph, hangings), effort, (rows) => size(draw(rows)));
  return draw(rows);
}

function drawn(graph: Graph, layers: readonly number[], hangings: readonly Hanging[]): LaidOut {
  const forest = forestOf(graph, layers, hangings);
  placeForest(forest);
  const centres = centresOf(forest, graph.vertices.length);
  const starts = graph.vertices.map(({ across }, i) => (centres[i] ?? 0) - across / 2);
  const near = starts.reduce((least, start) => Math.min(least, start), Number.POSITIVE_INFINITY);
  const at = starts.map((start) => Math.round(start - near));
  const { depths, end } = depthsOf(graph, layers, centres);
  const ends = graph.vertices.map(({ across }, i) => (at[i] ?? 0) + across);
  return {
    across: ends.reduce((most, far) => Math.max(most, far), 0),
    along: end,
    at,
    depth: layers.map((layer) => depths[layer] ?? 0),
  };
}

function centresOf(forest: readonly Rooted[], count: number): readonly number[] {
  const centres: number[] = new Array(count).fill(0);
  const open = forest.map(({ tree }) => tree);
  for (let tree = open.pop(); tree; tree = open.pop()) {
    if (tree.vertex !== null) centres[tree.vertex] = tree.x;
    for (const child of tree.children) open.push(child);
  }
  return centres;
}

/** Where each layer begins, and where the last one ends. Nodes are flush with the side of their layer that faces up. */
function depthsOf({ vertices, links }: Graph, layers: readonly number[], centres: readonly number[]) {
  const sizes: number[] = [];
  const widest: number[] = [];
  vertices.forEach(({ along }, i) => {
    const layer = layers[i] ?? 0;
    sizes[layer] = Math.max(sizes[layer] ?? 0, along);
  });
  for (const { upper, lower } of links) {
    const layer = Math.max(layers[lower] ?? 0, layers[upper] ?? 0);
    const way = Math.abs((centres[upper] ?? 0) - (centres[lower] ?? 0));
    widest[layer] = Math.max(widest[layer] ?? 0, way);
  }
  const depths: number[] = [];
  let end = 0;
  for (let layer = 0; layer < sizes.length; layer += 1) {
    const gap = Math.min(2 * LAYER_GAP, Math.max(LAYER_GAP, (widest[layer] ?? 0) * SLOPE));
    depths[layer] = layer === 0 ? 0 : end + Math.round(gap);
    end = (depths[layer] ?? 0) + (sizes[layer] ?? 0);
  }
  return { depths, end };
}
