/** Which nodes of a drawing that was tidy are out of place since: moved away, or new. */
import { overlap, type Rect } from "../../basics/geometry";
import { LAYER_GAP } from "../gaps";
import { PlaceIndex } from "../place-index";
import type { Graph, Vertex } from "./graph";
import { layersOf } from "./layers";

/** The place of a vertex: `x` across the direction of the layers, `y` along it. */
export function rectOf({ at, depth, across, along }: Vertex): Rect {
  return { x: at, y: depth, width: across, height: along };
}

/**
 * The vertices of a connected part that are out of place, by their numbers: that lie on one before them in the file, stand
 * above what they speak about, or stand in no row although others of their layer do. `depth` grows away from the decision.
 */
export function looseVertices(graph: Graph): ReadonlySet<number> {
  const layers = layersOf(graph);
  const loose = new Set([...onOthers(graph), ...aboveTargets(graph, layers)]);
  // Rows are told from what is in its place: a new node alone makes no row of the others.
  return new Set([...loose, ...inNoRow(graph, layers, loose)]);
}

function onOthers({ vertices }: Graph): Set<number> {
  const rects = vertices.map(rectOf);
  const index = PlaceIndex.of(rects.map((rect, i) => [String(i), rect]));
  const loose = new Set<number>();
  rects.forEach((rect, i) => {
    const near = index.touching(rect.x, rect.y, rect.x + rect.width, rect.y + rect.height);
    const before = near.filter(({ id, box }) => Number(id) < i && overlap(rect, box));
    if (before.some(({ id }) => !loose.has(Number(id)))) loose.add(i);
  });
  return loose;
}

function aboveTargets({ vertices, links }: Graph, layers: Int32Array): number[] {
  return links.flatMap(({ lower, upper }) => {
    const [argument, target] = [vertices[lower], vertices[upper]];
    // In a circle one of them stands above what it speaks about in any drawing.
    if (!argument || !target || (layers[lower] ?? 0) <= (layers[upper] ?? 0)) return [];
    return argument.depth < target.depth + target.along ? [lower] : [];
  });
}

/**
 * A node that shares its row with no other, while others of its layer have rows, and that is no row below all above it, nor
 * right below what it speaks about.
 */
function inNoRow({ vertices, links }: Graph, layers: Int32Array, loose: ReadonlySet<number>): number[] {
  const inPlace = vertices.flatMap((_, i) => (loose.has(i) ? [] : [i]));
  const inLayer = counted(inPlace.map((i) => layers[i] ?? 0));
  const rows = rowsOf(inPlace.flatMap((i) => vertices[i] ?? []));
  const ends: number[] = [];
  for (const { lower, upper } of links) {
    const target = vertices[upper];
    if (target) ends[lower] = Math.max(ends[lower] ?? Number.NEGATIVE_INFINITY, target.depth + target.along);
  }
  return inPlace.filter((i) => {
    if (vertices[i]?.depth === (ends[i] ?? 0) + LAYER_GAP) return false;
    const row = rows.get(vertices[i]?.depth ?? 0);
    return row?.count === 1 && !row.stands && (inLayer.get(layers[i] ?? 0) ?? 0) > 1;
  });
}

interface Row {
  readonly count: number;
  /** Whether it begins as far below everything above it as a row does. */
  readonly stands: boolean;
}

function rowsOf(vertices: readonly Vertex[]): ReadonlyMap<number, Row> {
  const counts = counted(vertices.map(({ depth }) => depth));
  const rows = new Map<number, Row>();
  let end = Number.NEGATIVE_INFINITY;
  for (const vertex of [...vertices].sort((a, b) => a.depth - b.depth)) {
    const gap = vertex.depth - end;
    const stands = gap >= LAYER_GAP - 1 && gap <= 2 * LAYER_GAP + 1;
    if (!rows.has(vertex.depth)) rows.set(vertex.depth, { count: counts.get(vertex.depth) ?? 0, stands });
    end = Math.max(end, vertex.depth + vertex.along);
  }
  return rows;
}

function counted(values: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
