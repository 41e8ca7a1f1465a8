/**
 * Tidying after small changes: a map that was tidy keeps its places but for what is out of place since, and what has to
 * make room for that.
 */
import { overlap, type Rect } from "../basics/geometry";
import type { ArgMap } from "../document/types";
import { PlaceIndex } from "./place-index";
import { type Placement, placements } from "./tidy";
import { slideClear } from "./tidy/clear";
import { type Graph, graphOf, partsOf, type Vertex } from "./tidy/graph";
import { looseVertices, rectOf } from "./tidy/loose";
import { mendedPart } from "./tidy/mend";
import type { Boxes, Direction } from "./types";

/** More nodes than this part of the map out of place, and it was not tidy before; up to three, a third of it. */
const MOST_LOOSE = 0.1;
const FEW = 3;
const MOST_OF_FEW = 1 / 3;
/** Putting more than these into their places takes longer than a new layout, ten thousand nodes and all. */
const MOST_AT_ONCE = 150;

export interface Mended {
  /** As `tidy` gives them, of nodes that show and of hidden ones. */
  readonly places: readonly Placement[];
  /** How many nodes were out of place at first. */
  readonly count: number;
}

/** What has to move for one node may leave another alone in its row: so often that is mended too, before all is laid out anew. */
const MOST_ROUNDS = 3;

/**
 * Places after which nothing is out of place, and no two nodes overlap. Null where nothing is out of place now, or so much
 * that the map should be laid out anew, or where mending does not come to an end.
 */
export function mendTidy(map: ArgMap, boxes: Boxes, direction: Direction): Mended | null {
  let parts = partsIn(map, boxes, direction);
  const count = looseIn(parts);
  const few = Math.min(FEW, boxes.size * MOST_OF_FEW);
  const most = Math.min(MOST_AT_ONCE, Math.max(few, boxes.size * MOST_LOOSE));
  if (count === 0 || count > most) return null;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const placed = mendedOnce(parts, direction);
    parts = partsIn(map, placed, direction);
    if (looseIn(parts) > 0) continue;
    return overlapsAny(placed) ? null : { places: placements(map, boxes, placed, 0, 0), count };
  }
  return null;
}

interface Part {
  readonly graph: Graph;
  readonly loose: ReadonlySet<number>;
}

const isVertical = (direction: Direction) => direction === "down" || direction === "up";
const isBackwards = (direction: Direction) => direction === "up" || direction === "left";

function partsIn(map: ArgMap, boxes: ReadonlyMap<string, Rect>, direction: Direction): readonly Part[] {
  const flow = isVertical(direction) ? "vertical" : "horizontal";
  const whole = graphOf(map, boxes, new Set(boxes.keys()), flow);
  return partsOf(turned(whole, isBackwards(direction))).map((graph) => ({
    graph,
    loose: looseVertices(graph),
  }));
}

function looseIn(parts: readonly Part[]): number {
  return parts.reduce((sum, { loose }) => sum + loose.size, 0);
}

function mendedOnce(parts: readonly Part[], direction: Direction): ReadonlyMap<string, Rect> {
  const drawn = parts.map(({ graph, loose }) => mendedPart(graph, loose));
  const mended = parts.flatMap(({ loose }, i) => (loose.size > 0 ? [i] : []));
  const placed = new Map<string, Rect>();
  for (const { id, at, depth, across, along } of keptApart(drawn, mended).flat()) {
    const start = isBackwards(direction) ? -(depth + along) : depth;
    placed.set(
      id,
      isVertical(direction)
        ? { x: at, y: start, width: across, height: along }
        : { x: start, y: at, width: along, height: across },
    );
  }
  return placed;
}

function overlapsAny(placed: ReadonlyMap<string, Rect>): boolean {
  const index = PlaceIndex.of(placed);
  return [...placed].some(([own, box]) =>
    index
      .touching(box.x, box.y, box.x + box.width, box.y + box.height)
      .some(({ id, box: other }) => id !== own && overlap(box, other)),
  );
}

/** The graph with depths that grow away from the decisions. */
function turned(graph: Graph, backwards: boolean): Graph {
  if (!backwards) return graph;
  const vertices = graph.vertices.map((vertex) => ({ ...vertex, depth: -(vertex.depth + vertex.along) }));
  return { ...graph, vertices };
}

const rectsOf = (vertices: readonly Vertex[]): Rect[] => vertices.map(rectOf);

/** The parts with those that grew where they are, and each one that they grew into moved off, as little as it can be. */
function keptApart(
  parts: readonly (readonly Vertex[])[],
  grown: readonly number[],
): readonly (readonly Vertex[])[] {
  const kept = [...parts];
  const open = [...grown];
  const moved = new Set(grown);
  for (let at = open.shift(); at !== undefined; at = open.shift()) {
    const own = rectsOf(kept[at] ?? []);
    for (let other = 0; other < kept.length; other += 1) {
      const part = kept[other] ?? [];
      if (other === at || !rectsOf(part).some((rect) => own.some((box) => overlap(rect, box)))) continue;
      // Of two parts that grew, the later one gives way; a part moves once at most, off everything that there is.
      if (moved.has(other) && other < at) continue;
      const others = kept.flatMap((one, i) => (i === other ? [] : rectsOf(one)));
      const by = slideClear(rectsOf(part), others);
      kept[other] = part.map((vertex) => ({ ...vertex, at: vertex.at + by.x, depth: vertex.depth + by.y }));
      moved.add(other);
    }
  }
  return kept;
}
