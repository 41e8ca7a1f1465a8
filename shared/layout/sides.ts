/** Which sides of two boxes an edge joins. */
import { centreOf, type Point, type Rect } from "../basics/geometry";

export type Side = "top" | "right" | "bottom" | "left";

/** The way the arguments of a map mostly run: up and down, or sideways. */
export type Axis = "vertical" | "horizontal";

/** The directions out of a side. */
export const OUTWARD: Readonly<Record<Side, Point>> = {
  top: { x: 0, y: -1 },
  right: { x: 1, y: 0 },
  bottom: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
};

/** With less room than this between two boxes a curve has no space to bend, map units. */
const LEAST_GAP = 16;

const gapX = (a: Rect, b: Rect) => Math.max(b.x - (a.x + a.width), a.x - (b.x + b.width));
const gapY = (a: Rect, b: Rect) => Math.max(b.y - (a.y + a.height), a.y - (b.y + b.height));

/** The side of `a` that faces `b`, and the side of `b` that faces `a`. The map's own axis decides where both are free. */
export function facingSides(a: Rect, b: Rect, flow: Axis): { readonly from: Side; readonly to: Side } {
  const x = gapX(a, b);
  const y = gapY(a, b);
  const [own, other] = flow === "vertical" ? [y, x] : [x, y];
  const along = own >= LEAST_GAP || own >= other;
  const vertical = along === (flow === "vertical");
  const p = centreOf(a);
  const q = centreOf(b);
  if (vertical) return q.y < p.y ? { from: "top", to: "bottom" } : { from: "bottom", to: "top" };
  return q.x < p.x ? { from: "left", to: "right" } : { from: "right", to: "left" };
}

/**
 * The axis along which most of these pairs of boxes are apart. A pair that is apart in one direction only counts twice;
 * one that is apart in both counts for the nearer way, since layers stand closer than branches.
 */
export function flowOf(pairs: Iterable<readonly [Rect, Rect]>): Axis {
  let votes = 0;
  for (const [a, b] of pairs) {
    const x = gapX(a, b);
    const y = gapY(a, b);
    if (x < 0 && y < 0) continue;
    if (x < 0 || y < 0) votes += x < 0 ? 2 : -2;
    else votes += y <= x ? 1 : -1;
  }
  return votes >= 0 ? "vertical" : "horizontal";
}

/** Whether an edge at this side leaves or arrives upright. */
export function isUpright(side: Side): boolean {
  return side === "top" || side === "bottom";
}
