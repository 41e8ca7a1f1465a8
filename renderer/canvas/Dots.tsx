/** Dots behind the map, by which one sees it move. They are painted for a zoom, and panning only moves the picture. */
import { useLayoutEffect, useRef } from "react";
import type { Theme } from "../../shared/scene/theme";
import { sizeCanvas } from "./painted/paint-frame";
import type { View } from "./use-view";

/** From afar dots would be noise. */
const LEAST_ZOOM = 0.4;
/** Map units from dot to dot. */
const GAP = 24;
/** Dots stand at least so many pixels apart, and twice as far in the map each time they would not. */
const LEAST_GAP = 16;

/** CSS pixels from dot to dot. */
export function dotGap(zoom: number): number {
  return GAP * zoom * 2 ** Math.max(0, Math.ceil(Math.log2(LEAST_GAP / (GAP * zoom))));
}

/** How far the dots stand to the right of, or below, those of an unmoved map: -gap..0, CSS pixels. */
export function dotShift(moved: number, gap: number): number {
  return (((moved % gap) + gap) % gap) - gap;
}

/** The canvas grows by this, CSS pixels, so that it is not made anew for each step of a zoom. */
const SIZE_STEP = 32;

export function Dots({ view, theme }: { readonly view: View; readonly theme: Theme }) {
  const { viewport, size } = view;
  const { zoom } = viewport;
  const canvas = useRef<HTMLCanvasElement>(null);
  const gap = dotGap(zoom);
  const ratio = window.devicePixelRatio || 1;
  const room = Math.ceil(gap / SIZE_STEP) * SIZE_STEP;
  const [width, height] = [size.width + room, size.height + room];
  const shows = zoom >= LEAST_ZOOM;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the style sheet's colour follows the theme
  useLayoutEffect(() => {
    const context = shows ? canvas.current?.getContext("2d") : null;
    if (!context) return;
    sizeCanvas(context, { width: Math.ceil(width * ratio), height: Math.ceil(height * ratio) });
    context.fillStyle = getComputedStyle(context.canvas).color;
    context.globalAlpha = Math.min(1, zoom);
    paintDots(context, gap * ratio, Math.max(1, Math.round(ratio * Math.min(2, zoom))));
  }, [shows, gap, zoom, width, height, ratio, theme]);
  if (!shows) return null;
  const snap = (moved: number) => Math.round(dotShift(moved, gap) * ratio) / ratio;
  const transform = `translate(${snap(viewport.x)}px, ${snap(viewport.y)}px)`;
  return <canvas ref={canvas} className="dots" style={{ width, height, transform }} />;
}

/** Paints one row and copies it: thousands of dots by themselves take as long as a frame has. `gap` and `side` in canvas pixels. */
function paintDots(context: CanvasRenderingContext2D, gap: number, side: number): void {
  const { width, height } = context.canvas;
  const row = new OffscreenCanvas(Math.max(1, width), side);
  const dots = row.getContext("2d");
  if (!dots) return;
  dots.fillStyle = context.fillStyle;
  for (let x = 0; x < width; x += gap) dots.fillRect(Math.round(x), 0, side, side);
  for (let y = 0; y < height; y += gap) context.drawImage(row, 0, Math.round(y));
}
