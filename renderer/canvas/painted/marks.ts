/** What stands out on the painted canvas: what is selected, found, pointed at, or drives the node that is asked about. */
import { grow, type Rect, unionOf } from "../../../shared/basics/geometry";
import { routeArea } from "../../../shared/layout/curves";
import type { Boxes, Route, Routes } from "../../../shared/layout/types";
import { routeSegments } from "../../../shared/scene/draw-edge";
import { NODE_RADIUS } from "../../../shared/scene/draw-node";
import { type PaintTarget, touches, tracePath } from "../../../shared/scene/paint";
import { roundedRect } from "../../../shared/scene/segments";
import type { Theme } from "../../../shared/scene/theme";

export interface Marks {
  readonly selection: readonly string[];
  readonly hits: ReadonlySet<string>;
  /** The node or edge under the pointer. */
  readonly hovered: string | null;
  /** By id, -1..1; null where nothing is asked. */
  readonly drivers: ReadonlyMap<string, number> | null;
}

export interface MarkedLayout {
  readonly boxes: Boxes;
  readonly routes: Routes;
}

/** Widths on the canvas, CSS pixels. */
const RING = 2;
const HALO = 6;
const DASH = 4;
const WIDEST_DRIVER = 6;
/** Rings around nodes at least so wide have dashes and round corners, CSS pixels: around smaller ones nobody sees them. */
const LEAST_DETAILED = 40;
/** About how wide a node is, map units. */
const NODE_WIDTH = 240;

const rings = (ids: Iterable<string>, seen: Seen): Rect[] => {
  const found: Rect[] = [];
  for (const id of ids) {
    const box = seen.box(id);
    if (box) found.push(box);
  }
  return found;
};

/** The part of the map that the marks take, but for the width of their lines; null where there are none. */
export function boundsOfMarks({ boxes, routes }: MarkedLayout, marks: Marks): Rect | null {
  const { selection, hits, hovered, drivers } = marks;
  const rects: Rect[] = [];
  for (const ids of [selection, hits, drivers?.keys() ?? [], hovered === null ? [] : [hovered]])
    for (const id of ids) {
      const box = boxes.get(id);
      const route = routes.get(id);
      if (box) rects.push(box);
      else if (route) rects.push(routeArea(route));
    }
  return unionOf(rects);
}

export interface MarkView {
  /** The part of the map that is seen; a search may have found ten thousand nodes outside of it. */
  readonly region: Rect;
  /** The length of a CSS pixel, map units. */
  readonly pixel: number;
}

/** The boxes and routes near the region. */
function seenOf({ boxes, routes }: MarkedLayout, { region, pixel }: MarkView): Seen {
  const near = grow(region, 2 * WIDEST_DRIVER * pixel);
  return {
    box(id) {
      const box = boxes.get(id);
      return box && touches(box, near) ? box : undefined;
    },
    route(id) {
      const route = routes.get(id);
      return route && touches(routeArea(route), near) ? route : undefined;
    },
  };
}

interface Seen {
  box(id: string): Rect | undefined;
  route(id: string): Route | undefined;
}

/** Paints the marks in map units, which are set already. */
export function paintMarks(
  target: PaintTarget & { globalAlpha: number },
  layout: MarkedLayout,
  marks: Marks,
  theme: Theme,
  view: MarkView,
): void {
  const { pixel } = view;
  const seen = seenOf(layout, view);
  const line = (width: number, colour: string, dash: number, alpha: number) => {
    target.lineWidth = width * pixel;
    target.strokeStyle = colour;
    target.lineJoin = "round";
    target.setLineDash(dash === 0 ? [] : [dash * pixel, dash * pixel]);
    target.globalAlpha = alpha;
  };
  const isNear = LEAST_DETAILED * pixel < NODE_WIDTH;
  const ring = (ids: Iterable<string>) => strokeBoxes(target, rings(ids, seen), RING * pixel, isNear);
  paintDrivers(target, seen, marks.drivers, theme, pixel);
  // Around small boxes dashes can't be told from a line, and thousands of them take long to paint.
  line(RING, theme.selection, isNear ? DASH : 0, 1);
  ring(marks.hits);
  line(RING, theme.selection, 0, 0.35);
  ring(marks.hovered === null ? [] : [marks.hovered]);
  line(RING, theme.selection, 0, 1);
  ring(marks.selection);
  line(HALO, theme.selection, 0, 0.4);
  const selected = marks.selection.flatMap((id) => seen.route(id) ?? []);
  strokeRoutes(target, selected);
  target.globalAlpha = 1;
}

/** Rings and lines in the colours of the relations, the wider the more. */
function paintDrivers(
  target: PaintTarget & { globalAlpha: number },
  seen: Seen,
  drivers: Marks["drivers"],
  theme: Theme,
  pixel: number,
): void {
  target.setLineDash([]);
  target.globalAlpha = 0.7;
  for (const [id, mark] of drivers ?? []) {
    const width = Math.max(1, Math.abs(mark) * WIDEST_DRIVER) * pixel;
    target.lineWidth = width;
    target.strokeStyle = theme.relations[mark < 0 ? "oppose" : "support"];
    const box = seen.box(id);
    const route = seen.route(id);
    if (box) strokeBoxes(target, [box], width / 2, LEAST_DETAILED * pixel < NODE_WIDTH);
    else if (route) strokeRoutes(target, [route]);
  }
  target.globalAlpha = 1;
}

function strokeBoxes(target: PaintTarget, boxes: readonly Rect[], room: number, isRound: boolean): void {
  if (boxes.length === 0) return;
  target.beginPath();
  for (const box of boxes) {
    const { x, y, width, height } = grow(box, room);
    if (isRound) tracePath(target, roundedRect({ x, y, width, height }, NODE_RADIUS + room));
    else target.rect(x, y, width, height);
  }
  target.stroke();
}

function strokeRoutes(target: PaintTarget, routes: readonly Route[]): void {
  if (routes.length === 0) return;
  target.beginPath();
  for (const route of routes) tracePath(target, routeSegments(route));
  target.stroke();
}
