/** Where a new node goes so that it reads as part of the argument and lies on nothing else. */
import { overlap, type Point, type Rect, type Size } from "../basics/geometry";
import { LAYER_GAP, NODE_GAP } from "./gaps";
import type { Boxes, Direction } from "./types";

/** Room between siblings, map units. */
export const SIBLING_GAP = NODE_GAP;

/** The step from one sibling to the next, and from a node to its arguments. */
function steps(direction: Direction, size: Size): { readonly along: Point } {
  const across = direction === "down" || direction === "up";
  return { along: across ? { x: size.width + SIBLING_GAP, y: 0 } : { x: 0, y: size.height + SIBLING_GAP } };
}

function firstChildPlace(parent: Rect, size: Size, direction: Direction): Point {
  const x = parent.x + (parent.width - size.width) / 2;
  const y = parent.y + (parent.height - size.height) / 2;
  switch (direction) {
    case "down":
      return { x, y: parent.y + parent.height + LAYER_GAP };
    case "up":
      return { x, y: parent.y - LAYER_GAP - size.height };
    case "right":
      return { x: parent.x + parent.width + LAYER_GAP, y };
    case "left":
      return { x: parent.x - LAYER_GAP - size.width, y };
  }
}

/** The direction in which the children of a node lie already; `down` where there are none to tell. */
export function directionOf(parent: Rect, children: readonly Rect[]): Direction {
  const last = children.at(-1);
  if (!last) return "down";
  const dx = last.x + last.width / 2 - (parent.x + parent.width / 2);
  const dy = last.y + last.height / 2 - (parent.y + parent.height / 2);
  // Children mostly spread along their row, so a gap between the boxes says more than the centres.
  if (last.y >= parent.y + parent.height) return "down";
  if (last.y + last.height <= parent.y) return "up";
  if (Math.abs(dx) >= Math.abs(dy)) return dx >= 0 ? "right" : "left";
  return dy >= 0 ? "down" : "up";
}

/**
 * The top left corner for a new argument of `parent`: beyond its last child, or straight below it (`direction` of the
 * children there are), moved on until it overlaps no box.
 */
export function placeChild(boxes: Boxes, parent: Rect, children: readonly Rect[], size: Size): Point {
  const direction = directionOf(parent, children);
  const { along } = steps(direction, size);
  const last = children.reduce<Rect | undefined>((far, box) => {
    if (!far) return box;
    return along.x > 0 ? (box.x > far.x ? box : far) : box.y > far.y ? box : far;
  }, undefined);
  const start = last
    ? along.x > 0
      ? { x: last.x + last.width + SIBLING_GAP, y: last.y }
      : { x: last.x, y: last.y + last.height + SIBLING_GAP }
    : firstChildPlace(parent, size, direction);
  return firstFree(boxes, start, size, along);
}

/** The first place from `start` on, in steps of `along`, where a box of this size overlaps none. */
export function firstFree(boxes: Boxes, start: Point, size: Size, along: Point): Point {
  const others = [...boxes.values()];
  let at = { x: Math.round(start.x), y: Math.round(start.y) };
  for (let tries = 0; tries <= others.length; tries += 1) {
    const rect = { ...at, ...size };
    const hit = others.find((other) => overlap(rect, other));
    if (!hit) return at;
    at =
      along.x > 0
        ? { x: Math.round(hit.x + hit.width + SIBLING_GAP), y: at.y }
        : { x: at.x, y: Math.round(hit.y + hit.height + SIBLING_GAP) };
  }
  return at;
}
