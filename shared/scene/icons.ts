/** One small drawing for each kind, so that colour is never the only sign. */
import type { Kind } from "../document/types";
import { CLOSE, circle, curveTo, lineTo, moveTo, placed, roundedRect } from "./segments";
import type { PathShape, Segment } from "./types";

/** Icons are drawn in a square of this side. */
export const ICON_SIZE = 12;

interface Stroke {
  readonly segments: readonly Segment[];
  /** Filled with the accent colour; else drawn as a line. */
  readonly filled: boolean;
}

/** A box with a tick: something was decided. */
const DECISION: readonly Stroke[] = [
  { segments: roundedRect({ x: 1, y: 1, width: 10, height: 10 }, 2), filled: false },
  { segments: [moveTo(3.4, 6.2), lineTo(5.3, 8.1), lineTo(8.7, 4.1)], filled: false },
];

/** A target: what somebody aims at. */
const MOTIVE: readonly Stroke[] = [
  { segments: circle(6, 6, 5), filled: false },
  { segments: circle(6, 6, 2), filled: true },
];

/** A warning triangle. */
const RISK: readonly Stroke[] = [
  { segments: [moveTo(6, 1.2), lineTo(11.1, 10.6), lineTo(0.9, 10.6), CLOSE], filled: false },
  { segments: [moveTo(6, 4.6), lineTo(6, 7.2)], filled: false },
  { segments: circle(6, 8.9, 0.75), filled: true },
];

/** A speech bubble that says no. */
const CRITIQUE: readonly Stroke[] = [
  {
    segments: [
      moveTo(3, 1),
      lineTo(9, 1),
      curveTo(10.1, 1, 11, 1.9, 11, 3),
      lineTo(11, 6.6),
      curveTo(11, 7.7, 10.1, 8.6, 9, 8.6),
      lineTo(6, 8.6),
      lineTo(3.4, 11),
      lineTo(3.4, 8.6),
      lineTo(3, 8.6),
      curveTo(1.9, 8.6, 1, 7.7, 1, 6.6),
      lineTo(1, 3),
      curveTo(1, 1.9, 1.9, 1, 3, 1),
      CLOSE,
    ],
    filled: false,
  },
  { segments: [moveTo(3.6, 4.8), lineTo(8.4, 4.8)], filled: false },
];

const ICONS: Readonly<Record<Kind, readonly Stroke[]>> = {
  decision: DECISION,
  motive: MOTIVE,
  risk: RISK,
  critique: CRITIQUE,
};

/** The icon of a kind with its top left corner at `x`, `y`, `size` map units wide and high. */
export function kindIcon(kind: Kind, x: number, y: number, size: number, colour: string): PathShape[] {
  const scale = size / ICON_SIZE;
  return ICONS[kind].map(({ segments, filled }) => ({
    type: "path",
    segments: placed(segments, x, y, scale),
    fill: filled ? colour : null,
    stroke: filled ? null : colour,
    strokeWidth: filled ? 0 : 1.4 * scale,
    dash: [],
  }));
}
