/** The zoomed-out map on one canvas, painted from the scene, where thousands of elements would be too many for the page. */
import { useEffect, useMemo, useRef } from "react";
import { grow } from "../../shared/basics/geometry";
import type { ArgMap } from "../../shared/document/types";
import type { Boxes } from "../../shared/layout/types";
import { paintOverview, prepareOverview } from "../../shared/scene/overview";
import { setView } from "../../shared/scene/paint";
import type { Theme } from "../../shared/scene/theme";
import { useSessionState } from "../session/context";
import type { Painted } from "./use-elements";
import type { LiveLayout } from "./use-live-layout";
import { shownRect, type View } from "./use-view";

export function PaintedLayer(props: {
  readonly painted: Painted;
  readonly map: ArgMap;
  readonly layout: LiveLayout;
  readonly view: View;
  readonly theme: Theme;
}) {
  return props.painted.on ? <Layer {...props} /> : null;
}

function Layer(props: {
  readonly map: ArgMap;
  readonly layout: LiveLayout;
  readonly view: View;
  readonly theme: Theme;
}) {
  const { map, layout, view, theme } = props;
  const selection = useSessionState((state) => state.selection);
  const canvas = useRef<HTMLCanvasElement>(null);
  const overview = useMemo(
    () => prepareOverview(map, layout.boxes, layout.routes, theme),
    [map, layout.boxes, layout.routes, theme],
  );

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    const ratio = window.devicePixelRatio || 1;
    element.width = Math.round(view.size.width * ratio);
    element.height = Math.round(view.size.height * ratio);
    const region = shownRect(view.viewport, view.size);
    const scale = ratio * view.viewport.zoom;
    paintOverview(context, overview, { region, scale });
    setView(context, { region, scale });
    ringSelected(context, selection, layout.boxes, theme.selection, 2 / view.viewport.zoom);
  }, [overview, view.viewport, view.size, theme, selection, layout.boxes]);

  return (
    <canvas
      ref={canvas}
      className="painted-layer"
      style={{ width: view.size.width, height: view.size.height }}
    />
  );
}

function ringSelected(
  context: CanvasRenderingContext2D,
  selection: readonly string[],
  boxes: Boxes,
  colour: string,
  width: number,
): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  for (const id of selection) {
    const box = boxes.get(id);
    if (!box) continue;
    const { x, y, width: w, height: h } = grow(box, width);
    context.strokeRect(x, y, w, h);
  }
}
