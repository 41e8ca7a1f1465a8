/** The boxes that lines must not cross, found quickly by place. */
import type { Point, Rect } from "../basics/geometry";
import { between, distance, flatten, routeBounds } from "./curves";
import { type Placed, PlaceIndex } from "./place-index";
import type { Boxes, Curve } from "./types";

/** Lines are followed in pieces of about this length, map units. */
const PIECE = 400;

/** From so many boxes on, the index is quicker than looking at each. */
const MANY = 12;

/** A set of boxes that never changes. */
export class Obstacles {
  /** How many boxes were looked at so far: the effort, in a unit that is the same on every machine. */
  looked = 0;

  private constructor(private readonly index: PlaceIndex) {}

  static of(boxes: Boxes): Obstacles {
    return new Obstacles(PlaceIndex.of(boxes));
  }

  /** Boxes of no node. */
  static among(boxes: readonly Rect[]): Obstacles {
    return new Obstacles(PlaceIndex.of(boxes.map((box) => ["", box])));
  }

  /** Whether any box touches the area. */
  touches({ x, y, width, height }: Rect): boolean {
    return this.index.touchesAny(x, y, x + width, y + height);
  }

  /** The set after these boxes changed, came (both by their new place) or went (null). `boxes` is the whole new set. */
  changedTo(boxes: Boxes, changes: ReadonlyMap<string, Rect | null>): Obstacles {
    return new Obstacles(this.index.changedTo(() => boxes, changes));
  }

  /** Whether any box but those in `skip` holds the point. Looks at a few boxes only, however many lie there. */
  holds(point: Point, skip: ReadonlySet<string>): boolean {
    return this.index.holds(point, (id) => {
      this.looked += 1;
      return !skip.has(id);
    });
  }

  /** The boxes that touch the area between two corners. */
  near(left: number, top: number, right: number, bottom: number): Placed[] {
    const found = this.index.touching(left, top, right, bottom);
    this.looked += found.length;
    return found;
  }

  /** The box that a straight line meets first, grown by `margin`; boxes in `skip` let it through. */
  firstHit(a: Point, b: Point, margin: number, skip: ReadonlySet<string>): Placed | null {
    // Piece by piece: the box around a long slanting line holds many boxes that the line never comes near.
    const pieces = Math.max(1, Math.ceil(distance(a, b) / PIECE));
    for (let i = 0; i < pieces; i += 1) {
      const from = between(a, b, i / pieces);
      const to = between(a, b, (i + 1) / pieces);
      let first: Placed | null = null;
      let least = Number.POSITIVE_INFINITY;
      for (const obstacle of this.nearLine(from, to, margin)) {
        if (skip.has(obstacle.id)) continue;
        const part = entry(a, b, obstacle.box, margin);
        // Of boxes that are hit at once the id decides, so that the order in the index does not matter.
        if (part < least || (first && part === least && part <= 1 && obstacle.id < first.id)) {
          least = part;
          first = obstacle;
        }
      }
      if (first) return first;
    }
    return null;
  }

  private nearLine(a: Point, b: Point, margin: number): Placed[] {
    return this.near(
      Math.min(a.x, b.x) - margin,
      Math.min(a.y, b.y) - margin,
      Math.max(a.x, b.x) + margin,
      Math.max(a.y, b.y) + margin,
    );
  }

  /** Whether a line of curves stays outside every box grown by `margin`, but for those in `skip`. */
  isClear(start: Point, curves: readonly Curve[], margin: number, skip: ReadonlySet<string>): boolean {
    const { x, y, width, height } = routeBounds({ start, curves });
    const inTheWay = ({ id }: Placed) => !skip.has(id);
    const around = this.near(x - margin, y - margin, x + width + margin, y + height + margin).filter(
      inTheWay,
    );
    if (around.length === 0) return true;
    const points = flatten(start, curves);
    for (let i = 1; i < points.length; i += 1) {
      const from = points[i - 1] ?? start;
      const to = points[i] ?? start;
      // With many boxes about, ask for those at each piece of the line.
      const close = around.length > MANY ? this.nearLine(from, to, margin).filter(inTheWay) : around;
      for (const { box } of close) if (entry(from, to, box, margin) <= 1) return false;
    }
    return true;
  }
}

/**
 * Where along a straight line from `a` to `b`, 0..1, it comes into the box grown by `margin`; infinity where it does
 * not. Touching the border is not entering. After Liang and Barsky, "A new concept and method for line clipping", 1984.
 */
export function entry(a: Point, b: Point, box: Rect, margin: number): number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const left = box.x - margin - a.x;
  const right = box.x + box.width + margin - a.x;
  const top = box.y - margin - a.y;
  const bottom = box.y + box.height + margin - a.y;
  let enter = 0;
  let leave = 1;
  if (dx === 0) {
    if (left >= 0 || right <= 0) return Number.POSITIVE_INFINITY;
  } else {
    enter = Math.max(enter, Math.min(left / dx, right / dx));
    leave = Math.min(leave, Math.max(left / dx, right / dx));
  }
  if (dy === 0) {
    if (top >= 0 || bottom <= 0) return Number.POSITIVE_INFINITY;
  } else {
    enter = Math.max(enter, Math.min(top / dy, bottom / dy));
    leave = Math.min(leave, Math.max(top / dy, bottom / dy));
  }
  return enter < leave ? enter : Number.POSITIVE_INFINITY;
}
