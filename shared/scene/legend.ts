/** What the colours, icons and lines mean, below the picture: only what the picture shows. */
import type { Rect } from "../basics/geometry";
import { KIND_NAMES, RELATION_NAMES } from "../document/describe";
import type { Kind, Relation } from "../document/types";
import type { Font, Measure } from "../layout/measure";
import { boundsOf } from "./bounds";
import { arrowhead, EDGE_WIDTH, minusBadge, OPPOSE_DASH } from "./draw-edge";
import { kindIcon } from "./icons";
import { lineTo, moveTo } from "./segments";
import { textShape } from "./text-shape";
import type { Theme } from "./theme";
import type { SceneGroup, Shape } from "./types";

const FONT: Font = { size: 12, weight: 400 };
const GAP_ABOVE = 24;
const ROW_HEIGHT = 22;
const ITEM_GAP = 20;
const SAMPLE_GAP = 6;
const ICON = 14;
const LINE_SAMPLE = 60;
/** From the middle of a line of text to its baseline, in parts of the font size. */
const HALF_CAPITAL = 0.364;
const LEAST_WIDTH = 320;
const STRENGTH_BAR = { width: 40, height: 4 } as const;

/** One entry: its sample drawn with the left end at `x`, its middle at `y`. */
interface Item {
  readonly text: string;
  readonly sampleWidth: number;
  readonly sample: (x: number, y: number) => Shape[];
}

export interface LegendContent {
  readonly kinds: readonly Kind[];
  readonly relations: readonly Relation[];
  /** Whether an edge opposes another edge. */
  readonly undercuts: boolean;
  /** What the strengths on the nodes are computed by; null where none are drawn. */
  readonly strengths: string | null;
}

/** The legend below `content`; null where nothing is to explain. `ink` is the colour of its words. */
export function drawLegend(
  shown: LegendContent,
  content: Rect,
  theme: Theme,
  ink: string,
  measure: Measure,
): SceneGroup | null {
  const items = [
    ...shown.kinds.map((kind) => kindItem(kind, theme)),
    ...shown.relations.map((relation) => relationItem(relation, theme)),
    ...(shown.undercuts ? [undercutItem(theme)] : []),
    ...(shown.strengths === null ? [] : [strengthItem(shown.strengths, theme)]),
  ];
  if (items.length === 0) return null;
  const shapes = flow(items, content, ink, measure);
  const least = { x: content.x, y: content.y + content.height + GAP_ABOVE, width: 0, height: 0 };
  const words = items.map((item) => item.text).join(", ");
  return { id: null, role: "legend", label: `Legend: ${words}`, bounds: boundsOf(shapes, least), shapes };
}

function kindItem(kind: Kind, theme: Theme): Item {
  return {
    text: KIND_NAMES[kind],
    sampleWidth: ICON,
    sample: (x, y) => kindIcon(kind, x, y - ICON / 2, ICON, theme.kinds[kind].accent),
  };
}

function relationItem(relation: Relation, theme: Theme): Item {
  const stroke = theme.relations[relation];
  const opposes = relation === "oppose";
  return {
    text: RELATION_NAMES[relation],
    sampleWidth: LINE_SAMPLE,
    sample: (x, y) => [
      {
        type: "path",
        segments: [moveTo(x, y), lineTo(x + LINE_SAMPLE - 6, y)],
        fill: null,
        stroke,
        strokeWidth: EDGE_WIDTH,
        dash: opposes ? OPPOSE_DASH : [],
      },
      arrowhead({ x: x + LINE_SAMPLE, y }, 0, stroke),
      ...(opposes ? minusBadge({ x: x + LINE_SAMPLE / 2 - 5, y }, stroke, theme) : []),
    ],
  };
}

function undercutItem(theme: Theme): Item {
  return {
    text: "Undercuts a link",
    sampleWidth: ICON + 6,
    sample: (x, y) => minusBadge({ x: x + (ICON + 6) / 2, y }, theme.relations.oppose, theme, true),
  };
}

function strengthItem(by: string, theme: Theme): Item {
  const piece = (x: number, y: number, width: number, fill: string): Shape => ({
    type: "rect",
    x,
    y: y - STRENGTH_BAR.height / 2,
    width,
    height: STRENGTH_BAR.height,
    radius: STRENGTH_BAR.height / 2,
    fill,
    stroke: null,
    strokeWidth: 0,
  });
  return {
    text: `Strength (${by})`,
    sampleWidth: STRENGTH_BAR.width,
    sample: (x, y) => [
      piece(x, y, STRENGTH_BAR.width, theme.track),
      piece(x, y, STRENGTH_BAR.width * 0.6, theme.mutedText),
    ],
  };
}

/** Sets the items in rows no wider than the picture. */
function flow(items: readonly Item[], content: Rect, ink: string, measure: Measure): Shape[] {
  const most = Math.max(content.width, LEAST_WIDTH);
  const shapes: Shape[] = [];
  let x = content.x;
  let y = content.y + content.height + GAP_ABOVE + ROW_HEIGHT / 2;
  for (const item of items) {
    const place = { x: 0, y: 0, font: FONT, fill: ink };
    const words = textShape(item.text, measure, place);
    const width = item.sampleWidth + SAMPLE_GAP + words.width;
    if (x > content.x && x + width > content.x + most) {
      x = content.x;
      y += ROW_HEIGHT;
    }
    const textX = x + item.sampleWidth + SAMPLE_GAP;
    shapes.push(...item.sample(x, y), { ...words, x: textX, y: y + HALF_CAPITAL * FONT.size });
    x += width + ITEM_GAP;
  }
  return shapes;
}
