/**
 * The picture of a large map from far away, where no text can be read: boxes with bars for their lines, and thin edges.
 * It is made from boxes and routes alone, without the shapes of a scene, and all boxes of one colour go into one path;
 * together that is what makes ten thousand nodes cheap.
 */
import type { Rect } from "../basics/geometry";
import { nodeOf } from "../document/lookups";
import { type ArgMap, KINDS, type MapNode, RELATIONS } from "../document/types";
import { HEADER_FONT, HEADER_HEIGHT, LINE_HEIGHT, PADDING_X, TEXT_FONT, TEXT_GAP } from "../layout/node-box";
import type { Boxes, PlacedBox, Route, Routes } from "../layout/types";
import { EDGE_WIDTH, OPPOSE_DASH } from "./draw-edge";
import { type PaintTarget, type PaintView, setView } from "./paint";
import type { NodeColours, Theme } from "./theme";

/** From this scale on text can be read (4.5 pixels high), and the map should be painted from its scene. */
export const READABLE_SCALE = 4.5 / TEXT_FONT.size;

interface EdgeBatch {
  readonly colour: string;
  readonly dash: readonly number[];
  readonly routes: readonly RoutedArea[];
}

interface RoutedArea {
  readonly route: Route;
  readonly area: Rect;
}

interface BoxBatch {
  readonly colours: NodeColours;
  readonly boxes: readonly PlacedBox[];
}

/** The map sorted by colour, ready to be painted many times. */
export interface Overview {
  readonly edges: readonly EdgeBatch[];
  readonly boxes: readonly BoxBatch[];
}

/** Sorts what shows by colour. `boxes` and `routes` hold only what shows. */
export function prepareOverview(map: ArgMap, boxes: Boxes, routes: Routes, theme: Theme): Overview {
  return { edges: edgeBatches(map, routes, theme), boxes: boxBatches(map, boxes, theme) };
}

function edgeBatches(map: ArgMap, routes: Routes, theme: Theme): EdgeBatch[] {
  const edges = map.edges.flatMap((edge) => {
    const route = routes.get(edge.id);
    const muted = nodeOf(map, edge.from)?.muted ?? false;
    return route ? [{ relation: edge.relation, muted, route, area: areaOf(route) }] : [];
  });
  return RELATIONS.flatMap((relation) =>
    [false, true].map((muted) => ({
      colour: muted ? theme.muted.accent : theme.relations[relation],
      dash: relation === "oppose" ? OPPOSE_DASH : [],
      routes: edges.filter((edge) => edge.relation === relation && edge.muted === muted),
    })),
  );
}

/** A box around the points that steer the route, which holds the route. */
function areaOf({ start, end, curves }: Route): Rect {
  const points = [start, end, ...curves.flatMap(({ c1, c2, to }) => [c1, c2, to])];
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function boxBatches(map: ArgMap, boxes: Boxes, theme: Theme): BoxBatch[] {
  const placed = (wanted: (node: MapNode) => boolean) =>
    map.nodes.flatMap((node) => {
      const box = wanted(node) ? boxes.get(node.id) : undefined;
      return box ? [box] : [];
    });
  return [
    { colours: theme.muted, boxes: placed((node) => node.muted === true) },
    ...KINDS.map((kind) => ({
      colours: theme.kinds[kind],
      boxes: placed((node) => node.kind === kind && node.muted !== true),
    })),
  ];
}

/** What is left out because it would be smaller than this on the canvas, in its pixels. */
const LEAST = { bar: 0.7, dash: 1.2, accent: 0.5 } as const;
const BAR_HEIGHT = 0.32;
const ACCENT_WIDTH = 6;
/** A line of text is about this wide for each character, in parts of the font size. */
const CHARACTER = 0.5;

/** Paints what lies in the region over what the canvas shows. */
export function paintOverview(target: PaintTarget, overview: Overview, view: PaintView): void {
  setView(target, view);
  target.lineJoin = "round";
  target.lineCap = "butt";
  for (const batch of overview.edges) paintEdges(target, batch, view);
  for (const { colours, boxes } of overview.boxes) {
    const near = boxes.filter((box) => reaches(box, view.region));
    if (near.length > 0) paintBoxes(target, near, colours, view.scale);
  }
  target.setLineDash([]);
}

function reaches(area: Rect, region: Rect): boolean {
  return (
    area.x <= region.x + region.width &&
    area.y <= region.y + region.height &&
    area.x + area.width >= region.x &&
    area.y + area.height >= region.y
  );
}

function paintEdges(target: PaintTarget, { colour, dash, routes }: EdgeBatch, view: PaintView): void {
  target.beginPath();
  let some = false;
  for (const { route, area } of routes) {
    if (!reaches(area, view.region)) continue;
    some = true;
    target.moveTo(route.start.x, route.start.y);
    for (const { c1, c2, to } of route.curves) target.bezierCurveTo(c1.x, c1.y, c2.x, c2.y, to.x, to.y);
    if (route.curves.length === 0) target.lineTo(route.end.x, route.end.y);
  }
  if (!some) return;
  const fine = dash.some((length) => length * view.scale < LEAST.dash);
  target.setLineDash(fine ? [] : [...dash]);
  target.strokeStyle = colour;
  target.lineWidth = Math.max(EDGE_WIDTH, 1 / view.scale);
  target.stroke();
}

/** Boxes in their colour with a border, a bar for the kind, and bars for the lines of text. */
function paintBoxes(
  target: PaintTarget,
  boxes: readonly PlacedBox[],
  colours: NodeColours,
  scale: number,
): void {
  fillRects(target, boxes, colours.fill);
  target.strokeStyle = colours.accent;
  target.lineWidth = Math.max(1.25, 0.8 / scale);
  target.setLineDash([]);
  target.stroke();
  if (ACCENT_WIDTH * scale >= LEAST.accent) fillRects(target, boxes.map(accentBar), colours.accent);
  if (TEXT_FONT.size * BAR_HEIGHT * scale < LEAST.bar) return;
  fillRects(target, boxes.map(labelBar), colours.label);
  fillRects(target, boxes.flatMap(textBars), colours.text);
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
