/** Dragging nodes: they follow the pointer and snap to their neighbours; letting go makes one step of undo. */
import type { NodeChange } from "@xyflow/react";
import { useCallback, useRef, useState } from "react";
import { grow, overlap, type Point, type Rect, unionOf } from "../../shared/basics/geometry";
import { type Guide, snap } from "../../shared/layout/arrange";
import type { Boxes } from "../../shared/layout/types";
import type { Session } from "../session/session";
import type { FlowNode } from "./flow-elements";
import type { LiveLayout, Override } from "./use-live-layout";

/** Screen pixels within which a side or middle snaps. */
const SNAP_DISTANCE = 6;
/** How far around the dragged nodes neighbours are looked for, in map units. */
const NEIGHBOURHOOD = 1200;

const NO_GUIDES: readonly Guide[] = [];

export interface Dragging {
  readonly guides: readonly Guide[];
  /** Takes React Flow's position changes while the pointer moves. */
  onChanges(changes: readonly NodeChange<FlowNode>[]): void;
  /** Ends the drag and keeps where the nodes are. */
  onStop(): void;
}

export function useDrag(session: Session, layout: LiveLayout, zoom: number): Dragging {
  const [guides, setGuides] = useState<readonly Guide[]>(NO_GUIDES);
  const now = useRef<Map<string, Override> | null>(null);
  const { override } = layout;

  const onChanges = useCallback(
    (changes: readonly NodeChange<FlowNode>[]) => {
      const places = new Map<string, Point>();
      for (const change of changes) {
        if (change.type === "position" && change.dragging && change.position)
          places.set(change.id, change.position);
      }
      if (places.size === 0) return;
      const { dx, dy, guides: found } = snapped(session, places, SNAP_DISTANCE / zoom);
      now.current = new Map(
        [...places].map(([id, { x, y }]) => [id, { x: Math.round(x + dx), y: Math.round(y + dy) }]),
      );
      override(now.current);
      setGuides(found);
    },
    [session, override, zoom],
  );
  const onStop = useCallback(() => {
    const places = now.current;
    now.current = null;
    setGuides(NO_GUIDES);
    if (!places) return;
    const boxes = session.boxes();
    const positions = [...places]
      .map(([id, { x, y }]) => ({ id, x, y }))
      .filter(({ id, x, y }) => boxes.get(id)?.x !== x || boxes.get(id)?.y !== y);
    if (positions.length > 0) session.edit({ type: "move", positions, as: "move" });
    override(null);
  }, [session, override]);
  return { guides, onChanges, onStop };
}

function snapped(session: Session, places: ReadonlyMap<string, Point>, distance: number) {
  const boxes = session.boxes();
  const moving = unionOf(placedAt(boxes, places));
  if (!session.get().snap || !moving) return { dx: 0, dy: 0, guides: NO_GUIDES };
  const around = grow(moving, NEIGHBOURHOOD);
  const others: Rect[] = [];
  for (const [id, box] of boxes) if (!places.has(id) && overlap(box, around)) others.push(box);
  return snap(moving, others, distance);
}

function* placedAt(boxes: Boxes, places: ReadonlyMap<string, Point>): Generator<Rect> {
  for (const [id, { x, y }] of places) {
    const box = boxes.get(id);
    if (box) yield { x, y, width: box.width, height: box.height };
  }
}
