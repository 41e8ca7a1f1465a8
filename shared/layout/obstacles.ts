/** The boxes that lines must not cross, found quickly by place. */
import Flatbush from "flatbush";
import { contains, type Point, type Rect } from "../basics/geometry";
import { between, distance, flatten, routeBounds } from "./curves";
import type { Boxes, Curve } from "./types";

export interface Obstacle {
  readonly id: string;
  readonly box: Rect;
}

/** Past so many changed boxes a new index is cheaper than asking two. */
const MOST_CHANGED = 64;

/** Lines are followed in pieces of about this length, map units. */
const PIECE = 400;

/** From so many boxes on, the index is quicker than looking at each. */
const MANY = 12;

/** A set of boxes with an index. The set never changes; a version with a few other boxes shares the index. */
export class Obstacles {
  /** How many boxes were looked at so far: the effort, in a unit that is the same on every machine. */
  looked = 0;

  private constructor(
    private readonly indexed: readonly Obstacle[],
    private readonly index: Flatbush | null,
    /** Boxes that are not where the index has them, by id; null for one that is gone. */
    private readonly changed: ReadonlyMap<string, Rect | null>,
  ) {}

  static of(boxes: Boxes): Obstacles {
    return Obstacles.indexing(Array.from(boxes, ([id, box]) => ({ id, box })));
  }

  /** Boxes of no node. */
  static among(boxes: readonly Rect[]): Obstacles {
    return Obstacles.indexing(boxes.map((box) => ({ id: "", box })));
  }

  private static indexing(indexed: readonly Obstacle[]): Obstacles {
    if (indexed.length === 0) return new Obstacles(indexed, null, new Map());
    const index = new Flatbush(indexed.length);
    for (const { box } of indexed) index.add(box.x, box.y, box.x + box.width, box.y + box.height);
    index.finish();
    return new Obstacles(indexed, index, new Map());
  }

  /** Whether any box of the index touches the area. */
  touches({ x, y, width, height }: Rect): boolean {
    return this.index?.collides(x, y, x + width, y + height) ?? false;
  }

  /** The set after these boxes changed, came (both by their new place) or went (null). `boxes` is the whole new set. */
  changedTo(boxes: Boxes, changes: ReadonlyMap<string, Rect | null>): Obstacles {
    const changed = new Map([...this.changed, ...changes]);
    return changed.size > MOST_CHANGED
      ? Obstacles.of(boxes)
      : new Obstacles(this.indexed, this.index, changed);
  }

  /** Whether any box but those in `skip` holds the point. Looks at a few boxes only, however many lie there. */
  holds({ x, y }: Point, skip: ReadonlySet<string>): boolean {
    const counts = (at: number) => {
      this.looked += 1;
      const id = this.indexed[at]?.id ?? "";
      return !this.changed.has(id) && !skip.has(id);
    };
    if ((this.index?.neighbors(x, y, 1, 0, counts).length ?? 0) > 0) return true;
    for (const [id, box] of this.changed) if (box && !skip.has(id) && contains(box, { x, y })) return true;
    return false;
  }

  /** The boxes that touch the area between two corners. */
  near(left: number, top: number, right: number, bottom: number): Obstacle[] {
    const found: Obstacle[] = [];
    for (const at of this.index?.search(left, top, right, bottom) ?? []) {
      const obstacle = this.indexed[at];
      if (obstacle && !this.changed.has(obstacle.id)) found.push(obstacle);
    }
    for (const [id, box] of this.changed) {
      if (
        box &&
        box.x <= right &&
        left <= box.x + box.width &&
        box.y <= bottom &&
        top <= box.y + box.height
      ) {
        found.push({ id, box });
      }
    }
    this.looked += found.length;
    return found;
  }

  /** The box that a straight line meets first, grown by `margin`; boxes in `skip` let it through. */
  firstHit(a: Point, b: Point, margin: number, skip: ReadonlySet<string>): Obstacle | null {
    // Piece by piece: the box around a long slanting line holds many boxes that the line never comes near.
    const pieces = Math.max(1, Math.ceil(distance(a, b) / PIECE));
    for (let i = 0; i < pieces; i += 1) {
      const from = between(a, b, i / pieces);
      const to = between(a, b, (i + 1) / pieces);
      let first: Obstacle | null = null;
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

  private nearLine(a: Point, b: Point, margin: number): Obstacle[] {
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
    const inTheWay = ({ id }: Obstacle) => !skip.has(id);
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
