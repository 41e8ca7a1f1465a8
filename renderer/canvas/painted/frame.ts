/**
 * What part of the map the painted canvas holds, and how large: more than the view shows, so that panning only moves the
 * canvas, and zooming stretches it until the gesture rests. All pure; units are those of `PaintView`.
 */
import type { Viewport } from "@xyflow/react";
import type { Rect, Size } from "../../../shared/basics/geometry";

/** A painted part of the map. `left` and `top` are whole canvas pixels from the map's origin, so that copies fit exactly. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Canvas pixels to a map unit. */
  readonly scale: number;
}

export interface Seen {
  readonly viewport: Viewport;
  readonly size: Size;
  /** Canvas pixels to a CSS pixel. */
  readonly ratio: number;
  /** Whether no gesture moves the view. */
  readonly rests: boolean;
}

/** Painted beyond each side of the view, in parts of its size. */
const MARGIN = 0.25;
/** When less than this is left of the margin on one side, the frame moves on. */
const LEAST_MARGIN = 0.1;
/** While zooming, a picture may be stretched or shrunk so far before it is painted anew. */
const MOST_STRETCH = 1.6;

/** The frame as a part of the map. */
export function regionOf({ left, top, width, height, scale }: Frame): Rect {
  return { x: left / scale, y: top / scale, width: width / scale, height: height / scale };
}

/** The frame to paint for the view: the one before while it will do. */
export function frameFor(seen: Seen, before: Frame | null): Frame {
  if (!before) return frameAround(seen);
  const scale = seen.viewport.zoom * seen.ratio;
  if (scale === before.scale) return holds(before, seen, LEAST_MARGIN) ? before : frameAround(seen);
  const stretch = scale / before.scale;
  const close = stretch < MOST_STRETCH && stretch > 1 / MOST_STRETCH;
  return !seen.rests && close && holds(before, seen, 0) ? before : frameAround(seen);
}

function frameAround({ viewport, size, ratio }: Seen): Frame {
  const [width, height] = [size.width * ratio, size.height * ratio];
  return {
    left: Math.floor(-viewport.x * ratio - width * MARGIN),
    top: Math.floor(-viewport.y * ratio - height * MARGIN),
    width: Math.ceil(width * (1 + 2 * MARGIN)) + 1,
    height: Math.ceil(height * (1 + 2 * MARGIN)) + 1,
    scale: viewport.zoom * ratio,
  };
}

/** Sizes are rounded up to this, canvas pixels: a canvas that keeps its size need not be made anew. */
const GRID = 64;

/** The part of the frame that `bounds`, in map units, takes; null where it takes none. */
export function frameOn(bounds: Rect, { left, top, width, height, scale }: Frame): Frame | null {
  const [fromX, fromY] = [bounds.x * scale - left, bounds.y * scale - top];
  const [toX, toY] = [fromX + bounds.width * scale, fromY + bounds.height * scale];
  if (toX < 0 || toY < 0 || fromX > width || fromY > height) return null;
  const x = Math.max(0, Math.floor(fromX / GRID) * GRID);
  const y = Math.max(0, Math.floor(fromY / GRID) * GRID);
  const right = Math.min(width, Math.ceil((toX + 1) / GRID) * GRID);
  const bottom = Math.min(height, Math.ceil((toY + 1) / GRID) * GRID);
  return { left: left + x, top: top + y, width: right - x, height: bottom - y, scale };
}

/** Whether the frame covers the view and `margin` of its size on each side. */
function holds(frame: Frame, { viewport, size }: Seen, margin: number): boolean {
  const { x, y, width, height } = regionOf(frame);
  const { zoom } = viewport;
  const [left, top] = [
    (-viewport.x - size.width * margin) / zoom,
    (-viewport.y - size.height * margin) / zoom,
  ];
  const [across, down] = [(size.width * (1 + 2 * margin)) / zoom, (size.height * (1 + 2 * margin)) / zoom];
  return x <= left && y <= top && x + width >= left + across && y + height >= top + down;
}

/** Where the canvas lies over the view: CSS pixels, and how far it is stretched. Exact pixels where it is not. */
export function placeOf(frame: Frame, { viewport, ratio }: Seen): { x: number; y: number; stretch: number } {
  const stretch = viewport.zoom / frame.scale;
  const x = viewport.x + frame.left * stretch;
  const y = viewport.y + frame.top * stretch;
  if (viewport.zoom * ratio !== frame.scale) return { x, y, stretch };
  return { x: Math.round(x * ratio) / ratio, y: Math.round(y * ratio) / ratio, stretch };
}

/** How far the picture of `before` moves in `after`, canvas pixels, where it can be kept. */
export interface Shift {
  readonly dx: number;
  readonly dy: number;
  /** The parts of `after` that `before` does not cover, in its pixels. */
  readonly bare: readonly Rect[];
}

/** What of the picture of `before` serves for `after`; null where nothing does. */
export function shiftBetween(before: Frame, after: Frame): Shift | null {
  const { width, height } = after;
  if (before.scale !== after.scale || before.width !== width || before.height !== height) return null;
  const [dx, dy] = [before.left - after.left, before.top - after.top];
  const [across, down] = [width - Math.abs(dx), height - Math.abs(dy)];
  if (across <= 0 || down <= 0) return null;
  const bare: Rect[] = [];
  if (dy !== 0) bare.push({ x: 0, y: dy > 0 ? 0 : down, width, height: Math.abs(dy) });
  if (dx !== 0) bare.push({ x: dx > 0 ? 0 : across, y: Math.max(0, dy), width: Math.abs(dx), height: down });
  return { dx, dy, bare };
}
