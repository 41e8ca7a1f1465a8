/** The look of a node: a tinted box with a bar, an icon and a name in the colour of its kind, and its lines of text. */
import { grow, type Rect } from "../basics/geometry";
import { KIND_NAMES, nodeName } from "../document/describe";
import type { ArgMap, MapNode } from "../document/types";
import type { Font, Measure } from "../layout/measure";
import {
  HEADER_FONT,
  HEADER_HEIGHT,
  ICON_GAP,
  ICON_SIZE,
  LINE_HEIGHT,
  PADDING_X,
  TEXT_FONT,
  TEXT_GAP,
} from "../layout/node-box";
import type { PlacedBox } from "../layout/types";
import { boundsOf } from "./bounds";
import { dimmed } from "./dimmed";
import { type DrawnStrength, drawStrength } from "./draw-strength";
import { footnoteMark } from "./footnotes";
import { kindIcon } from "./icons";
import { leftBar, roundedRect } from "./segments";
import { lineDirections } from "./text-direction";
import { textShape } from "./text-shape";
import type { NodeColours, Theme } from "./theme";
import type { PathShape, SceneGroup, Segment, Shape } from "./types";

export const NODE_RADIUS = 6;
const BORDER = 1.25;
const BAR_WIDTH = 6;
/** Centre of the header's icon and label below the top of the box. */
const HEADER_MIDDLE = HEADER_HEIGHT / 2 + 2;
/** From the middle of a line of capitals to its baseline, in parts of the font size. */
const HALF_CAPITAL = 0.364;
/** From the top of a line of text to its baseline: Inter's ascent, with the rest of the line height shared out. */
const BASELINE = 15;
const STACK_STEP = 4;
const BADGE_FONT: Font = { size: 11, weight: 600 };
const BADGE_HEIGHT = 18;
const BADGE_PADDING = 7;

/** What a node shows beyond what the map says of it. */
export interface NodeState {
  /** How many nodes are hidden below a collapsed node. */
  readonly hiddenCount?: number;
  /** Drawn as muted whatever the map says (a what-if). */
  readonly muted?: boolean;
  /** Held back while something else is looked at. */
  readonly dimmed?: boolean;
  /** Drawn where strengths are to be seen. */
  readonly strength?: DrawnStrength;
  /** The sources that it cites, by their numbers, and the quotes in words. */
  readonly footnotes?: { readonly numbers: readonly number[]; readonly quotes: string };
}

/** The picture of one node, in map units, where `box` stands. The measurer must be the one that made the box. */
export function drawNode(
  map: ArgMap,
  node: MapNode,
  box: PlacedBox,
  wholeTheme: Theme,
  measure: Measure,
  state: NodeState = {},
): SceneGroup {
  const theme = state.dimmed ? dimmed(wholeTheme) : wholeTheme;
  const muted = state.muted ?? node.muted ?? false;
  const colours = muted ? theme.muted : theme.kinds[node.kind];
  const hidden = state.hiddenCount ?? 0;
  const shapes = [
    ...(hidden > 0 ? stack(box, colours) : []),
    ...frame(box, colours, muted),
    ...header(node, box, colours, measure, muted),
    ...body(box, colours, measure),
    ...(state.strength ? drawStrength(state.strength, box, colours, theme, measure) : []),
    ...(hidden > 0 ? hiddenBadge(box, colours, measure, hidden) : []),
    ...footnoteMark(state.footnotes?.numbers ?? [], box, colours, measure),
  ];
  return {
    id: node.id,
    role: "node",
    label: [nodeName(map, node), state.footnotes?.quotes ?? ""].filter((part) => part !== "").join("\n"),
    bounds: boundsOf(shapes, { x: box.x, y: box.y, width: box.width, height: box.height }),
    shapes,
  };
}

function outline(segments: readonly Segment[], stroke: string, dash: readonly number[] = []): PathShape {
  return { type: "path", segments, fill: null, stroke, strokeWidth: BORDER, dash };
}

/** Box, bar and border; the border's stroke lies inside the box. */
function frame(box: Rect, colours: NodeColours, muted: boolean): Shape[] {
  const inner = grow(box, -BORDER / 2);
  const { x, y, width, height } = inner;
  const border = roundedRect(inner, NODE_RADIUS - BORDER / 2);
  return [
    {
      type: "rect",
      x,
      y,
      width,
      height,
      radius: NODE_RADIUS - BORDER / 2,
      fill: colours.fill,
      stroke: null,
      strokeWidth: 0,
    },
    {
      type: "path",
      segments: leftBar(box, NODE_RADIUS, BAR_WIDTH),
      fill: colours.accent,
      stroke: null,
      strokeWidth: 0,
      dash: [],
    },
    outline(border, colours.accent, muted ? [4, 3] : []),
  ];
}

function header(node: MapNode, box: Rect, colours: NodeColours, measure: Measure, muted: boolean): Shape[] {
  const left = box.x + PADDING_X;
  const middle = box.y + HEADER_MIDDLE;
  const place = {
    x: left + ICON_SIZE + ICON_GAP,
    y: middle + HALF_CAPITAL * HEADER_FONT.size,
    font: HEADER_FONT,
    fill: colours.label,
  };
  const name = KIND_NAMES[node.kind].toUpperCase();
  const plain = textShape(name, measure, place);
  const label = muted ? textShape(`${name} (MUTED)`, measure, place) : plain;
  const fits = place.x + label.width <= box.x + box.width - PADDING_X / 2;
  return [
    ...kindIcon(node.kind, left, middle - ICON_SIZE / 2, ICON_SIZE, colours.label),
    fits ? label : plain,
  ];
}

function body(box: PlacedBox, colours: NodeColours, measure: Measure): Shape[] {
  const directions = lineDirections(box.lines);
  const top = box.y + HEADER_HEIGHT + TEXT_GAP;
  return box.lines.flatMap((line, i) => {
    if (line.trim() === "") return [];
    const direction = directions[i] ?? "ltr";
    const rightToLeft = direction === "rtl";
    return textShape(line, measure, {
      x: rightToLeft ? box.x + box.width - PADDING_X : box.x + PADDING_X,
      y: top + i * LINE_HEIGHT + BASELINE,
      font: TEXT_FONT,
      fill: colours.text,
      anchor: rightToLeft ? "end" : "start",
      direction,
    });
  });
}

/** Two sheets below the box: there is more than shows. */
function stack(box: Rect, colours: NodeColours): Shape[] {
  return [2, 1].map((sheet) => {
    const inner = grow(box, -BORDER / 2);
    const moved = {
      x: inner.x + sheet * STACK_STEP,
      y: inner.y + sheet * STACK_STEP,
      width: inner.width - 2 * sheet * STACK_STEP,
      height: inner.height,
    };
    return { ...outline(roundedRect(moved, NODE_RADIUS), colours.accent), fill: colours.fill };
  });
}

/** A pill on the lower border, right: "+12 hidden". */
function hiddenBadge(box: Rect, colours: NodeColours, measure: Measure, hidden: number): Shape[] {
  const middle = box.y + box.height;
  const text = textShape(`+${hidden} hidden`, measure, {
    x: 0,
    y: middle + HALF_CAPITAL * BADGE_FONT.size,
    font: BADGE_FONT,
    fill: colours.fill,
  });
  const width = text.width + 2 * BADGE_PADDING;
  const x = box.x + box.width - PADDING_X - width;
  return [
    {
      type: "rect",
      x,
      y: middle - BADGE_HEIGHT / 2,
      width,
      height: BADGE_HEIGHT,
      radius: BADGE_HEIGHT / 2,
      fill: colours.label,
      stroke: null,
      strokeWidth: 0,
    },
    { ...text, x: x + BADGE_PADDING },
  ];
}
