/** A small picture of a map. For the eye only: the words stand beside it. */
import { useEffect, useRef } from "react";
import type { ArgMap } from "../../shared/document/types";
import type { Measure } from "../../shared/layout/measure";
import type { Theme } from "../../shared/scene/theme";
import { useSession } from "../session/context";
import { onThemeChange, themeFor } from "../session/theme";
import { paintSketch } from "./paint-sketch";

export function SamplePicture({
  map,
  className = "start-card-picture",
}: {
  readonly map: ArgMap | null;
  readonly className?: string;
}) {
  const session = useSession();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const draw = () => {
      if (canvas.current && map)
        drawPicture(canvas.current, map, session.measure, themeFor(session.get().theme));
    };
    const drawWhenIdle = () => {
      requestIdleCallback(draw);
    };
    drawWhenIdle();
    const resized = new ResizeObserver(drawWhenIdle);
    if (canvas.current) resized.observe(canvas.current);
    const stop = onThemeChange(session, drawWhenIdle);
    return () => {
      resized.disconnect();
      stop();
    };
  }, [map, session]);
  return <canvas ref={canvas} className={className} />;
}

/** Makes the canvas as fine as the screen, and draws. */
function drawPicture(canvas: HTMLCanvasElement, map: ArgMap, measure: Measure, theme: Theme): void {
  const context = canvas.getContext("2d");
  const pixels = window.devicePixelRatio;
  const width = Math.round(canvas.clientWidth * pixels);
  const height = Math.round(canvas.clientHeight * pixels);
  if (!context || width === 0 || height === 0) return;
  canvas.width = width;
  canvas.height = height;
  paintSketch(context, { map, measure, theme, pixels });
}
