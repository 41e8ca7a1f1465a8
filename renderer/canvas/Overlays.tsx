/** What lies over the nodes: the grips of the selected edge, the line of an edge being drawn, the guides of snapping. */
import { ViewportPortal } from "@xyflow/react";
import { useMemo } from "react";
import type { Rect } from "../../shared/basics/geometry";
import type { ArgMap } from "../../shared/document/types";
import type { Guide } from "../../shared/layout/arrange";
import { pointAt } from "../../shared/layout/curves";
import type { Boxes, Route, Routes } from "../../shared/layout/types";
import { routeSegments } from "../../shared/scene/draw-edge";
import { drawJoint, jointGroups } from "../../shared/scene/draw-joint";
import { svgPath } from "../../shared/scene/svg-path";
import { useSessionState } from "../session/context";
import { useCanvasParts } from "./canvas-context";
import { Shapes } from "./Shapes";
import type { Wire } from "./use-wire";

const GRIP_RADIUS = 6;

export function Overlays(props: {
  readonly wire: Wire | null;
  /** The link that letting go would undercut. */
  readonly undercut: string | null;
  readonly guides: readonly Guide[];
  readonly boxes: Boxes;
  readonly routes: Routes;
  readonly zoom: number;
}) {
  const { wire, undercut, guides, boxes, routes, zoom } = props;
  const current = useSessionState((state) => state.selection.at(-1) ?? "");
  const route = wire ? undefined : routes.get(current);
  if (!wire && !route && undercut === null && guides.length === 0) return null;
  const target = wire?.over ? boxes.get(wire.over) : undefined;
  const targetRoute = routes.get(undercut ?? wire?.over ?? "");
  return (
    <ViewportPortal>
      <svg className="overlay" aria-hidden="true" width={1} height={1}>
        {route && <EdgeGrips id={current} route={route} />}
        {guides.map((guide) => (
          <line
            key={`${guide.x1} ${guide.y1} ${guide.x2} ${guide.y2}`}
            className="guide"
            x1={guide.x1}
            y1={guide.y1}
            x2={guide.x2}
            y2={guide.y2}
            strokeWidth={1 / zoom}
          />
        ))}
        {targetRoute && <path className="wire-target" d={svgPath(routeSegments(targetRoute))} />}
        {undercut !== null && <DropHint box={boxes.get(current)} zoom={zoom} />}
        {target && (
          <rect
            className="wire-target"
            x={target.x - 4}
            y={target.y - 4}
            width={target.width + 8}
            height={target.height + 8}
            rx={9}
          />
        )}
        {wire && (
          <line
            className={wire.opposes ? "wire opposes" : "wire"}
            x1={wire.start.x}
            y1={wire.start.y}
            x2={wire.end.x}
            y2={wire.end.y}
          />
        )}
      </svg>
    </ViewportPortal>
  );
}

/** Stands with the dragged node and says what letting it go would do. */
function DropHint({ box, zoom }: { readonly box: Rect | undefined; readonly zoom: number }) {
  if (!box) return null;
  return (
    <text className="drop-hint" x={box.x} y={box.y - 8 / zoom} fontSize={13 / zoom} strokeWidth={4 / zoom}>
      Let go to undercut the link
    </text>
  );
}

/** Linked premises: the bars that tie edges together. Edges that are tied are few, so all of them are drawn. */
export function Joints(props: {
  readonly map: ArgMap;
  readonly routes: Routes;
  /** Whether an edge is held back; null where none is. */
  readonly dims: ((id: string) => boolean) | null;
}) {
  const { map, routes, dims } = props;
  const { theme } = useCanvasParts();
  const groups = useMemo(() => jointGroups(map.edges), [map.edges]);
  if (groups.length === 0) return null;
  return (
    <ViewportPortal>
      <svg className="overlay" aria-hidden="true" width={1} height={1}>
        {groups.map((edges) => {
          const dimmed = edges.some(({ id }) => dims?.(id));
          const joint = drawJoint(map, edges, routes, theme, { dimmed });
          return <Shapes key={edges[0]?.id} shapes={joint?.shapes ?? []} />;
        })}
      </svg>
    </ViewportPortal>
  );
}

/** Handles to move the ends of an edge. The first lies a little way along, clear of the node's own grip. */
function EdgeGrips({ id, route }: { readonly id: string; readonly route: Route }) {
  const { startReconnect } = useCanvasParts();
  const first = route.curves[0];
  const last = route.curves.at(-1);
  const before = route.curves.at(-2)?.to ?? route.start;
  if (!first || !last) return null;
  const ends = [
    { end: "from", at: pointAt(route.start, first, 0.25) },
    { end: "to", at: pointAt(before, last, 0.9) },
  ] as const;
  return ends.map(({ end, at }) => (
    <circle
      key={end}
      className="edge-grip nodrag nopan"
      data-end={end}
      cx={at.x}
      cy={at.y}
      r={GRIP_RADIUS}
      onPointerDown={(event) => startReconnect(id, end, event)}
    />
  ));
}
