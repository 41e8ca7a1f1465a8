/** Dragging nodes: they follow the pointer and snap to their neighbours; letting go makes one step of undo. */
import type { NodeChange } from "@xyflow/react";
import { useCallback, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { grow, type Point, type Rect, unionOf } from "../../shared/basics/geometry";
import { type Guide, snap } from "../../shared/layout/arrange";
import type { Layout } from "../../shared/layout/layout";
import type { Boxes } from "../../shared/layout/types";
import { moveNodes } from "../session/move";
import type { Session } from "../session/session";
import type { FlowNode } from "./flow-elements";
import { type DragPoint, useDropOnEdge } from "./use-drop-on-edge";
import type { LiveLayout, Override } from "./use-live-layout";
import type { View } from "./use-view";

/** Screen pixels within which a side or middle snaps. */
const SNAP_DISTANCE = 6;
/** How far around the dragged nodes neighbours are looked for, in map units. */
const NEIGHBOURHOOD = 1200;

const NO_GUIDES: readonly Guide[] = [];

export interface Dragging {
  readonly guides: readonly Guide[];
  /** Takes React Flow's position changes while the pointer moves. */
  onChanges(changes: readonly NodeChange<FlowNode>[]): void;
  /** Follows the pointer with the node that it holds. */
  onDrag(pointer: DragPoint | null, node: { readonly id: string }): void;
  /** Ends the drag and keeps where the nodes are; on a link that the node undercuts by it, the node goes back. */
  onStop(pointer: DragPoint | null): void;
  /** The link that would be undercut by letting go now. */
  readonly undercuts: string | null;
}

export function useDrag(session: Session, layout: LiveLayout, view: View): Dragging {
  const { zoom } = view.viewport;
  const [guides, setGuides] = useState<readonly Guide[]>(NO_GUIDES);
  const now = useRef<Map<string, Override> | null>(null);
  const { override, still } = layout;
  const { target, over, drop, end } = useDropOnEdge(session, layout, view);

  const onChanges = useCallback(
    (changes: readonly NodeChange<FlowNode>[]) => {
      const shift = shiftOf(session, changes);
      if (!shift) return;
      const places = placesOf(session, shift);
      const { dx, dy, guides: found } = snapped(session, still, places, SNAP_DISTANCE / zoom);
      now.current = new Map(
        [...places].map(([id, { x, y }]) => [id, { x: Math.round(x + dx), y: Math.round(y + dy) }]),
      );
      const next = now.current;
      // At once: left to React, every other step would come a frame late.
      flushSync(() => {
        override(next);
        setGuides(found);
      });
    },
    [session, override, still, zoom],
  );
  const onDrag = useCallback(
    (pointer: DragPoint | null, { id }: { readonly id: string }) => {
      if (pointer && now.current?.size === 1 && now.current.has(id)) over(id, pointer);
    },
    [over],
  );
  const onStop = useCallback(
    (pointer: DragPoint | null) => {
      const places = now.current;
      now.current = null;
      setGuides(NO_GUIDES);
      end();
      if (!places) return;
      const [only] = places.size === 1 ? places.keys() : [];
      if (pointer && only !== undefined && drop(only, pointer)) return override(null);
      moveNodes(
        session,
        [...places].map(([id, { x, y }]) => ({ id, x, y })),
        "move",
      );
      override(null);
    },
    [session, override, drop, end],
  );
  return { guides, onChanges, onDrag, onStop, undercuts: target };
}

interface Shift extends Point {
  /** The node under the pointer, or one of those that move with it. */
  readonly id: string;
}

/** How far the pointer has taken the nodes that React Flow moves. It knows only those near the view. */
function shiftOf(session: Session, changes: readonly NodeChange<FlowNode>[]): Shift | null {
  const boxes = session.boxesInFocus();
  for (const change of changes) {
    if (change.type !== "position" || !change.dragging || !change.position) continue;
    const box = boxes.get(change.id);
    if (box) return { id: change.id, x: change.position.x - box.x, y: change.position.y - box.y };
  }
  return null;
}

/** Where everything that is selected goes, in view or not; or the one node, where it is not part of the selection. */
function placesOf(session: Session, shift: Shift): ReadonlyMap<string, Point> {
  const { selection } = session.get();
  const ids = selection.includes(shift.id) ? selection : [shift.id];
  const boxes = session.boxesInFocus();
  const places = new Map<string, Point>();
  for (const id of ids) {
    const box = boxes.get(id);
    if (box) places.set(id, { x: box.x + shift.x, y: box.y + shift.y });
  }
  return places;
}

function snapped(session: Session, still: Layout, places: ReadonlyMap<string, Point>, distance: number) {
  const { boxes } = still;
  const moving = unionOf(placedAt(boxes, places));
  if (!session.get().snap || !moving) return { dx: 0, dy: 0, guides: NO_GUIDES };
  const around = grow(moving, NEIGHBOURHOOD);
  const others: Rect[] = [];
  const corners = [around.x, around.y, around.x + around.width, around.y + around.height] as const;
  for (const { id, box } of still.places.boxes.touching(...corners)) if (!places.has(id)) others.push(box);
  return snap(moving, others, distance);
}

function* placedAt(boxes: Boxes, places: ReadonlyMap<string, Point>): Generator<Rect> {
  for (const [id, { x, y }] of places) {
    const box = boxes.get(id);
    if (box) yield { x, y, width: box.width, height: box.height };
  }
}
