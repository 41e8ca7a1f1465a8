/** A version of the map ready to be painted on the canvas: in detail where text can be read, else as an overview. */
import type { Rect } from "../../../shared/basics/geometry";
import { once } from "../../../shared/basics/once";
import type { ArgMap } from "../../../shared/document/types";
import type { Layout } from "../../../shared/layout/layout";
import { type DetailOptions, paintDetail, prepareDetail } from "../../../shared/scene/detail";
import { paintOverview, prepareOverview, READABLE_SCALE } from "../../../shared/scene/overview";
import type { PaintTarget, PaintView } from "../../../shared/scene/paint";
import { edgesIn, nodesIn } from "../places";

export interface PictureOptions extends DetailOptions {
  /** A part of the map that has all that is painted, where there is one: the rest need not be gone through. */
  readonly within?: ArgMap;
  /** Whether a node or an edge is held back; null where none is. */
  readonly dims: ((id: string) => boolean) | null;
  /** Strengths to be seen from far away; up close they are part of each node's state. */
  readonly strengths: ReadonlyMap<string, number | null> | null;
}

export interface Picture {
  /** Paints the view; with `part`, only what touches that part of it, in map units. */
  paint(target: PaintTarget, view: PaintView, part?: Rect): void;
}

/** The layout holds only what shows. */
export function pictureOf(map: ArgMap, layout: Layout, options: PictureOptions): Picture {
  const { boxes, routes, places } = layout;
  const { theme, strengths, shows, dims } = options;
  const overview = once(() =>
    prepareOverview(options.within ?? map, boxes, routes, {
      theme,
      shows,
      dims,
      ...(strengths ? { strengths } : {}),
    }),
  );
  const detail = once(() => prepareDetail(map, boxes, routes, options));
  const partIn = (area: Rect) => ({ nodes: nodesIn(map, places, area), edges: edgesIn(map, places, area) });
  return {
    paint(target, view, part = view.region) {
      if (view.scale < READABLE_SCALE) paintOverview(target, overview(), view, part);
      else paintDetail(target, map, detail(), partIn(reachOf(part)), view);
    },
  };
}

/** What a node or an edge paints beyond its box: strokes, arrowheads, badges, the stack of a collapsed node. */
const BLEED = 16;

function reachOf({ x, y, width, height }: Rect): Rect {
  return { x: x - BLEED, y: y - BLEED, width: width + 2 * BLEED, height: height + 2 * BLEED };
}
