/** Putting nodes in line: aligning, distributing, and snapping to neighbours while dragging. */
import type { Rect } from "../basics/geometry";
import { unionOf } from "../basics/geometry";
import type { Placement } from "./tidy";

export type AlignTo = "left" | "centre" | "right" | "top" | "middle" | "bottom";

/** A box with the id of its node. */
export interface NamedRect extends Rect {
  readonly id: string;
}

/**
 * New places, whole map units, for boxes that are to stand in line: with the given side on the same side of the box around
 * all of them, or with their centres on its centre line.
 */
export function align(boxes: readonly NamedRect[], to: AlignTo): readonly Placement[] {
  const around = unionOf(boxes);
  if (!around) return [];
  return boxes.map((box) => ({ id: box.id, x: box.x, y: box.y, ...alignedPlace(box, around, to) }));
}

function alignedPlace(box: Rect, around: Rect, to: AlignTo): { readonly x: number } | { readonly y: number } {
  switch (to) {
    case "left":
      return { x: whole(around.x) };
    case "centre":
      return { x: whole(around.x + (around.width - box.width) / 2) };
    case "right":
      return { x: whole(around.x + around.width - box.width) };
    case "top":
      return { y: whole(around.y) };
    case "middle":
      return { y: whole(around.y + (around.height - box.height) / 2) };
    case "bottom":
      return { y: whole(around.y + around.height - box.height) };
  }
}

/**
 * New places, whole map units, with equal space between neighbours along the axis. The first and the last box stay; where
 * there is not enough room between them the boxes overlap equally. Fewer than three boxes stay as they are.
 */
export function distribute(boxes: readonly NamedRect[], axis: "across" | "down"): readonly Placement[] {
  const start = (box: Rect) => (axis === "across" ? box.x : box.y);
  const size = (box: Rect) => (axis === "across" ? box.width : box.height);
  const sorted = [...boxes].sort((a, b) => start(a) + size(a) / 2 - start(b) - size(b) / 2);
  const first = sorted[0];
  const last = sorted.at(-1);
  const places = new Map<string, number>();
  if (first && last && sorted.length > 2) {
    const room = start(last) + size(last) - start(first);
    const taken = sorted.reduce((sum, box) => sum + size(box), 0);
    const space = (room - taken) / (sorted.length - 1);
    let at = start(first);
    for (const box of sorted) {
      if (box !== first && box !== last) places.set(box.id, whole(at));
      at += size(box) + space;
    }
  }
  return boxes.map(({ id, x, y }) =>
    axis === "across" ? { id, x: places.get(id) ?? x, y } : { id, x, y: places.get(id) ?? y },
  );
}

/** Rounded, never a negative zero. */
function whole(value: number): number {
  return Math.round(value) + 0;
}

export { type Guide, type Snapped, snap } from "./snap";
