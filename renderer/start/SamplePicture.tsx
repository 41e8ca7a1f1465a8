/** A small picture of a map. For the eye only: the words stand beside it. */
import { useEffect, useRef } from "react";
import type { ArgMap } from "../../shared/document/types";
import { useSession } from "../session/context";
import { onThemeChange, themeFor } from "../session/theme";
import { paintSketch, type Sketch } from "./paint-sketch";

export function SamplePicture({
  map,
  className = "start-card-picture",
  isWhole = false,
}: {
  readonly map: ArgMap | null;
  readonly className?: string;
  /** Shows the ends of a long map too, however small it gets. */
  readonly isWhole?: boolean;
}) {
  const session = useSession();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const draw = () => {
      if (canvas.current && map)
        drawPicture(canvas.current, {
          map,
          measure: session.measure,
          theme: themeFor(session.get().theme),
          isWhole,
        });
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
  }, [map, session, isWhole]);
  return <canvas ref={canvas} className={className} />;
}

/** Makes the canvas as fine as the screen, and draws. */
function drawPicture(canvas: HTMLCanvasElement, sketch: Omit<Sketch, "pixels">): void {
  const context = canvas.getContext("2d");
  const pixels = window.devicePixelRatio;
  const width = Math.round(canvas.clientWidth * pixels);
  const height = Math.round(canvas.clientHeight * pixels);
  if (!context || width === 0 || height === 0) return;
  canvas.width = width;
  canvas.height = height;
  paintSketch(context, { ...sketch, pixels });
}
