/** What the parts of the canvas share: the colours, the gestures that start on a node or an edge. */
import { createContext, type PointerEvent as ReactPointerEvent, use } from "react";
import type { Theme } from "../../shared/scene/theme";

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
