/** How much room shapes take, strokes included. */
import { grow, type Rect, unionOf } from "../basics/geometry";
import type { PathShape, Segment, Shape, TextShape } from "./types";

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

function pathBounds(shape: PathShape): Rect {
  const box = unionOf(shape.segments.flatMap(pointsOf));
  return grow(box ?? { x: 0, y: 0, width: 0, height: 0 }, shape.stroke === null ? 0 : shape.strokeWidth / 2);
}

function pointsOf(segment: Segment): Rect[] {
  const at = (x: number, y: number): Rect => ({ x, y, width: 0, height: 0 });
  if (segment.to === "close") return [];
  const end = at(segment.x, segment.y);
  return segment.to === "curve" ? [at(segment.x1, segment.y1), at(segment.x2, segment.y2), end] : [end];
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
