/** What drives the node that is asked about: rings and lines, the wider the more. Quiet, and gone with the pane. */
import { ViewportPortal } from "@xyflow/react";
import type { ArgMap } from "../../shared/document/types";
import type { Boxes, Routes } from "../../shared/layout/types";
import { routeSegments } from "../../shared/scene/draw-edge";
import { svgPath } from "../../shared/scene/svg-path";
import { useSessionState } from "../session/context";

const WIDEST = { ring: 7, line: 11 } as const;

const widthOf = (mark: number, widest: number) => Math.max(1.5, Math.abs(mark) * widest);
const classOf = (mark: number) => (mark < 0 ? "driver-against" : "driver-for");

export function DriverOverlay(props: {
  readonly map: ArgMap;
  readonly boxes: Boxes;
  readonly routes: Routes;
}) {
  const { map, boxes, routes } = props;
  const marks = useSessionState((state) => state.driverMarks);
  if (!marks || marks.size === 0) return null;
  const lines = map.edges.flatMap(({ id }) => {
    const mark = marks.get(id);
    const route = routes.get(id);
    return mark !== undefined && route ? [{ id, mark, d: svgPath(routeSegments(route)) }] : [];
  });
  return (
    <ViewportPortal>
      <svg className="overlay driver-overlay" aria-hidden="true" width={1} height={1}>
        {lines.map(({ id, mark, d }) => (
          <path key={id} className={classOf(mark)} d={d} strokeWidth={widthOf(mark, WIDEST.line)} />
        ))}
        {[...marks].map(([id, mark]) => {
          const box = boxes.get(id);
          if (!box) return null;
          const width = widthOf(mark, WIDEST.ring);
          const out = 2 + width / 2;
          return (
            <rect
              key={id}
              className={classOf(mark)}
              x={box.x - out}
              y={box.y - out}
              width={box.width + 2 * out}
              height={box.height + 2 * out}
              rx={7 + width / 2}
              strokeWidth={width}
            />
          );
        })}
      </svg>
    </ViewportPortal>
  );
}
