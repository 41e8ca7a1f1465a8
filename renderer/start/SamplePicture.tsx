/** A small picture of a map, from the same scene as the exports. For the eye only: the words stand beside it. */
import { useEffect, useRef } from "react";
import type { ArgMap } from "../../shared/document/types";
import type { Measure } from "../../shared/layout/measure";
import { buildScene } from "../../shared/scene/build-scene";
import { paintOverview } from "../../shared/scene/paint-coarse";
import type { Theme } from "../../shared/scene/theme";
import { useSession } from "../session/context";
import { onThemeChange, themeFor } from "../session/theme";

const MARGIN = 40;

export function SamplePicture({ map }: { readonly map: ArgMap | null }) {
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
  return <canvas ref={canvas} className="start-card-picture" />;
}

/** Fills the canvas with the whole map, centred. */
function drawPicture(canvas: HTMLCanvasElement, map: ArgMap, measure: Measure, theme: Theme): void {
  const context = canvas.getContext("2d");
  const pixels = window.devicePixelRatio;
  const width = Math.round(canvas.clientWidth * pixels);
  const height = Math.round(canvas.clientHeight * pixels);
  if (!context || width === 0 || height === 0) return;
  canvas.width = width;
  canvas.height = height;
  const scene = buildScene(map, { measure, theme, margin: MARGIN, background: "theme" });
  const { bounds } = scene;
  const scale = Math.min(width / bounds.width, height / bounds.height);
  context.fillStyle = theme.background;
  context.fillRect(0, 0, width, height);
  const region = {
    x: bounds.x - (width / scale - bounds.width) / 2,
    y: bounds.y - (height / scale - bounds.height) / 2,
    width: width / scale,
    height: height / scale,
  };
  paintOverview(context, scene.groups, { region, scale });
}
