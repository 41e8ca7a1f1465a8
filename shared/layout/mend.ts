/**
 * Tidying after small changes: a map that was tidy keeps its places but for what is out of place since, and what has to
 * make room for that.
 */
import { overlap, type Rect } from "../basics/geometry";
import type { ArgMap } from "../document/types";
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

export interface Mended {
  /** As `tidy` gives them, of nodes that show and of hidden ones. */
  readonly places: readonly Placement[];
  /** How many nodes were out of place. */
  readonly count: number;
}

/** Places after which nothing is out of place; null where nothing is, or so much that the map should be laid out anew. */
export function mendTidy(map: ArgMap, boxes: Boxes, direction: Direction): Mended | null {
  const vertical = direction === "down" || direction === "up";
  const backwards = direction === "up" || direction === "left";
  const graph = graphOf(map, boxes, new Set(boxes.keys()), vertical ? "vertical" : "horizontal");
  const parts = partsOf(turned(graph, backwards)).map((part) => ({ part, loose: looseVertices(part) }));
  const count = parts.reduce((sum, { loose }) => sum + loose.size, 0);
  const few = Math.min(FEW, boxes.size * MOST_OF_FEW);
  if (count === 0 || count > Math.max(few, boxes.size * MOST_LOOSE)) return null;
  const drawn = parts.map(({ part, loose }) => mendedPart(part, loose));
  const mended = parts.flatMap(({ loose }, i) => (loose.size > 0 ? [i] : []));
  const placed = new Map<string, Rect>();
  for (const { id, at, depth, across, along } of keptApart(drawn, mended).flat()) {
    const start = backwards ? -(depth + along) : depth;
    placed.set(
      id,
      vertical
        ? { x: at, y: start, width: across, height: along }
        : { x: start, y: at, width: along, height: across },
    );
  }
  return { places: placements(map, boxes, placed, 0, 0), count };
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
