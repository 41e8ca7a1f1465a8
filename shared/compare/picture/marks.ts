/** How changes show on a picture: rings, signs with numbers, and words that came and went. */
import type { Point, Rect } from "../../basics/geometry";
import { grow } from "../../basics/geometry";
import type { Font, Measure } from "../../layout/measure";
import { hexOf, parseColour } from "../../scene/colour";
import { lineTo, moveTo, roundedRect } from "../../scene/segments";
import { textShape } from "../../scene/text-shape";
import type { Theme } from "../../scene/theme";
import type { PathShape, Segment, Shape, TextShape } from "../../scene/types";
import type { ChangeVerb } from "../comparison";
import type { Piece } from "../word-changes";
import { VERB_SIGNS } from "../words";

const RING = { room: 4, radius: 10, width: 2.5 } as const;
const RING_DASH: Readonly<Partial<Record<ChangeVerb, readonly number[]>>> = {
  removed: [9, 5],
  moved: [2, 5],
  strength: [2, 5],
};
const PILL_FONT: Font = { size: 11, weight: 600 };
const PILL = { height: 18, padding: 7 } as const;
/** From the middle of a line of text to its baseline, in parts of the font size. */
const HALF_CAPITAL = 0.364;
const HALO_WIDTH = 9;

/** The colour of a change; its sign and its ring tell it, too. */
export function verbColour(verb: ChangeVerb, theme: Theme): string {
  if (verb === "added") return theme.relations.support;
  if (verb === "removed") return theme.relations.oppose;
  return verb === "changed" || verb === "relinked" ? theme.selection : theme.mutedText;
}

/** `part` 0..1 of the way from one colour to another; a colour that is no number stays. */
export function mixed(colour: string, towards: string, part: number): string {
  const [one, other] = [parseColour(colour), parseColour(towards)];
  if (!one || !other) return colour;
  const mix = (a: number, b: number) => a + (b - a) * part;
  return hexOf({
    red: mix(one.red, other.red),
    green: mix(one.green, other.green),
    blue: mix(one.blue, other.blue),
    alpha: 1,
  });
}

/** The shapes nearer to the background: what did not change, and what is no longer there. */
export function faded(shapes: readonly Shape[], background: string, part: number): readonly Shape[] {
  const fade = (colour: string | null) => (colour === null ? null : mixed(colour, background, part));
  return shapes.map((shape) =>
    shape.type === "text"
      ? { ...shape, fill: mixed(shape.fill, background, part) }
      : { ...shape, fill: fade(shape.fill), stroke: fade(shape.stroke) },
  );
}

export function ring(box: Rect, verb: ChangeVerb, theme: Theme): PathShape {
  return {
    type: "path",
    segments: roundedRect(grow(box, RING.room), RING.radius),
    fill: null,
    stroke: verbColour(verb, theme),
    strokeWidth: RING.width,
    dash: RING_DASH[verb] ?? [],
  };
}

/** A broad pale line below a link. */
export function halo(
  segments: readonly Segment[],
  verb: ChangeVerb,
  theme: Theme,
  background: string,
): PathShape {
  return {
    type: "path",
    segments,
    fill: null,
    stroke: mixed(verbColour(verb, theme), background, 0.65),
    strokeWidth: HALO_WIDTH,
    dash: [],
  };
}

/** A point about half way along a line. */
export function middleOf(segments: readonly Segment[]): Point {
  const points = segments.filter((segment) => segment.to !== "close");
  const at = Math.floor(points.length / 2);
  const [from, to] = [points[at - 1] ?? points[0], points[at] ?? points[0]];
  if (!from || !to) return { x: 0, y: 0 };
  if (to.to !== "curve") return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  // A cubic curve at one half.
  const half = (a: number, b: number, c: number, d: number) => (a + 3 * b + 3 * c + d) / 8;
  return { x: half(from.x, to.x1, to.x2, to.x), y: half(from.y, to.y1, to.y2, to.y) };
}

/** Where a node was, and the way that it went. */
export function trail(from: Rect, to: Rect, theme: Theme): readonly PathShape[] {
  const stroke = verbColour("moved", theme);
  const centre = ({ x, y, width, height }: Rect): Point => ({ x: x + width / 2, y: y + height / 2 });
  const [start, end] = [centre(from), centre(to)];
  const line = { type: "path", fill: null, stroke, strokeWidth: 1.25, dash: [3, 4] } as const;
  return [
    { ...line, segments: [moveTo(start.x, start.y), lineTo(end.x, end.y)] },
    { ...line, segments: roundedRect(from, RING.radius) },
  ];
}

/** A pill with words, its left end at `x` and its middle at `y`. */
function pill(words: string, { x, y }: Point, fill: string, ink: string, measure: Measure): readonly Shape[] {
  const text = textShape(words, measure, {
    x: x + PILL.padding,
    y: y + HALF_CAPITAL * PILL_FONT.size,
    font: PILL_FONT,
    fill: ink,
  });
  return [
    {
      type: "rect",
      x,
      y: y - PILL.height / 2,
      width: text.width + 2 * PILL.padding,
      height: PILL.height,
      radius: PILL.height / 2,
      fill,
      stroke: ink,
      strokeWidth: 1,
    },
    text,
  ];
}

/** The sign and the number of a change: "+ 3". */
export function sign(
  verb: ChangeVerb,
  number: number,
  at: Point,
  theme: Theme,
  measure: Measure,
): readonly Shape[] {
  return pill(`${VERB_SIGNS[verb]} ${number}`, at, verbColour(verb, theme), theme.badgeText, measure);
}

/** What something was and is, on the lower border of a node: "0.40 → 0.28". */
export function fromTo(words: string, box: Rect, theme: Theme, measure: Measure): readonly Shape[] {
  const at = { x: box.x + PILL.padding, y: box.y + box.height + RING.room };
  return pill(words, at, theme.background, theme.text, measure);
}

/** A line of a text whose words are marked; `offset` is where the line begins in the text of all pieces. */
export function markedLine(
  line: TextShape,
  offset: number,
  pieces: readonly Piece[],
  theme: Theme,
  measure: Measure,
): readonly Shape[] {
  const shapes: Shape[] = [];
  const end = offset + line.text.length;
  let from = 0;
  for (const { kind, text } of pieces) {
    const [start, stop] = [Math.max(from, offset), Math.min(from + text.length, end)];
    from += text.length;
    if (start >= stop) continue;
    const x = line.x + measure(line.text.slice(0, start - offset), line.font);
    const words = line.text.slice(start - offset, stop - offset);
    const fill = kind === "same" ? line.fill : verbColour(kind, theme);
    const shape = { ...line, x, text: words, width: measure(words, line.font), fill };
    shapes.push(shape, ...(kind === "same" ? [] : [stroke(shape, kind)]));
  }
  return shapes;
}

/** Removed words are struck out, added ones underlined. */
function stroke({ x, y, width, font, fill }: TextShape, kind: "added" | "removed"): PathShape {
  const height = kind === "added" ? y + 2.5 : y - 0.3 * font.size;
  return {
    type: "path",
    segments: [moveTo(x, height), lineTo(x + width, height)],
    fill: null,
    stroke: fill,
    strokeWidth: 1.25,
    dash: [],
  };
}
