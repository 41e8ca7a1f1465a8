/** An edge on the canvas: the scene's drawing of it, and a wide line for the pointer. */
import type { EdgeProps } from "@xyflow/react";
import { memo, useMemo, useRef } from "react";
import { EMPTY_MAP } from "../../shared/document/types";
import { drawEdge } from "../../shared/scene/draw-edge";
import { svgPath } from "../../shared/scene/svg-path";
import { useSession, useSessionState } from "../session/context";
import { shownMap } from "../session/trial";
import { useCanvasParts } from "./canvas-context";
import type { FlowEdge } from "./flow-elements";
import { Shapes } from "./Shapes";
import { useFocusWhenCurrent } from "./use-focus";

export const EdgeView = memo(function EdgeView({ id, data, selected }: EdgeProps<FlowEdge>) {
  const session = useSession();
  const { theme } = useCanvasParts();
  const isCurrent = useSessionState((state) => state.selection.at(-1) === id);
  const element = useRef<SVGGElement>(null);
  useFocusWhenCurrent(element, isCurrent);
  const edge = data?.edge;
  const route = data?.route;
  const muted = data?.muted;
  const dimmed = data?.dimmed ?? false;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whether the origin is muted is all that it takes from the map
  const shapes = useMemo(
    () =>
      edge && route
        ? drawEdge(shownMap(session.get()) ?? EMPTY_MAP, edge, route, theme, { dimmed }).shapes
        : [],
    [session, edge, route, theme, muted, dimmed],
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
        aria-label={data.name}
        tabIndex={isCurrent ? 0 : -1}
      >
        <Shapes shapes={shapes} />
      </g>
    </g>
  );
});
