/** The whole map in a corner, with the part in view. A click or drag moves the view there. Decoration for the eye only. */
import { type PointerEvent as ReactPointerEvent, useEffect, useMemo, useRef } from "react";
import { encloses, grow, type Rect, unionOf } from "../../shared/basics/geometry";
import { nodeOf } from "../../shared/document/lookups";
import type { ArgMap } from "../../shared/document/types";
import type { Boxes } from "../../shared/layout/types";
import { dimmed } from "../../shared/scene/dimmed";
import type { Theme } from "../../shared/scene/theme";
import { useSessionState } from "../session/context";
import { shownRect, type View } from "./use-view";

const WIDTH = 180;
const HEIGHT = 120;
const PADDING = 8;

/** Where a point of the map lies in the minimap: scaled by `scale`, then moved. */
interface Frame {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

function frameFor(bounds: Rect): Frame {
  const scale = Math.min((WIDTH - 2 * PADDING) / bounds.width, (HEIGHT - 2 * PADDING) / bounds.height, 0.2);
  return {
    scale,
    left: WIDTH / 2 - (bounds.x + bounds.width / 2) * scale,
    top: HEIGHT / 2 - (bounds.y + bounds.height / 2) * scale,
  };
}

export function Minimap(props: {
  readonly map: ArgMap;
  readonly boxes: Boxes;
  readonly view: View;
  readonly theme: Theme;
  /** Whether a node is held back; null where none is. */
  readonly dims: ((id: string) => boolean) | null;
}) {
  const shows = useSessionState((state) => state.minimap);
  const bounds = useMemo(() => unionOf(props.boxes.values()), [props.boxes]);
  const { viewport, size } = props.view;
  // A map that is all in view needs no second picture of itself.
  if (!shows || !bounds || size.width < 560 || encloses(shownRect(viewport, size), bounds)) return null;
  return <MinimapPicture {...props} bounds={grow(bounds, 20)} />;
}

function MinimapPicture(props: {
  readonly map: ArgMap;
  readonly boxes: Boxes;
  readonly view: View;
  readonly theme: Theme;
  readonly dims: ((id: string) => boolean) | null;
  readonly bounds: Rect;
}) {
  const { map, boxes, view, theme, dims, bounds } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = frameFor(bounds);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the frame follows from the boxes
  useEffect(() => {
    const paint = () => {
      const context = canvas.current?.getContext("2d");
      if (!context || !canvas.current) return;
      const ratio = window.devicePixelRatio || 1;
      canvas.current.width = WIDTH * ratio;
      canvas.current.height = HEIGHT * ratio;
      context.setTransform(
        ratio * frame.scale,
        0,
        0,
        ratio * frame.scale,
        ratio * frame.left,
        ratio * frame.top,
      );
      for (const [id, box] of boxes) {
        const { kinds } = dims?.(id) ? dimmed(theme) : theme;
        context.fillStyle = kinds[nodeOf(map, id)?.kind ?? "motive"].accent;
        context.fillRect(box.x, box.y, box.width, box.height);
      }
    };
    // Typing and dragging come first: on a large map this takes longer than a frame has.
    const waiting = requestIdleCallback(paint, { timeout: 500 });
    return () => cancelIdleCallback(waiting);
  }, [map, boxes, theme, dims]);

  const shown = shownRect(view.viewport, view.size);
  const look = (event: ReactPointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1) return;
    const area = event.currentTarget.getBoundingClientRect();
    const x = (event.clientX - area.x - frame.left) / frame.scale;
    const y = (event.clientY - area.y - frame.top) / frame.scale;
    const { zoom } = view.viewport;
    view.setViewport({ x: view.size.width / 2 - x * zoom, y: view.size.height / 2 - y * zoom, zoom });
  };
  return (
    <div className="minimap" aria-hidden="true" onPointerDown={look} onPointerMove={look}>
      <canvas ref={canvas} style={{ width: WIDTH, height: HEIGHT }} />
      <svg aria-hidden="true" width={WIDTH} height={HEIGHT}>
        <rect
          className="minimap-view"
          x={shown.x * frame.scale + frame.left}
          y={shown.y * frame.scale + frame.top}
          width={shown.width * frame.scale}
          height={shown.height * frame.scale}
        />
      </svg>
    </div>
  );
}
