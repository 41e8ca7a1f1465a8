/** How much room shapes take, strokes included. */
import { grow, type Rect, unionOf } from "../basics/geometry";
import type { PathShape, Shape, TextShape } from "./types";

/** Room above and below the baseline in parts of the font size; wide enough for the scripts of fallback fonts. */
export const TEXT_ASCENT = 1.05;
export const TEXT_DESCENT = 0.35;

/** Whether `inner` lies inside `outer`, up to `slack` map units. */
export function encloses(outer: Rect, inner: Rect, slack = 1e-6): boolean {
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}

const NOWHERE: Rect = Object.freeze({ x: 0, y: 0, width: 0, height: 0 });

/** The box around a shape. For curves it is the box around the control points, which holds the curve. */
export function shapeBounds(shape: Shape): Rect {
  switch (shape.type) {
    case "rect":
      return grow(shape, shape.stroke === null ? 0 : shape.strokeWidth / 2);
    case "path":
      return pathBounds(shape);
    case "text":
      return textBounds(shape);
  }
}

function pathBounds({ segments, stroke, strokeWidth }: PathShape): Rect {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  const include = (x: number, y: number) => {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  };
  for (const segment of segments) {
    if (segment.to === "close") continue;
    include(segment.x, segment.y);
    if (segment.to !== "curve") continue;
    include(segment.x1, segment.y1);
    include(segment.x2, segment.y2);
  }
  const box = left > right ? NOWHERE : { x: left, y: top, width: right - left, height: bottom - top };
  return grow(box, stroke === null ? 0 : strokeWidth / 2);
}

function textBounds(shape: TextShape): Rect {
  const left = textLeft(shape);
  const { size } = shape.font;
  return {
    x: left,
    y: shape.y - size * TEXT_ASCENT,
    width: shape.width,
    height: size * (TEXT_ASCENT + TEXT_DESCENT),
  };
}

/** The left end of a line of text, whatever its anchor. */
export function textLeft(shape: TextShape): number {
  if (shape.anchor === "start") return shape.x;
  return shape.anchor === "end" ? shape.x - shape.width : shape.x - shape.width / 2;
}

/** The box around all shapes; `least` where there are none, and always inside the answer. */
export function boundsOf(shapes: readonly Shape[], least: Rect): Rect {
  return unionOf([least, ...shapes.map(shapeBounds)]) ?? least;
}
