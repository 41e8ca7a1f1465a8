/** How big a node is. The constants say where its parts stand; the scene draws with the same ones. Pixels at 100 %. */
import type { MapNode } from "../document/types";
import { linesOf, type PreparedText, prepareText } from "./break-lines";
import type { Font, Measure } from "./measure";
import type { NodeBox } from "./types";

/** Space between the border and what is inside, left and right. */
export const PADDING_X = 12;
/** The strip on top with the icon and the name of the kind. */
export const HEADER_HEIGHT = 24;
/** Between the strip and the first line of text. */
export const TEXT_GAP = 6;
export const LINE_HEIGHT = 20;
/** Below the last line of text. */
export const PADDING_BOTTOM = 10;
/** Kept for a bar at the bottom of the node; none is drawn now. */
export const FOOTER_HEIGHT = 0;

export const TEXT_FONT: Font = Object.freeze({ size: 14, weight: 400 });
export const HEADER_FONT: Font = Object.freeze({ size: 11, weight: 600 });

/** Side of the square icon of the kind, and the space between it and the label. */
export const ICON_SIZE = 14;
export const ICON_GAP = 6;

/** Wide enough for the icon and the label of any kind, and for a count beside them. */
export const MIN_NODE_WIDTH = 120;
export const DEFAULT_NODE_WIDTH = 240;
/** A width that the person chose ends here. */
export const MAX_NODE_WIDTH = 1200;

/** The widths that a node without a chosen width may take: a wider one where the text would have too many lines. */
const WIDTHS = [DEFAULT_NODE_WIDTH, 320, 400] as const;
const MANY_LINES = 12;

/** Texts up to so many lines get the narrowest box that keeps the number of lines; longer ones line up at full width. */
const BALANCED_LINES = 2;

/** How many boxes are kept by text, for nodes that only moved. */
const KEPT_TEXTS = 20_000;

interface Known {
  readonly byNode: WeakMap<MapNode, NodeBox>;
  readonly byText: Map<string, NodeBox>;
}

const known = new WeakMap<Measure, Known>();

function knownWith(measure: Measure): Known {
  let found = known.get(measure);
  if (!found) {
    found = { byNode: new WeakMap(), byText: new Map() };
    known.set(measure, found);
  }
  return found;
}

/**
 * The size of a node and the lines of its text, whole pixels. The same node and measurer give the same object;
 * a node that differs in neither text nor width does too, as long as the cache holds it.
 */
export function nodeBox(node: MapNode, measure: Measure): NodeBox {
  const { byNode, byText } = knownWith(measure);
  const found = byNode.get(node);
  if (found) return found;
  const box = byText.get(keyOf(node)) ?? makeBox(node, measure);
  keepNodeBox(node, measure, box);
  return box;
}

/** Takes a box that `nodeBox` made elsewhere for the node, with a measurer that measures the same. */
export function keepNodeBox(node: MapNode, measure: Measure, box: NodeBox): void {
  const { byNode, byText } = knownWith(measure);
  if (byText.size >= KEPT_TEXTS) byText.clear();
  byText.set(keyOf(node), box);
  byNode.set(node, box);
}

/** What the size of a node follows from. */
function keyOf({ width, text }: MapNode): string {
  return `${width ?? ""}|${text}`;
}

/** Height of a box with so many lines of text. */
export function heightOf(lines: number): number {
  return HEADER_HEIGHT + TEXT_GAP + Math.max(1, lines) * LINE_HEIGHT + PADDING_BOTTOM + FOOTER_HEIGHT;
}

function makeBox(node: MapNode, measure: Measure): NodeBox {
  const text = prepareText(node.text, TEXT_FONT, measure);
  const { lines, column } =
    node.width === undefined ? chooseColumn(text) : inColumn(text, clampWidth(node.width) - 2 * PADDING_X);
  return Object.freeze({ width: column + 2 * PADDING_X, height: heightOf(lines.length), lines });
}

/** The width that a node is drawn with for a width that the person or the file gives. */
export function clampWidth(width: number): number {
  return Math.ceil(Math.min(MAX_NODE_WIDTH, Math.max(MIN_NODE_WIDTH, width)));
}

interface Fitted {
  readonly lines: readonly string[];
  /** Width of the text's column. */
  readonly column: number;
}

function inColumn(text: PreparedText, column: number): Fitted {
  return { lines: linesOf(text, column), column };
}

function chooseColumn(text: PreparedText): Fitted {
  let fitted = inColumn(text, WIDTHS[0] - 2 * PADDING_X);
  for (const width of WIDTHS.slice(1)) {
    if (fitted.lines.length <= MANY_LINES) break;
    fitted = inColumn(text, width - 2 * PADDING_X);
  }
  return fitted.lines.length > BALANCED_LINES ? fitted : balanced(text, fitted);
}

/** The narrowest column that needs no more lines, found by halving. */
function balanced(text: PreparedText, fitted: Fitted): Fitted {
  let low = MIN_NODE_WIDTH - 2 * PADDING_X;
  let best = fitted;
  while (low < best.column) {
    const middle = Math.floor((low + best.column) / 2);
    const tried = inColumn(text, middle);
    if (tried.lines.length > fitted.lines.length) low = middle + 1;
    else best = tried;
  }
  return best;
}
