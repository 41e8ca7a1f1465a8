/** A scene on a 2D canvas: a page's, a worker's or Node's. The looks are those of the SVG writer. */
import { overlap, type Rect } from "../basics/geometry";
import { cssFont } from "../layout/measure";
import { fittingRadius, roundedRect } from "./segments";
import type { PathShape, RectShape, Scene, SceneGroup, Segment, Shape, TextShape } from "./types";

/** What of a 2D canvas context is used. Styles are `unknown`, so that every platform's context fits. */
export interface PaintTarget {
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  lineCap: string;
  lineJoin: string;
  font: string;
  textAlign: string;
  textBaseline: string;
  /** Browsers have these; a canvas in Node shapes so by itself. */
  textRendering?: string;
  fontKerning?: string;
  direction: string;
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void;
  setLineDash(dash: number[]): void;
  clearRect(x: number, y: number, width: number, height: number): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void;
  rect(x: number, y: number, width: number, height: number): void;
  closePath(): void;
  fill(): void;
  stroke(): void;
  fillText(text: string, x: number, y: number): void;
}

export interface PaintView {
  /** The part of the scene to paint, in map units. */
  readonly region: Rect;
  /** Canvas pixels to a map unit. */
  readonly scale: number;
}

/** Paints a region of the scene, background included; its top left corner lands on the canvas's. */
export function paintScene(target: PaintTarget, scene: Scene, view: PaintView): void {
  const { region, scale } = view;
  const width = Math.ceil(region.width * scale);
  const height = Math.ceil(region.height * scale);
  target.setTransform(1, 0, 0, 1, 0, 0);
  target.clearRect(0, 0, width, height);
  if (scene.background !== null) {
    target.fillStyle = scene.background;
    target.fillRect(0, 0, width, height);
  }
  setView(target, view);
  paintGroups(target, scene.groups, region);
}

/** Makes map units the canvas's units, with the region's corner at the canvas's. */
export function setView(target: PaintTarget, { region, scale }: PaintView): void {
  target.setTransform(scale, 0, 0, scale, -region.x * scale, -region.y * scale);
}

/** Sets text as it was measured: on its baseline, kerned, and not fitted to whole pixels. */
export function prepareText(target: PaintTarget): void {
  target.textBaseline = "alphabetic";
  if (target.fontKerning !== undefined) target.fontKerning = "normal";
  if (target.textRendering !== undefined) target.textRendering = "geometricPrecision";
}

/** Paints what of the groups touches the region, in the canvas's present units. */
export function paintGroups(target: PaintTarget, groups: readonly SceneGroup[], region: Rect): void {
  target.lineJoin = "round";
  prepareText(target);
  for (const group of groups) if (touches(group.bounds, region)) paintShapes(target, group.shapes);
}

/** Unlike `overlap`, also true for a box without area: a straight line has one. */
export function touches(bounds: Rect, region: Rect): boolean {
  if (overlap(bounds, region)) return true;
  const right = bounds.x + bounds.width >= region.x && bounds.x <= region.x + region.width;
  return right && bounds.y + bounds.height >= region.y && bounds.y <= region.y + region.height;
}

export function paintShapes(target: PaintTarget, shapes: readonly Shape[]): void {
  for (const shape of shapes) {
    if (shape.type === "rect") paintRect(target, shape);
    else if (shape.type === "path") paintPath(target, shape);
    else paintText(target, shape);
  }
}

function paintRect(target: PaintTarget, shape: RectShape): void {
  target.beginPath();
  if (fittingRadius(shape, shape.radius) > 0) tracePath(target, roundedRect(shape, shape.radius));
  else target.rect(shape.x, shape.y, shape.width, shape.height);
  fillAndStroke(target, shape, []);
}

function paintPath(target: PaintTarget, shape: PathShape): void {
  target.beginPath();
  tracePath(target, shape.segments);
  fillAndStroke(target, shape, shape.dash);
}

function fillAndStroke(target: PaintTarget, shape: RectShape | PathShape, dash: readonly number[]): void {
  if (shape.fill !== null) {
    target.fillStyle = shape.fill;
    target.fill();
  }
  if (shape.stroke === null) return;
  target.strokeStyle = shape.stroke;
  target.lineWidth = shape.strokeWidth;
  target.lineCap = dash.length > 0 ? "butt" : "round";
  target.setLineDash([...dash]);
  target.stroke();
}

/** Adds the segments to the canvas's current path. */
export function tracePath(target: PaintTarget, segments: readonly Segment[]): void {
  for (const s of segments) {
    if (s.to === "move") target.moveTo(s.x, s.y);
    else if (s.to === "line") target.lineTo(s.x, s.y);
    else if (s.to === "curve") target.bezierCurveTo(s.x1, s.y1, s.x2, s.y2, s.x, s.y);
    else target.closePath();
  }
}

const ALIGN = { start: "left", middle: "center", end: "right" } as const;

export function paintText(target: PaintTarget, shape: TextShape): void {
  target.fillStyle = shape.fill;
  target.font = cssFont(shape.font);
  target.textAlign = ALIGN[shape.anchor];
  target.direction = shape.direction;
  target.fillText(shape.text, shape.x, shape.y);
}
