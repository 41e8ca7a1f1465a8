/** What commands ask of the canvas: where it looks. The canvas registers itself; without one nothing happens. */
import type { Point } from "../../shared/basics/geometry";
import type { Boxes } from "../../shared/layout/types";

export interface ViewControl {
  /** Shows the whole map, or only these nodes and edges. */
  fit(ids?: readonly string[]): void;
  /** Shows a node or edge near enough to read it. */
  closeUp(id: string): void;
  /** Moves as little as needed to show a node, and what it speaks about too where there is room for both. */
  bringIn(id: string, target?: string): void;
  actualSize(): void;
  /** Multiplies the zoom, around the middle of the canvas. */
  zoomBy(factor: number): void;
  /** The point of the map in the middle of the canvas. */
  middle(): Point;
  /** Lets the nodes glide from these boxes to where they are now. */
  glideFrom(boxes: Boxes): void;
  /** Gives the keyboard to the canvas. */
  focus(): void;
}

let control: ViewControl | null = null;

/** Registers the canvas of this window; answers with the way to take it back. */
export function registerView(view: ViewControl): () => void {
  control = view;
  return () => {
    if (control === view) control = null;
  };
}

export function view(): ViewControl | null {
  return control;
}
