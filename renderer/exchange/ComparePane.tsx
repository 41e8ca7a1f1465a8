import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef } from "react";
import { grow, type Rect, type Size } from "../../shared/basics/geometry";
import type { ComparedPicture } from "../../shared/compare/picture/picture";
import type { Layer } from "../../shared/compare/picture/versions";
import { paintScene } from "../../shared/scene/paint";
import type { Theme } from "../../shared/scene/theme";
import type { Scene } from "../../shared/scene/types";
import { type PictureView, pannedBy, shownRegion, zoomedBy } from "./picture-view";

interface ComparePaneProps {
  readonly layer: Layer;
  /** "Before: kursk.argmap" */
  readonly name: string;
  readonly picture: ComparedPicture | null;
  readonly view: PictureView;
  readonly size: Size;
  readonly theme: Theme;
  /** What is looked at. */
  readonly place: Rect | undefined;
  readonly onView: (change: (view: PictureView) => PictureView) => void;
  readonly onFit: () => void;
}

/** Below this zoom texts can't be read, and painting thousands of them would take long. */
const TEXT_FROM_ZOOM = 0.22;
const ARROW_STEP = 60;
const ZOOM_STEP = 1.25;

/** One picture of the comparison, to be moved and zoomed. It can only be looked at. */
export function ComparePane(props: ComparePaneProps) {
  const { layer, name, picture, view, size, theme, place, onView, onFit } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const sketch = useMemo(() => picture && withoutTexts(picture.scene), [picture]);
  useEffect(() => {
    const scene = view.zoom < TEXT_FROM_ZOOM ? sketch : picture?.scene;
    if (canvas.current && scene) paint(canvas.current, scene, { view, layer, size, theme, place });
  }, [picture, sketch, view, layer, size, theme, place]);
  const pan = usePan(onView);
  const onKeyDown = (event: KeyboardEvent) => {
    const change = keyChange(event.key);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "0") onFit();
    else if (change) onView(change);
    else return;
    event.preventDefault();
  };
  useWheel(canvas, onView);
  return (
    <figure className="compare-pane">
      <figcaption dir="auto">{name}</figcaption>
      <canvas
        ref={canvas}
        className="compare-canvas"
        role="img"
        aria-label={`Picture of the changes. ${name}`}
        tabIndex={0}
        style={{ width: size.width, height: size.height }}
        onKeyDown={onKeyDown}
        {...pan}
      />
    </figure>
  );
}

function keyChange(key: string): ((view: PictureView) => PictureView) | null {
  switch (key) {
    case "ArrowLeft":
      return (view) => pannedBy(view, -ARROW_STEP, 0);
    case "ArrowRight":
      return (view) => pannedBy(view, ARROW_STEP, 0);
    case "ArrowUp":
      return (view) => pannedBy(view, 0, -ARROW_STEP);
    case "ArrowDown":
      return (view) => pannedBy(view, 0, ARROW_STEP);
    case "+":
    case "=":
      return (view) => zoomedBy(view, ZOOM_STEP);
    case "-":
      return (view) => zoomedBy(view, 1 / ZOOM_STEP);
    default:
      return null;
  }
}

/** Dragging moves the picture. */
function usePan(onView: ComparePaneProps["onView"]) {
  const last = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const stop = () => {
    last.current = null;
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLCanvasElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      last.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove: (event: PointerEvent) => {
      const from = last.current;
      if (!from) return;
      last.current = { x: event.clientX, y: event.clientY };
      onView((view) => pannedBy(view, from.x - event.clientX, from.y - event.clientY));
    },
    onPointerUp: stop,
    onPointerCancel: stop,
  };
}

/** The wheel moves the picture, with Ctrl it zooms. React's own listener may not keep the page from zooming. */
function useWheel(
  canvas: { readonly current: HTMLCanvasElement | null },
  onView: ComparePaneProps["onView"],
) {
  useEffect(() => {
    const element = canvas.current;
    const listener = (event: WheelEvent) => {
      event.preventDefault();
      if (!event.ctrlKey && !event.metaKey)
        return onView((view) => pannedBy(view, event.deltaX, event.deltaY));
      const frame = element?.getBoundingClientRect();
      const from = {
        x: event.clientX - (frame ? frame.x + frame.width / 2 : 0),
        y: event.clientY - (frame ? frame.y + frame.height / 2 : 0),
      };
      onView((view) => zoomedBy(view, Math.exp(-event.deltaY * 0.01), from));
    };
    element?.addEventListener("wheel", listener, { passive: false });
    return () => element?.removeEventListener("wheel", listener);
  }, [canvas, onView]);
}

function withoutTexts(scene: Scene): Scene {
  return {
    ...scene,
    groups: scene.groups.map((group) => ({
      ...group,
      shapes: group.shapes.filter(({ type }) => type !== "text"),
    })),
  };
}

interface Painting {
  readonly view: PictureView;
  readonly layer: Layer;
  readonly size: Size;
  readonly theme: Theme;
  readonly place: Rect | undefined;
}

function paint(canvas: HTMLCanvasElement, scene: Scene, { view, layer, size, theme, place }: Painting): void {
  const context = canvas.getContext("2d");
  const pixels = window.devicePixelRatio;
  if (!context || size.width === 0) return;
  canvas.width = Math.round(size.width * pixels);
  canvas.height = Math.round(size.height * pixels);
  const region = shownRegion(view, layer, size);
  paintScene(context, scene, { region, scale: view.zoom * pixels });
  if (!place) return;
  const { x, y, width, height } = grow(place, 6);
  context.strokeStyle = theme.text;
  context.lineWidth = 2 / view.zoom;
  context.setLineDash([]);
  context.strokeRect(x, y, width, height);
}
