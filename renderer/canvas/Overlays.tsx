/** What a gesture shows for a moment: the line of an edge that is being drawn, and the guides of snapping. */
import { ViewportPortal } from "@xyflow/react";
import type { Guide } from "../../shared/layout/arrange";
import type { Boxes } from "../../shared/layout/types";
import type { Wire } from "./use-wire";

export function Overlays(props: {
  readonly wire: Wire | null;
  readonly guides: readonly Guide[];
  readonly boxes: Boxes;
  readonly zoom: number;
}) {
  const { wire, guides, boxes, zoom } = props;
  if (!wire && guides.length === 0) return null;
  const target = wire?.over ? boxes.get(wire.over) : undefined;
  return (
    <ViewportPortal>
      <svg className="overlay" aria-hidden="true" width={1} height={1}>
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
