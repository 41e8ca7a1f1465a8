/** Moving a group of boxes off others that are in the way. */
import { overlap, type Point, type Rect, unionOf } from "../../basics/geometry";

/** Boxes of the group keep so far from the others, map units. */
const SPACE = 24;
/** So many pushes in one direction before that direction is given up. */
const MOST_PUSHES = 200;

const DIRECTIONS: readonly Point[] = [
  { x: 1, y: 0 },
  { x: 0, y: 1 },
  { x: -1, y: 0 },
  { x: 0, y: -1 },
];

/**
 * The shortest move straight right, down, left or up after which no box of the group overlaps one of the others; no move
 * where none does now.
 */
export function slideClear(group: readonly Rect[], others: readonly Rect[]): Point {
  let best: Point = { x: 0, y: 0 };
  let least = Number.POSITIVE_INFINITY;
  for (const direction of DIRECTIONS) {
    const length = slide(group, others, direction);
    if (length >= least) continue;
    least = length;
    best = { x: direction.x * length + 0, y: direction.y * length + 0 };
  }
  return best;
}

/** How far the group has to go in this direction; infinity where that is too much to find out. */
function slide(group: readonly Rect[], others: readonly Rect[], direction: Point): number {
  const around = unionOf(group);
  let length = 0;
  for (let pushes = 0; around && pushes < MOST_PUSHES; pushes += 1) {
    const moveOn = (box: Rect) => ({
      ...box,
      x: box.x + direction.x * length,
      y: box.y + direction.y * length,
    });
    const near = others.filter((other) => overlap(moveOn(around), other));
    let push = 0;
    for (const moved of group.map(moveOn)) {
      for (const other of near) {
        if (overlap(moved, other)) push = Math.max(push, wayOff(moved, other, direction));
      }
    }
    if (push === 0) return length;
    length += Math.ceil(push);
  }
  return Number.POSITIVE_INFINITY;
}

/** How far `box` has to go in this direction to stand clear of `other`. */
function wayOff(box: Rect, other: Rect, { x, y }: Point): number {
  if (x > 0) return other.x + other.width + SPACE - box.x;
  if (x < 0) return box.x + box.width + SPACE - other.x;
  if (y > 0) return other.y + other.height + SPACE - box.y;
  return box.y + box.height + SPACE - other.y;
}
