/**
 * A map in the size of a stamp: boxes in the colours of their kinds and the lines between them. An export made as small
 * as this would fade away, so lines here are as wide as pixels need them.
 */
import { grow, type Rect, unionOf } from "../../shared/basics/geometry";
import type { ArgMap } from "../../shared/document/types";
import { edgeShows, hiddenNodes } from "../../shared/document/visibility";
import { placedBoxes } from "../../shared/layout/boxes";
import type { Measure } from "../../shared/layout/measure";
import { routeEdges } from "../../shared/layout/routes";
import type { Theme } from "../../shared/scene/theme";

/** Around the map, in map units. */
const MARGIN = 60;
/** A long map may lose its ends for the sake of its middle: its picture is at most so many times larger than fits. */
const MOST_CROPPED = 2;

export interface Sketch {
  readonly map: ArgMap;
  readonly measure: Measure;
  readonly theme: Theme;
  /** Canvas pixels to a CSS pixel. */
  readonly pixels: number;
  /** No end of the map is cut off. */
  readonly isWhole?: boolean;
}

/** Fills the canvas with the map, centred. */
export function paintSketch(
  context: CanvasRenderingContext2D,
  { map, measure, theme, pixels, isWhole = false }: Sketch,
): void {
  const { width, height } = context.canvas;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = theme.background;
  context.fillRect(0, 0, width, height);
  const hidden = hiddenNodes(map);
  const boxes = placedBoxes(map, measure, hidden);
  const bounds = unionOf(boxes.values());
  if (!bounds) return;
  const scale = centre(context, grow(bounds, MARGIN), isWhole ? 1 : MOST_CROPPED);
  context.lineWidth = pixels / scale;
  const routes = routeEdges(map, boxes);
  for (const edge of map.edges) {
    const route = routes.get(edge.id);
    if (!route || !edgeShows(map, edge, hidden)) continue;
    context.strokeStyle = theme.relations[edge.relation];
    context.beginPath();
    context.moveTo(route.start.x, route.start.y);
    for (const { c1, c2, to } of route.curves) context.bezierCurveTo(c1.x, c1.y, c2.x, c2.y, to.x, to.y);
    context.stroke();
  }
  for (const node of map.nodes) {
    const box = boxes.get(node.id);
    if (!box) continue;
    const colours = theme.kinds[node.kind];
    context.fillStyle = colours.fill;
    context.strokeStyle = colours.accent;
    context.fillRect(box.x, box.y, box.width, box.height);
    context.strokeRect(box.x, box.y, box.width, box.height);
    context.fillStyle = colours.accent;
    context.fillRect(box.x, box.y, (2.5 * pixels) / scale, box.height);
  }
}

/** Makes the region, or most of it, fill the canvas; answers canvas pixels to a map unit. */
function centre(context: CanvasRenderingContext2D, region: Rect, mostCropped: number): number {
  const { width, height } = context.canvas;
  const across = width / region.width;
  const down = height / region.height;
  const scale = Math.min(Math.max(across, down), mostCropped * Math.min(across, down));
  const x = (width - region.width * scale) / 2 - region.x * scale;
  const y = (height - region.height * scale) / 2 - region.y * scale;
  context.setTransform(scale, 0, 0, scale, x, y);
  return scale;
}
