/** The zoomed-out map on one canvas, where thousands of elements would be too many for the page; above it the marks. */
import { type RefObject, useLayoutEffect, useMemo, useRef } from "react";
import type { ArgMap } from "../../../shared/document/types";
import { setView } from "../../../shared/scene/paint";
import type { Theme } from "../../../shared/scene/theme";
import type { LiveLayout } from "../use-live-layout";
import type { Look } from "../use-look";
import type { View } from "../use-view";
import { type Frame, placeOf, regionOf } from "./frame";
import { type Marks, paintMarks } from "./marks";
import { useMoving } from "./moving";
import { type OnCanvas, paintFrame, sizeCanvas } from "./paint-frame";
import { type Picture, pictureOf } from "./picture";
import { useFrame } from "./use-frame";

export interface PaintedLayerProps {
  readonly map: ArgMap;
  readonly layout: LiveLayout;
  readonly view: View;
  readonly theme: Theme;
  readonly look: Look;
  readonly marks: Marks;
}

export function PaintedLayer({ map, layout, view, theme, look, marks }: PaintedLayerProps) {
  const { frame, seen } = useFrame(view);
  const { still, overrides } = layout;
  const moving = useMoving(map, overrides);
  const picture = useMemo(
    () => pictureOf(map, still, { ...look, theme, shows: (id) => !moving.has(id) }),
    [map, still, look, theme, moving],
  );
  const lifted = useMemo(
    () =>
      moving.size > 0 ? pictureOf(map, layout, { ...look, theme, shows: (id) => moving.has(id) }) : null,
    [map, layout, look, theme, moving],
  );
  const base = useRef<HTMLCanvasElement>(null);
  const above = useRef<HTMLCanvasElement>(null);
  useStill(base, picture, frame);
  useAbove(above, { frame, lifted, layout, marks, theme, ratio: seen.ratio });
  const { x, y, stretch } = placeOf(frame, seen);
  const style = { transform: `translate(${x}px, ${y}px) scale(${stretch})` };
  return (
    <>
      <canvas ref={base} className="painted-layer" style={style} />
      <canvas ref={above} className="painted-layer" style={style} />
    </>
  );
}

function useStill(canvas: RefObject<HTMLCanvasElement | null>, picture: Picture, frame: Frame): void {
  const held = useRef<OnCanvas | null>(null);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    paintFrame(context, { picture, frame }, held.current);
    held.current = { picture, frame };
  }, [canvas, picture, frame]);
}

interface Above {
  readonly frame: Frame;
  /** What a gesture moves; null where nothing moves. */
  readonly lifted: Picture | null;
  readonly layout: LiveLayout;
  readonly marks: Marks;
  readonly theme: Theme;
  readonly ratio: number;
}

function useAbove(canvas: RefObject<HTMLCanvasElement | null>, props: Above): void {
  const { frame, lifted, layout, marks, theme, ratio } = props;
  useLayoutEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const view = { region: regionOf(frame), scale: frame.scale };
    sizeCanvas(context, frame);
    lifted?.paint(context, view);
    setView(context, view);
    paintMarks(context, layout, marks, theme, ratio / frame.scale);
  }, [canvas, frame, lifted, layout, marks, theme, ratio]);
}
