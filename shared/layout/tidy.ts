/**
 * Automatic layout: decisions on top, every argument in a layer below everything it speaks about, siblings in the order in
 * which they stand now, joint premises together, an undercutting node beside the origin of the edge that it undercuts.
 *
 * Layers by longest paths (Sugiyama, Tagawa and Toda 1981), then a tidy drawing of the tree of main targets in these layers
 * (Reingold and Tilford 1981, van der Ploeg 2014; see `tidy/place.ts`), in which lines to other targets have places kept.
 * Pure and deterministic; needs neither a page nor a file, so it runs in a worker as well.
 */
import { type Rect, unionOf } from "../basics/geometry";
import type { ArgMap } from "../document/types";
import { slideClear } from "./tidy/clear";
import { hiddenFollowers } from "./tidy/followers";
import { type Graph, graphOf, partsOf } from "./tidy/graph";
import { layOut } from "./tidy/lay-out";
import { packed } from "./tidy/pack";
import type { Boxes, Direction } from "./types";

/** A new place for a node: its top left corner. */
export interface Placement {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

export interface TidyOptions {
  readonly direction: Direction;
  /** Lay out these nodes only, among themselves; the others stay. */
  readonly only?: ReadonlySet<string>;
}

/**
 * New places, whole map units, for the nodes with a box (with `only`, for those of them), and for the hidden nodes, which go
 * with the collapsed node that hides them; in file order. The top left corner of what is laid out stays where it was;
 * with `only` it gives way where others are in the way.
 */
export function tidy(map: ArgMap, boxes: Boxes, options: TidyOptions): readonly Placement[] {
  const ids = new Set([...boxes.keys()].filter((id) => !options.only || options.only.has(id)));
  const before = unionOf([...ids].flatMap((id) => boxes.get(id) ?? []));
  if (!before) return [];
  const placed = arranged(map, boxes, ids, options.direction);
  const after = unionOf(placed.values());
  if (!after) return [];
  let dx = Math.round(before.x) - after.x;
  let dy = Math.round(before.y) - after.y;
  if (options.only) {
    const others = [...boxes].flatMap(([id, box]) => (ids.has(id) ? [] : [box]));
    const clear = slideClear(
      [...placed.values()].map((box) => ({ ...box, x: box.x + dx, y: box.y + dy })),
      others,
    );
    dx += clear.x;
    dy += clear.y;
  }
  return placements(map, boxes, placed, dx, dy);
}

export function placements(
  map: ArgMap,
  boxes: Boxes,
  placed: ReadonlyMap<string, Rect>,
  dx: number,
  dy: number,
) {
  const leaders = hiddenFollowers(map, boxes);
  const found: Placement[] = [];
  for (const node of map.nodes) {
    const leader = leaders.get(node.id) ?? node.id;
    const from = boxes.get(leader);
    const to = placed.get(leader);
    if (!from || !to) continue;
    // Adding 0 makes a negative zero plain: a file cannot hold one.
    if (leader === node.id) found.push({ id: node.id, x: to.x + dx + 0, y: to.y + dy + 0 });
    else {
      const x = Math.round(node.x + to.x + dx - from.x) + 0;
      const y = Math.round(node.y + to.y + dy - from.y) + 0;
      found.push({ id: node.id, x, y });
    }
  }
  return found;
}

/** The shape that a picture should have about: so many times wider than high. */
const WIDE = 2;

/** The boxes of these nodes laid out, somewhere near 0, 0. */
function arranged(
  map: ArgMap,
  boxes: Boxes,
  ids: ReadonlySet<string>,
  direction: Direction,
): ReadonlyMap<string, Rect> {
  const vertical = direction === "down" || direction === "up";
  const backwards = direction === "up" || direction === "left";
  const proportion = vertical ? WIDE : 1 / WIDE;
  const graph = graphOf(map, boxes, ids, vertical ? "vertical" : "horizontal");
  const parts = partsOf(graph).map((part) => ({
    ...layOut(part, proportion, effortFor(part, graph)),
    vertices: part.vertices,
    corner: cornerOf(part, backwards),
  }));
  const places = packed(
    parts.map(({ across, along, corner }) => ({ across, along, ...corner })),
    proportion,
  );
  const placed = new Map<string, Rect>();
  parts.forEach((part, number) => {
    const place = places[number];
    part.vertices.forEach(({ id, across, along }, i) => {
      const at = (place?.at ?? 0) + (part.at[i] ?? 0);
      const start = (place?.depth ?? 0) + (part.depth[i] ?? 0);
      const depth = backwards ? -(start + along) : start;
      const box = vertical
        ? { x: at, y: depth, width: across, height: along }
        : { x: depth, y: at, width: along, height: across };
      placed.set(id, box);
    });
  });
  return placed;
}

/** Vertices that all drawings that are tried for a part may have together, and those for all parts. */
const MOST_FOR_PART = 30_000;
const MOST_FOR_ALL = 80_000;

/** How many drawings of a part may be tried. */
function effortFor(part: Graph, whole: Graph): number {
  return Math.min(MOST_FOR_PART / part.vertices.length, MOST_FOR_ALL / whole.vertices.length);
}

/** Where the part has its near corner now. */
function cornerOf({ vertices }: Graph, backwards: boolean): { readonly at: number; readonly depth: number } {
  const corner = { at: Number.POSITIVE_INFINITY, depth: Number.POSITIVE_INFINITY };
  for (const { at, depth, along } of vertices) {
    corner.at = Math.min(corner.at, at);
    corner.depth = Math.min(corner.depth, backwards ? -(depth + along) : depth);
  }
  return corner;
}
