/** The map painted on one canvas, where its elements would be too many for the page or for a moving view; above it the marks. */
import { type RefObject, useLayoutEffect, useMemo, useRef } from "react";
import { grow, type Rect, unionOf } from "../../../shared/basics/geometry";
import type { ArgMap } from "../../../shared/document/types";
import { routeArea } from "../../../shared/layout/curves";
import { setView } from "../../../shared/scene/paint";
import type { Theme } from "../../../shared/scene/theme";
import type { LiveLayout } from "../use-live-layout";
import type { Look } from "../use-look";
import type { View } from "../use-view";
import { type Frame, frameFor, frameOn, placeOf, regionOf, type Seen } from "./frame";
import { boundsOfMarks, type Marks, paintMarks } from "./marks";
import { partWith, useMoving } from "./moving";
import { type OnCanvas, paintFrame, sizeCanvas } from "./paint-frame";
import { type Picture, pictureOf } from "./picture";

export interface PaintedLayerProps {
  readonly map: ArgMap;
  readonly layout: LiveLayout;
  readonly view: View;
  readonly theme: Theme;
  readonly look: Look;
  readonly marks: Marks;
  /** Whether elements take over when the view rests. Their rings grow with the zoom, so those that are painted do too. */
  readonly forNow: boolean;
}

export function PaintedLayer({ map, layout, view, theme, look, marks, forNow }: PaintedLayerProps) {
  const { viewport, size } = view;
  const seen: Seen = { viewport, size, ratio: window.devicePixelRatio || 1, rests: !view.moves };
  const frame = useFrame(seen);
  const { still, overrides } = layout;
  const moving = useMoving(map, overrides);
  const picture = useMemo(
    () => pictureOf(map, still, { ...look, theme, shows: (id) => !moving.has(id) }),
    [map, still, look, theme, moving],
  );
  const within = useMemo(() => partWith(map, moving), [map, moving]);
  const lifted = useMemo(
    () =>
      moving.size > 0
        ? pictureOf(map, layout, { ...look, theme, within, shows: (id) => moving.has(id) })
        : null,
    [map, layout, look, theme, moving, within],
  );
  const base = useRef<HTMLCanvasElement>(null);
  const above = useRef<HTMLCanvasElement>(null);
  useStill(base, picture, frame, view.moves);
  const upper = useMemo(
    () => frameAbove(frame, layout, marks, moving, seen.ratio),
    [frame, layout, marks, moving, seen.ratio],
  );
  const pixel = forNow ? 1 : seen.ratio / frame.scale;
  useAbove(above, { frame: upper, lifted, layout, marks, theme, pixel });
  return (
    <>
      <canvas ref={base} className="painted-layer" style={styleOf(frame, seen)} />
      {upper && <canvas ref={above} className="painted-marks" style={styleOf(upper, seen)} />}
    </>
  );
}

function styleOf(frame: Frame, seen: Seen) {
  const { x, y, stretch } = placeOf(frame, seen);
  return { transform: `translate(${x}px, ${y}px) scale(${stretch})` };
}

/** Follows the view with the frame that is painted. */
function useFrame(seen: Seen): Frame {
  const last = useRef<Frame | null>(null);
  const frame = frameFor(seen, last.current);
  useLayoutEffect(() => {
    last.current = frame;
  }, [frame]);
  return frame;
}

/** Lines of marks, shadows and arrowheads reach so far beyond what they belong to, CSS pixels and map units. */
const BLEED = 16;

/** No more of the frame than the marks and what moves take, so that a step of a drag paints a little canvas. */
function frameAbove(
  frame: Frame,
  layout: LiveLayout,
  marks: Marks,
  moving: ReadonlySet<string>,
  ratio: number,
): Frame | null {
  const rects: Rect[] = [];
  for (const id of moving) {
    const box = layout.boxes.get(id);
    const route = layout.routes.get(id);
    if (box) rects.push(box);
    if (route) rects.push(routeArea(route));
  }
  const marked = boundsOfMarks(layout, marks);
  if (marked) rects.push(marked);
  const bounds = unionOf(rects);
  return bounds && frameOn(grow(bounds, BLEED + (BLEED * ratio) / frame.scale), frame);
}

function useStill(
  canvas: RefObject<HTMLCanvasElement | null>,
  picture: Picture,
  frame: Frame,
  moves: boolean,
): void {
  const held = useRef<OnCanvas | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the first painting asks whether the view moves
  useLayoutEffect(() => {
    const paint = () => {
      const context = canvas.current?.getContext("2d");
      if (!context) return;
      paintFrame(context, { picture, frame }, held.current);
      held.current = { picture, frame };
    };
    if (held.current !== null || moves) return paint();
    // When a map is opened the page has had much to do already; the frame waits for this in any case.
    const waiting = requestAnimationFrame(paint);
    return () => cancelAnimationFrame(waiting);
  }, [canvas, picture, frame]);
}

interface Above {
  /** Null where there is nothing to paint. */
  readonly frame: Frame | null;
  /** What a gesture moves; null where nothing moves. */
  readonly lifted: Picture | null;
  readonly layout: LiveLayout;
  readonly marks: Marks;
  readonly theme: Theme;
  /** How long the marks take a pixel to be, map units. */
  readonly pixel: number;
}

function useAbove(canvas: RefObject<HTMLCanvasElement | null>, props: Above): void {
  const { frame, lifted, layout, marks, theme, pixel } = props;
  useLayoutEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !frame) return;
    const view = { region: regionOf(frame), scale: frame.scale };
    sizeCanvas(context, frame);
    lifted?.paint(context, view);
    setView(context, view);
    paintMarks(context, layout, marks, theme, { region: view.region, pixel });
  }, [canvas, frame, lifted, layout, marks, theme, pixel]);
}
