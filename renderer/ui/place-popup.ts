import type { Point, Rect, Size } from "../../shared/basics/geometry";

const EDGE = 6;

/** Where a popup of this size goes: below and right of the anchor, turned round or moved where the window ends. */
export function placePopup(anchor: Rect, popup: Size, win: Size): Point {
  const below = anchor.y + anchor.height;
  const fitsBelow = below + popup.height + EDGE <= win.height;
  const above = anchor.y - popup.height;
  const y = fitsBelow || above < EDGE ? Math.min(below, win.height - popup.height - EDGE) : above;
  const x = Math.min(anchor.x, win.width - popup.width - EDGE);
  return { x: Math.max(EDGE, x), y: Math.max(EDGE, y) };
}
