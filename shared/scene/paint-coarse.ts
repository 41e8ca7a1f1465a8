/**
 * The picture of a large map from far away: boxes, bars for lines of text, and thin edges. All shapes of one colour go
 * into one path, which is what makes ten thousand nodes cheap.
 */
import type { Rect } from "../basics/geometry";
import { textLeft } from "./bounds";
import { EDGE_WIDTH } from "./draw-edge";
import { type PaintTarget, type PaintView, paintGroups, setView, tracePath } from "./paint";
import type { PathShape, SceneGroup, TextShape } from "./types";

/** Text smaller than this on the canvas, in its pixels, is drawn as bars; it could not be read. */
const LEAST_TEXT = 4.5;
/** Bars lower than this are left out. */
const LEAST_BAR = 0.8;
/** Height of the bar for a line of text, in parts of the font size. */
const BAR_HEIGHT = 0.42;

type Batches<T> = Map<string, T[]>;

interface Layers {
  readonly lines: Batches<PathShape>;
  readonly boxes: Batches<Rect>;
  readonly borders: Batches<PathShape>;
  readonly solids: Batches<PathShape>;
  readonly bars: Batches<Rect>;
}

/**
 * Paints the groups that touch the region over what the canvas shows. Chooses by scale: fine as in an export where
 * text can be read, else in batches, where nodes cover edges but not each other's text.
 */
export function paintOverview(target: PaintTarget, groups: readonly SceneGroup[], view: PaintView): void {
  setView(target, view);
  const near = groups.filter((group) => reaches(group.bounds, view.region));
  if (14 * view.scale >= LEAST_TEXT) paintGroups(target, near, view.region);
  else paintLayers(target, sortLayers(near, view.scale), view.scale);
}

function reaches(bounds: Rect, region: Rect): boolean {
  return (
    bounds.x <= region.x + region.width &&
    bounds.y <= region.y + region.height &&
    bounds.x + bounds.width >= region.x &&
    bounds.y + bounds.height >= region.y
  );
}

function put<T>(batches: Batches<T>, colour: string, item: T): void {
  const batch = batches.get(colour);
  if (batch) batch.push(item);
  else batches.set(colour, [item]);
}

function sortLayers(groups: readonly SceneGroup[], scale: number): Layers {
  const layers: Layers = {
    lines: new Map(),
    boxes: new Map(),
    borders: new Map(),
    solids: new Map(),
    bars: new Map(),
  };
  for (const group of groups) {
    if (group.role === "edge") sortEdge(layers, group, scale);
    else sortNode(layers, group, scale);
  }
  return layers;
}

function sortEdge(layers: Layers, group: SceneGroup, scale: number): void {
  for (const shape of group.shapes) {
    if (shape.type !== "path") continue;
    if (shape.stroke !== null && shape.fill === null && group.shapes[0] === shape)
      put(layers.lines, lineKey(shape, scale), shape);
    else if (shape.fill !== null && visible(group.bounds, scale)) put(layers.solids, shape.fill, shape);
  }
}

/** Colour and dash in one key; dashes too fine to see are left out. */
function lineKey(shape: PathShape, scale: number): string {
  const dash = shape.dash.some((length) => length * scale < 1) ? [] : shape.dash;
  return `${shape.stroke}|${dash.join(",")}`;
}

function visible(bounds: Rect, scale: number): boolean {
  return Math.max(bounds.width, bounds.height) * scale >= 12;
}

function sortNode(layers: Layers, group: SceneGroup, scale: number): void {
  const large = visible(group.bounds, scale);
  // The border is the first bare line of a node; those of the icon follow.
  let bordered = !large;
  for (const shape of group.shapes) {
    if (shape.type === "text") sortText(layers, shape, scale);
    else if (shape.type === "rect") {
      if (shape.fill !== null) put(layers.boxes, shape.fill, shape);
    } else if (shape.fill !== null && large) put(layers.solids, shape.fill, shape);
    else if (shape.stroke !== null && !bordered) {
      bordered = true;
      put(layers.borders, lineKey(shape, scale), shape);
    }
  }
}

function sortText(layers: Layers, shape: TextShape, scale: number): void {
  const height = shape.font.size * BAR_HEIGHT;
  if (height * scale < LEAST_BAR) return;
  put(layers.bars, shape.fill, { x: textLeft(shape), y: shape.y - height, width: shape.width, height });
}

function paintLayers(target: PaintTarget, layers: Layers, scale: number): void {
  target.lineJoin = "round";
  strokePaths(target, layers.lines, Math.max(EDGE_WIDTH, 1 / scale));
  fillRects(target, layers.boxes);
  strokePaths(target, layers.borders, Math.max(1, 0.75 / scale));
  for (const [colour, shapes] of layers.solids) {
    target.beginPath();
    for (const shape of shapes) tracePath(target, shape.segments);
    target.fillStyle = colour;
    target.fill();
  }
  fillRects(target, layers.bars);
}

function strokePaths(target: PaintTarget, batches: Batches<PathShape>, width: number): void {
  target.lineWidth = width;
  target.lineCap = "butt";
  for (const [key, shapes] of batches) {
    const [colour = "", dash = ""] = key.split("|");
    target.beginPath();
    for (const shape of shapes) tracePath(target, shape.segments);
    target.strokeStyle = colour;
    target.setLineDash(dash === "" ? [] : dash.split(",").map(Number));
    target.stroke();
  }
}

function fillRects(target: PaintTarget, batches: Batches<Rect>): void {
  for (const [colour, rects] of batches) {
    target.beginPath();
    for (const r of rects) target.rect(r.x, r.y, r.width, r.height);
    target.fillStyle = colour;
    target.fill();
  }
}
