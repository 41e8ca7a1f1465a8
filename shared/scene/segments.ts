/** Short ways to write and move path segments. */
import type { Point, Rect } from "../basics/geometry";
import type { Segment } from "./types";

/** How far a control point stands from the end of a quarter circle of radius 1. */
const QUARTER = 0.5522847498;

export function moveTo(x: number, y: number): Segment {
  return { to: "move", x, y };
}

export function lineTo(x: number, y: number): Segment {
  return { to: "line", x, y };
}

export function curveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): Segment {
  return { to: "curve", x1, y1, x2, y2, x, y };
}

export const CLOSE: Segment = Object.freeze({ to: "close" });

/** A closed or open line through the points. */
export function polyline(points: readonly Point[], closed: boolean): Segment[] {
  const segments = points.map((p, i) => (i === 0 ? moveTo(p.x, p.y) : lineTo(p.x, p.y)));
  return closed ? [...segments, CLOSE] : segments;
}

/** A circle as four curves. */
export function circle(x: number, y: number, radius: number): Segment[] {
  const k = radius * QUARTER;
  const r = radius;
  return [
    moveTo(x + r, y),
    curveTo(x + r, y + k, x + k, y + r, x, y + r),
    curveTo(x - k, y + r, x - r, y + k, x - r, y),
    curveTo(x - r, y - k, x - k, y - r, x, y - r),
    curveTo(x + k, y - r, x + r, y - k, x + r, y),
    CLOSE,
  ];
}

/** The radius that a rounded box can really have. */
export function fittingRadius(rect: Rect, radius: number): number {
  return Math.max(0, Math.min(radius, rect.width / 2, rect.height / 2));
}

/** A box with rounded corners as a path. */
export function roundedRect(rect: Rect, radius: number): Segment[] {
  const { x, y, width, height } = rect;
  const r = fittingRadius(rect, radius);
  const right = x + width;
  const bottom = y + height;
  const k = r * (1 - QUARTER);
  return [
    moveTo(x + r, y),
    lineTo(right - r, y),
    curveTo(right - k, y, right, y + k, right, y + r),
    lineTo(right, bottom - r),
    curveTo(right, bottom - k, right - k, bottom, right - r, bottom),
    lineTo(x + r, bottom),
    curveTo(x + k, bottom, x, bottom - k, x, bottom - r),
    lineTo(x, y + r),
    curveTo(x, y + k, x + k, y, x + r, y),
    CLOSE,
  ];
}

/** The left end of a rounded box, `width` wide, as a path: the bar that shows the kind. */
export function leftBar(rect: Rect, radius: number, width: number): Segment[] {
  const r = fittingRadius(rect, radius);
  const { x, y } = rect;
  const bottom = y + rect.height;
  const k = r * (1 - QUARTER);
  const inner = x + Math.max(width, r);
  return [
    moveTo(inner, y),
    lineTo(x + r, y),
    curveTo(x + k, y, x, y + k, x, y + r),
    lineTo(x, bottom - r),
    curveTo(x, bottom - k, x + k, bottom, x + r, bottom),
    lineTo(inner, bottom),
    CLOSE,
  ];
}

/** The segments scaled about the origin and then moved. */
export function placed(segments: readonly Segment[], x: number, y: number, scale = 1): Segment[] {
  const px = (v: number) => x + v * scale;
  const py = (v: number) => y + v * scale;
  return segments.map((s) => {
    if (s.to === "close") return s;
    if (s.to !== "curve") return { to: s.to, x: px(s.x), y: py(s.y) };
    return curveTo(px(s.x1), py(s.y1), px(s.x2), py(s.y2), px(s.x), py(s.y));
  });
}
