/** Points, bounds and distances of routes: what drawing, pointing with the mouse and avoiding boxes need. */
import type { Point, Rect } from "../basics/geometry";
import type { Curve, Route } from "./types";

/** The point of a cubic Bézier curve at `t`, 0..1. */
export function pointAt(from: Point, curve: Curve, t: number): Point {
  const u = 1 - t;
  const a = u * u * u;
  const b = 3 * u * u * t;
  const c = 3 * u * t * t;
  const d = t * t * t;
  return {
    x: a * from.x + b * curve.c1.x + c * curve.c2.x + d * curve.to.x,
    y: a * from.y + b * curve.c1.y + c * curve.c2.y + d * curve.to.y,
  };
}

/** A straight line as a curve. */
export function lineCurve(from: Point, to: Point): Curve {
  return { c1: between(from, to, 1 / 3), c2: between(from, to, 2 / 3), to };
}

export function between(a: Point, b: Point, part: number): Point {
  return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part };
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** How many straight pieces stand for one curve: about one for every 12 pixels, 2 to 80. */
function piecesOf(from: Point, curve: Curve): number {
  const length = distance(from, curve.c1) + distance(curve.c1, curve.c2) + distance(curve.c2, curve.to);
  return Math.min(80, Math.max(2, Math.ceil(length / 12)));
}

/** Points along the curves, the start included, close enough to draw or test the line with straight pieces. */
export function flatten(start: Point, curves: readonly Curve[]): Point[] {
  const points: Point[] = [start];
  let from = start;
  for (const curve of curves) {
    const pieces = piecesOf(from, curve);
    for (let i = 1; i <= pieces; i += 1) points.push(pointAt(from, curve, i / pieces));
    from = curve.to;
  }
  return points;
}

/** A box around the route; the line itself never leaves it. Its width or height may be 0. */
export function routeBounds(route: Pick<Route, "start" | "curves">): Rect {
  let left = route.start.x;
  let right = left;
  let top = route.start.y;
  let bottom = top;
  for (const { c1, c2, to } of route.curves) {
    left = Math.min(left, c1.x, c2.x, to.x);
    right = Math.max(right, c1.x, c2.x, to.x);
    top = Math.min(top, c1.y, c2.y, to.y);
    bottom = Math.max(bottom, c1.y, c2.y, to.y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

const areas = new WeakMap<Route, Rect>();

/** The box around the route, kept with it: routes stay the same objects while they stay where they are. */
export function routeArea(route: Route): Rect {
  let area = areas.get(route);
  if (!area) {
    area = routeBounds(route);
    areas.set(route, area);
  }
  return area;
}

/** How far the point is from the line, map units. For finding the edge under the mouse. */
export function distanceToRoute(route: Route, p: Point): number {
  const points = flatten(route.start, route.curves);
  let least = Number.POSITIVE_INFINITY;
  for (let i = 1; i < points.length; i += 1) {
    least = Math.min(least, distanceToPiece(p, points[i - 1] ?? p, points[i] ?? p));
  }
  return least;
}

function distanceToPiece(p: Point, a: Point, b: Point): number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const square = dx * dx + dy * dy;
  const part = square === 0 ? 0 : ((p.x - a.x) * dx + (p.y - a.y) * dy) / square;
  return distance(p, between(a, b, Math.min(1, Math.max(0, part))));
}

/** The route along these curves. `curves` has at least one. */
export function routeAlong(start: Point, curves: readonly Curve[]): Route {
  const last = curves.at(-1);
  const end = last?.to ?? start;
  return Object.freeze({
    start,
    curves,
    end,
    endAngle: last ? arrival(curves.at(-2)?.to ?? start, last) : 0,
    middle: middleOf(start, curves),
  });
}

/** The direction of the line where a curve ends; the last control point that is not the end itself tells it. */
function arrival(from: Point, { c1, c2, to }: Curve): number {
  const before = [c2, c1, from].find((p) => distance(p, to) > 0.01) ?? from;
  return Math.atan2(to.y - before.y, to.x - before.x);
}

function middleOf(start: Point, curves: readonly Curve[]): Point {
  const only = curves.length === 1 ? curves[0] : undefined;
  if (only) return pointAt(start, only, 0.5);
  const points = flatten(start, curves);
  const lengths = points.map((p, i) => distance(p, points[i - 1] ?? p));
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (let i = 1; i < points.length; i += 1) {
    const length = lengths[i] ?? 0;
    if (left <= length)
      return between(points[i - 1] ?? start, points[i] ?? start, length === 0 ? 0 : left / length);
    left -= length;
  }
  return start;
}
