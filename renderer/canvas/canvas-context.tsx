/** What the parts of the canvas share: the colours, the gestures that start on a node or an edge. */
import { createContext, type PointerEvent as ReactPointerEvent, use, useMemo, useRef } from "react";
import type { Theme } from "../../shared/scene/theme";
import type { LiveLayout } from "./use-live-layout";
import type { View } from "./use-view";
import type { WireGestures } from "./use-wire";

export interface CanvasParts {
  readonly theme: Theme;
  /** Begins to draw a new edge from a node. */
  startWire(from: string, event: ReactPointerEvent): void;
  /** Begins to move one end of an edge. */
  startReconnect(edge: string, end: "from" | "to", event: ReactPointerEvent): void;
  /** Begins to drag the left or right side of a node. */
  startResize(node: string, side: "left" | "right", event: ReactPointerEvent): void;
}

const CanvasContext = createContext<CanvasParts | null>(null);

export const CanvasProvider = CanvasContext;

export function useCanvasParts(): CanvasParts {
  const parts = use(CanvasContext);
  if (!parts) throw new Error("Not inside the canvas");
  return parts;
}

/** Stays the same while the theme does: each node and edge on the canvas is rendered anew when it changes. */
export function useParts(given: {
  readonly theme: Theme;
  readonly start: WireGestures["start"];
  readonly startResize: CanvasParts["startResize"];
  readonly view: View;
  readonly layout: LiveLayout;
}): CanvasParts {
  const now = useRef(given);
  now.current = given;
  const { theme } = given;
  return useMemo(
    () => ({
      theme,
      startWire(from, event) {
        const { start, view } = now.current;
        start({ from }, view.toMap({ x: event.clientX, y: event.clientY }), event);
      },
      startReconnect(edge, end, event) {
        const { start, layout } = now.current;
        const route = layout.routes.get(edge);
        if (route) start({ edge, end }, end === "from" ? route.end : route.start, event);
      },
      startResize: (node, side, event) => now.current.startResize(node, side, event),
    }),
    [theme],
  );
}
