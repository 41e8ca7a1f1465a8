/** An edge on the canvas: the scene's drawing of it, and a wide line for the pointer. */
import type { EdgeProps } from "@xyflow/react";
import { memo, useMemo, useRef } from "react";
import { edgeName } from "../../shared/document/describe";
import { drawEdge } from "../../shared/scene/draw-edge";
import { svgPath } from "../../shared/scene/svg-path";
import { useMap, useSessionState } from "../session/context";
import { useCanvasParts } from "./canvas-context";
import type { FlowEdge } from "./flow-elements";
import { Shapes } from "./Shapes";
import { useFocusWhenCurrent } from "./use-focus";

export const EdgeView = memo(function EdgeView({ id, data, selected }: EdgeProps<FlowEdge>) {
  const map = useMap();
  const { theme } = useCanvasParts();
  const isCurrent = useSessionState((state) => state.selection.at(-1) === id);
  const element = useRef<SVGGElement>(null);
  useFocusWhenCurrent(element, isCurrent);
  const edge = data?.edge;
  const route = data?.route;
  const shapes = useMemo(
    () => (edge && route ? drawEdge(map, edge, route, theme).shapes : []),
    // Whether the origin is muted is all that an edge takes from the map.
    [map, edge, route, theme],
  );
  if (!edge || !route) return null;
  // The halo follows the line as it is drawn, which ends inside the arrowhead.
  const drawn = shapes[0];
  const line = drawn?.type === "path" ? svgPath(drawn.segments) : "";
  return (
    <g className={`edge ${selected ? "is-selected" : ""}`} data-edge={id}>
      <path className="edge-hit" d={line} />
      <path className="edge-halo" d={line} />
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it takes the keyboard only while selected */}
      <g
        ref={element}
        role="img"
        aria-roledescription="edge"
        aria-label={edgeName(map, edge)}
        tabIndex={isCurrent ? 0 : -1}
      >
        <Shapes shapes={shapes} />
      </g>
    </g>
  );
});
