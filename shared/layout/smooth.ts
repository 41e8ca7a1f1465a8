/** Round lines through given points. */
import type { Point } from "../basics/geometry";
import { between, distance, lineCurve } from "./curves";
import type { Curve } from "./types";

/** How far before a bend the line leaves its straight piece, map units. */
const ROUNDING = 14;

/** Part of a piece's length that its control points reach, for a flowing curve. */
const REACH = 0.36;

/**
 * A flowing curve through the points: at each inner point it runs parallel to the line between its neighbours
 * (Catmull and Rom 1974), at the ends along `out` and `into`, which are directions of length 1.
 */
export function flowing(points: readonly Point[], out: Point, into: Point): Curve[] {
  const tangents = points.map((_, i): Point => {
    if (i === 0) return out;
    if (i === points.length - 1) return into;
    const before = points[i - 1];
    const after = points[i + 1];
    return before && after ? direction(before, after) : out;
  });
  const curves: Curve[] = [];
  for (let i = 1; i < points.length; i += 1) {
    const from = points[i - 1];
    const to = points[i];
    const a = tangents[i - 1];
    const b = tangents[i];
    if (!from || !to || !a || !b) continue;
    const reach = distance(from, to) * REACH;
    curves.push({
      c1: { x: from.x + a.x * reach, y: from.y + a.y * reach },
      c2: { x: to.x - b.x * reach, y: to.y - b.y * reach },
      to,
    });
  }
  return curves;
}

/** Straight pieces through the points with rounded bends; the line stays within `ROUNDING` of the bends' inner sides. */
export function rounded(points: readonly Point[]): Curve[] {
  const curves: Curve[] = [];
  let at = points[0];
  for (let i = 1; at && i < points.length; i += 1) {
    const bend = points[i];
    const after = points[i + 1];
    const before = points[i - 1];
    if (!bend || !before) continue;
    if (!after) {
      curves.push(lineCurve(at, bend));
      break;
    }
    const enter = towards(bend, before);
    const leave = towards(bend, after);
    curves.push(lineCurve(at, enter), {
      c1: between(enter, bend, 2 / 3),
      c2: between(leave, bend, 2 / 3),
      to: leave,
    });
    at = leave;
  }
  return curves.filter((curve, i) => distance(curve.to, curves[i - 1]?.to ?? points[0] ?? curve.to) > 0.01);
}

/** The point `ROUNDING` from `bend` on the way to `other`, or half way there on a short piece. */
function towards(bend: Point, other: Point): Point {
  const length = distance(bend, other);
  return length === 0 ? bend : between(bend, other, Math.min(0.5, ROUNDING / length));
}

function direction(from: Point, to: Point): Point {
  const length = distance(from, to) || 1;
  return { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
}
