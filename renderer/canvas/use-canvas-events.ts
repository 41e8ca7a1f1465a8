/**
 * What the pointer does on the canvas, as handlers that stay the same: React Flow renders each of its nodes anew when a
 * handler is another one, which it would be in every frame of a pan.
 */
import { type MouseEvent as ReactMouseEvent, useMemo, useRef } from "react";
import type { Point } from "../../shared/basics/geometry";
import type { ContextTarget } from "../panels/ContextMenu";
import { addFree, connect } from "../session/argument";
import type { Session } from "../session/session";
import type { FlowEdge, FlowNode } from "./flow-elements";
import type { Dragging } from "./use-drag";
import type { DragPoint } from "./use-drop-on-edge";
import type { Pointing } from "./use-pointing";
import type { View } from "./use-view";

/** A context menu that is open. */
export interface MenuAt {
  readonly at: Point;
  readonly target: ContextTarget;
}

interface Parts {
  readonly view: View;
  readonly drag: Dragging;
  readonly pointing: Pointing;
  /** What was selected when the box began that is being drawn; null while none is. */
  readonly beforeBox: { current: readonly string[] | null };
  readonly showMenu: (menu: MenuAt) => void;
}

type Mouse = ReactMouseEvent | MouseEvent;

const pointOf = (event: Mouse): Point => ({ x: event.clientX, y: event.clientY });

const isPane = (target: EventTarget) =>
  target instanceof Element && target.closest(".react-flow__pane") !== null;

/** Where a drag is, of the mouse or of a finger. */
function dragPoint(event: MouseEvent | TouchEvent | ReactMouseEvent): DragPoint | null {
  const at = "changedTouches" in event ? event.changedTouches[0] : event;
  return at ? { x: at.clientX, y: at.clientY, isAsked: event.altKey } : null;
}

/** A click on a node or an edge: the target of an edge that is being made, or the selection. */
function pick(session: Session, event: ReactMouseEvent, id: string): void {
  const link = session.get().connecting;
  if (link) {
    session.set({ connecting: null });
    if (id !== link.from) connect(session, link.from, id, link.relation);
  } else if (event.shiftKey || event.ctrlKey || event.metaKey) session.toggleSelected([id]);
  else session.select([id]);
}

/** What the menu is about: what is selected as a whole, where the thing is part of it. Else the thing is selected. */
function menuTarget(session: Session, target: ContextTarget): ContextTarget {
  const isNew = "id" in target && !session.get().selection.includes(target.id);
  if (isNew) session.select([target.id]);
  const several = !isNew && target.type !== "canvas" && session.get().selection.length > 1;
  return several ? { type: "several" } : target;
}

export function useCanvasEvents(session: Session, parts: Parts) {
  const now = useRef(parts);
  now.current = parts;
  return useMemo(() => {
    const thingAt = (event: Mouse) => now.current.pointing.find(event.clientX, event.clientY);
    const openMenu = (event: Mouse, target: ContextTarget) => {
      event.preventDefault();
      now.current.showMenu({ at: pointOf(event), target: menuTarget(session, target) });
    };
    return {
      onDoubleClick(event: ReactMouseEvent) {
        const thing = thingAt(event);
        if (thing?.type === "node")
          session.startEditing({ id: thing.id, fresh: false, where: "canvas", typed: null });
        else if (!thing && isPane(event.target)) {
          const { x, y } = now.current.view.toMap(pointOf(event));
          addFree(session, "canvas", { x: Math.round(x - 60), y: Math.round(y - 20) });
        }
      },
      /** For React Flow. */
      flow: {
        onNodeClick: (event: ReactMouseEvent, node: FlowNode) => pick(session, event, node.id),
        onEdgeClick: (event: ReactMouseEvent, edge: FlowEdge) => pick(session, event, edge.id),
        onPaneClick(event: ReactMouseEvent) {
          const thing = thingAt(event);
          if (thing) pick(session, event, thing.id);
          else if (!event.shiftKey) session.select([]);
        },
        onNodeDragStart(_event: Mouse | TouchEvent, node: FlowNode) {
          if (!session.get().selection.includes(node.id)) session.select([node.id]);
        },
        onNodeDrag: (event: MouseEvent | TouchEvent | ReactMouseEvent, node: FlowNode) =>
          now.current.drag.onDrag(dragPoint(event), node),
        onNodeDragStop: (event: MouseEvent | TouchEvent | ReactMouseEvent) =>
          now.current.drag.onStop(dragPoint(event)),
        onSelectionDragStop: () => now.current.drag.onStop(null),
        onSelectionStart(event: ReactMouseEvent) {
          // A box begins anew; with Shift it adds to what is selected.
          const before = event.shiftKey ? session.get().selection : [];
          now.current.beforeBox.current = before;
          session.select(before);
        },
        onSelectionEnd() {
          now.current.beforeBox.current = null;
        },
        onNodeContextMenu: (event: ReactMouseEvent, node: FlowNode) =>
          openMenu(event, { type: "node", id: node.id }),
        onEdgeContextMenu: (event: ReactMouseEvent, edge: FlowEdge) =>
          openMenu(event, { type: "edge", id: edge.id }),
        onPaneContextMenu: (event: Mouse) =>
          openMenu(
            event,
            thingAt(event) ?? { type: "canvas", point: now.current.view.toMap(pointOf(event)) },
          ),
        onSelectionContextMenu(event: ReactMouseEvent, [node]: FlowNode[]) {
          if (node) openMenu(event, { type: "node", id: node.id });
        },
      },
    };
  }, [session]);
}
