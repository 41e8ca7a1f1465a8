/** An edge on the canvas: the scene's drawing of it, a wide line for the pointer, and grips at its ends when selected. */
import type { EdgeProps } from "@xyflow/react";
import { memo, useMemo } from "react";
import { edgeName } from "../../shared/document/describe";
import type { Route } from "../../shared/layout/types";
import { drawEdge } from "../../shared/scene/draw-edge";
import { svgPath } from "../../shared/scene/svg-path";
import type { Segment } from "../../shared/scene/types";
import { useMap, useSessionState } from "../session/context";
import { useCanvasParts } from "./canvas-context";
import type { FlowEdge } from "./flow-elements";
import { Shapes } from "./Shapes";

const GRIP_RADIUS = 6;

/** The route as the data of an SVG path. */
export function routePath(route: Route): string {
  const segments: Segment[] = [{ to: "move", ...route.start }];
  for (const { c1, c2, to } of route.curves) {
    segments.push({ to: "curve", x1: c1.x, y1: c1.y, x2: c2.x, y2: c2.y, x: to.x, y: to.y });
  }
  if (route.curves.length === 0) segments.push({ to: "line", ...route.end });
  return svgPath(segments);
}

export const EdgeView = memo(function EdgeView({ id, data, selected }: EdgeProps<FlowEdge>) {
  const map = useMap();
  const { theme, startReconnect } = useCanvasParts();
  const isCurrent = useSessionState((state) => state.selection.at(-1) === id);
  const edge = data?.edge;
  const route = data?.route;
  const shapes = useMemo(
    () => (edge && route ? drawEdge(map, edge, route, theme).shapes : []),
    // Whether the origin is muted is all that an edge takes from the map.
    [map, edge, route, theme],
  );
  if (!edge || !route) return null;
  const line = routePath(route);
  return (
    <g className={`edge ${selected ? "is-selected" : ""}`} data-edge={id}>
      <path className="edge-hit" d={line} />
      <path className="edge-halo" d={line} />
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it takes the keyboard only while selected */}
      <g
        role="img"
        aria-roledescription="edge"
        aria-label={edgeName(map, edge)}
        tabIndex={isCurrent ? 0 : -1}
        data-edge-focus={id}
      >
        <Shapes shapes={shapes} />
      </g>
      {selected &&
        (["from", "to"] as const).map((end) => {
          const at = end === "from" ? route.start : route.end;
          return (
            <circle
              key={end}
              className="edge-grip nodrag nopan"
              cx={at.x}
              cy={at.y}
              r={GRIP_RADIUS}
              onPointerDown={(event) => startReconnect(id, end, event)}
            />
          );
        })}
    </g>
  );
});
