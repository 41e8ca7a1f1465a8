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

/** How far it is from this side of a box straight out to where the other box begins; negative where that is behind it. */
export function roomBefore(box: Rect, side: Side, other: Rect): number {
  switch (side) {
    case "top":
      return box.y - (other.y + other.height);
    case "right":
      return other.x - (box.x + box.width);
    case "bottom":
      return other.y - (box.y + box.height);
    case "left":
      return box.x - (other.x + other.width);
  }
}

/**
 * What two linked boxes say about the way their map runs: positive for up and down, negative for sideways. A pair that is
 * apart in one direction only counts twice; one that is apart in both counts for the nearer way, since layers stand
 * closer than branches. A map runs the way that the sum over its edges says, up and down when in doubt.
 */
export function flowVote(a: Rect, b: Rect): number {
  const x = gapX(a, b);
  const y = gapY(a, b);
  if (x < 0 && y < 0) return 0;
  if (x < 0 || y < 0) return x < 0 ? 2 : -2;
  return y <= x ? 1 : -1;
}

/** The way that a sum of votes says. */
export function flowFrom(votes: number): Axis {
  return votes >= 0 ? "vertical" : "horizontal";
}

/** The way that a map with these linked boxes runs. */
export function flowOf(pairs: Iterable<readonly [Rect, Rect]>): Axis {
  let votes = 0;
  for (const [a, b] of pairs) votes += flowVote(a, b);
  return flowFrom(votes);
}

/** Whether an edge at this side leaves or arrives upright. */
export function isUpright(side: Side): boolean {
  return side === "top" || side === "bottom";
}
