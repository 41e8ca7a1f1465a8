/** How strong a node is, drawn on it: a quiet bar along the lower border, and on request a number in the header. */
import type { Rect } from "../basics/geometry";
import type { Font, Measure } from "../layout/measure";
import { HEADER_HEIGHT, PADDING_X } from "../layout/node-box";
import { textShape } from "./text-shape";
import type { NodeColours, Theme } from "./theme";
import type { RectShape, Shape } from "./types";

/** What is known of a node's strength. */
export interface DrawnStrength {
  /** 0..1; null where it does not settle. */
  readonly value: number | null;
  /** What it was before the last change, where that is to be seen. */
  readonly before?: number;
  /** Whether the number stands in the header. */
  readonly number: boolean;
}

/** The bar along the lower border: how high it is, and the space below it. */
export const STRENGTH_BAR = Object.freeze({ height: 3, below: 4 });
const FONT: Font = { size: 11, weight: 600 };
/** From the middle of the header to the baseline of the number. */
const BASELINE = 2 + 0.364 * FONT.size;
const TICK_WIDTH = 1.5;
const TICK_OVER = 1.5;
/** Smaller changes are not worth an arrow. */
const VISIBLE_CHANGE = 0.005;

/** Two digits, as on screen and in pictures: 0.63. */
export function strengthInWords(value: number | null): string {
  return value === null ? "unsettled" : value.toFixed(2);
}

/** The shapes on top of the node in `box`; they need no room of their own. */
export function drawStrength(
  strength: DrawnStrength,
  box: Rect,
  colours: NodeColours,
  theme: Theme,
  measure: Measure,
): readonly Shape[] {
  return [
    ...bar(strength, box, colours, theme),
    ...(strength.number ? [number(strength, box, colours, measure)] : []),
  ];
}

/** How much the strength has changed; 0 where that is not to be seen. */
function visibleChange({ value, before }: DrawnStrength): number {
  const change = value === null || before === undefined ? 0 : value - before;
  return Math.abs(change) < VISIBLE_CHANGE ? 0 : change;
}

function bar(strength: DrawnStrength, box: Rect, colours: NodeColours, theme: Theme): readonly Shape[] {
  const { value, before } = strength;
  const [left, right] = [box.x + PADDING_X, box.x + box.width - PADDING_X];
  const y = box.y + box.height - STRENGTH_BAR.below - STRENGTH_BAR.height;
  const piece = (from: number, to: number, fill: string): RectShape => ({
    type: "rect",
    x: from,
    y,
    width: to - from,
    height: STRENGTH_BAR.height,
    radius: STRENGTH_BAR.height / 2,
    fill,
    stroke: null,
    strokeWidth: 0,
  });
  const track = piece(left, right, theme.track);
  if (value === null) return [track];
  const end = left + Math.max(STRENGTH_BAR.height, (right - left) * value);
  const filled = value === 0 ? [track] : [track, piece(left, end, colours.accent)];
  if (before === undefined || visibleChange(strength) === 0) return filled;
  // A tick across the bar, where it ended before.
  const at = left + (right - left) * before;
  const tick = piece(at - TICK_WIDTH / 2, at + TICK_WIDTH / 2, colours.text);
  return [...filled, { ...tick, y: y - TICK_OVER, height: STRENGTH_BAR.height + 2 * TICK_OVER, radius: 0 }];
}

function number(strength: DrawnStrength, box: Rect, colours: NodeColours, measure: Measure): Shape {
  const change = visibleChange(strength);
  const arrow = change === 0 ? "" : change > 0 ? "↑ " : "↓ ";
  return textShape(arrow + strengthInWords(strength.value), measure, {
    x: box.x + box.width - PADDING_X,
    y: box.y + HEADER_HEIGHT / 2 + BASELINE,
    font: FONT,
    fill: colours.label,
    anchor: "end",
  });
}
