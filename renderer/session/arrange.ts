/** Moving, aligning and distributing what is selected. */
import type { Rect } from "../../shared/basics/geometry";
import type { Position } from "../../shared/commands/edit";
import { type AlignTo, align, distribute } from "../../shared/layout/arrange";
import { selectedNodes } from "./argument";
import { moveNodes } from "./move";
import type { Session } from "./session";

const NUDGE = 8;

function selectedBoxes(session: Session): readonly (Rect & { readonly id: string })[] {
  const boxes = session.boxes();
  return selectedNodes(session).flatMap((node) => {
    const box = boxes.get(node.id);
    return box ? [{ id: node.id, x: box.x, y: box.y, width: box.width, height: box.height }] : [];
  });
}

export function nudge(session: Session, dx: number, dy: number): void {
  const positions = selectedNodes(session).map((node) => ({
    id: node.id,
    x: node.x + dx * NUDGE,
    y: node.y + dy * NUDGE,
  }));
  moveNodes(session, positions, "nudge");
}

export function alignSelected(session: Session, to: AlignTo): void {
  place(session, 2, "align", (boxes) => align(boxes, to));
}

export function distributeSelected(session: Session, axis: "across" | "down"): void {
  place(session, 3, "distribute", (boxes) => distribute(boxes, axis));
}

function place(
  session: Session,
  least: number,
  as: "align" | "distribute",
  make: (boxes: readonly (Rect & { readonly id: string })[]) => readonly Position[],
): void {
  const boxes = selectedBoxes(session);
  if (boxes.length < least) return session.say(`Select ${least} nodes or more for this.`, "refusal");
  moveNodes(session, make(boxes), as);
}

/** Gives the selected nodes the widths that follow from their texts. */
export function resetWidth(session: Session): void {
  const ids = selectedNodes(session).flatMap((node) => (node.width === undefined ? [] : [node.id]));
  if (ids.length > 0) session.edit({ type: "resize", ids, width: undefined });
}
