/** Nodes from far away: boxes in their colour with a border, a bar for the kind, and bars for the lines of text. */
import type { Rect } from "../basics/geometry";
import { HEADER_FONT, HEADER_HEIGHT, LINE_HEIGHT, PADDING_X, TEXT_FONT, TEXT_GAP } from "../layout/node-box";
import type { PlacedBox } from "../layout/types";
import { STRENGTH_BAR } from "./draw-strength";
import type { PaintTarget } from "./paint";
import type { NodeColours } from "./theme";

/** A box to be painted; with its strength, 0..1 or null for one that does not settle, where strengths are to be seen. */
export interface PaintedBox {
  readonly box: PlacedBox;
  readonly strength?: number | null;
}

export interface BoxLook {
  readonly colours: NodeColours;
  /** The colour of a strength's bar where it is empty. */
  readonly track: string;
  /** Canvas pixels to a map unit. */
  readonly scale: number;
}

/** What is left out because it would be smaller than this on the canvas, in its pixels. */
const LEAST = { bar: 0.7, accent: 0.5 } as const;
const BAR_HEIGHT = 0.32;
const ACCENT_WIDTH = 6;
/** A line of text is about this wide for each character, in parts of the font size. */
const CHARACTER = 0.5;
/** A strength's bar is as high as up close, but at least this on the canvas, in its pixels. */
const LEAST_STRENGTH = 1;

/**
 * The least width of a line on the canvas, in its pixels: as fine as in the scene where the overview takes over from it,
 * and a whole pixel from far away.
 */
export function leastLine(scale: number): number {
  return Math.min(1, Math.max(0.45, 0.45 + 4 * (0.25 - scale)));
}

/** Paints boxes of one colour; all of each part go into one path. */
export function paintBoxes(target: PaintTarget, painted: readonly PaintedBox[], look: BoxLook): void {
  const { colours, scale } = look;
  const boxes = painted.map(({ box }) => box);
  fillRects(target, boxes, colours.fill);
  target.strokeStyle = colours.accent;
  target.lineWidth = Math.max(1.25, leastLine(scale) / scale);
  target.setLineDash([]);
  target.stroke();
  if (ACCENT_WIDTH * scale >= LEAST.accent) fillRects(target, boxes.map(accentBar), colours.accent);
  if (TEXT_FONT.size * BAR_HEIGHT * scale >= LEAST.bar) {
    fillRects(target, boxes.map(labelBar), colours.label);
    fillRects(target, boxes.flatMap(textBars), colours.text);
  }
  paintStrengths(target, painted, look);
}

function paintStrengths(target: PaintTarget, painted: readonly PaintedBox[], look: BoxLook): void {
  const bars = painted.flatMap(({ box, strength }) =>
    strength === undefined ? [] : [{ strength, bar: strengthBar(box, look.scale) }],
  );
  if (bars.length === 0) return;
  const tracks = bars.map(({ bar }) => bar);
  fillRects(target, tracks, look.track);
  const filled = bars.flatMap(({ bar, strength }) =>
    strength === null || strength === 0 ? [] : [{ ...bar, width: bar.width * strength }],
  );
  fillRects(target, filled, look.colours.accent);
}

function strengthBar(box: Rect, scale: number): Rect {
  const height = Math.max(STRENGTH_BAR.height, LEAST_STRENGTH / scale);
  const y = box.y + box.height - STRENGTH_BAR.below - height;
  return { x: box.x + PADDING_X, y, width: box.width - 2 * PADDING_X, height };
}

function fillRects(target: PaintTarget, rects: readonly Rect[], colour: string): void {
  target.beginPath();
  for (const { x, y, width, height } of rects) target.rect(x, y, width, height);
  target.fillStyle = colour;
  target.fill();
}

function accentBar(box: Rect): Rect {
  return { x: box.x, y: box.y, width: ACCENT_WIDTH, height: box.height };
}

function labelBar(box: Rect): Rect {
  const height = HEADER_FONT.size * BAR_HEIGHT;
  const y = box.y + HEADER_HEIGHT / 2 + 2 - height / 2;
  return { x: box.x + PADDING_X, y, width: 70, height };
}

function textBars(box: PlacedBox): Rect[] {
  const height = TEXT_FONT.size * BAR_HEIGHT;
  const most = box.width - 2 * PADDING_X;
  const top = box.y + HEADER_HEIGHT + TEXT_GAP + (LINE_HEIGHT - height) / 2;
  return box.lines.map((line, i) => ({
    x: box.x + PADDING_X,
    y: top + i * LINE_HEIGHT,
    width: Math.min(most, line.length * TEXT_FONT.size * CHARACTER),
    height,
  }));
}
