/** Dragging a node onto a link: which link it would undercut, while the pointer is on it. */
import { useCallback, useRef, useState } from "react";
import type { Point } from "../../shared/basics/geometry";
import { edgeName } from "../../shared/document/describe";
import { edgeOf } from "../../shared/document/lookups";
import type { Session } from "../session/session";
import { isLoose, mayUndercut, undercutWith } from "../session/undercut";
import { thingAtPoint } from "./places";
import type { LiveLayout } from "./use-live-layout";
import type { View } from "./use-view";

/** Pixels around the pointer in which a link is hit. */
const REACH = 8;

/** The pointer in the window, and whether Alt asks for what would not happen by itself. */
export interface DragPoint extends Point {
  readonly isAsked: boolean;
}

export interface DropOnEdge {
  /** The link that would be undercut by letting go now. */
  readonly target: string | null;
  /** The node is dragged alone and the pointer is here. */
  over(node: string, pointer: DragPoint): void;
  /** Lets go. Answers whether the link under the pointer is undercut now; else the drag is a move like any other. */
  drop(node: string, pointer: DragPoint): boolean;
  /** The drag is over, or others are dragged too. */
  end(): void;
}

export function useDropOnEdge(session: Session, layout: LiveLayout, view: View): DropOnEdge {
  const [target, setTarget] = useState<string | null>(null);
  const now = useRef({ layout, view });
  now.current = { layout, view };

  const linkAt = useCallback(
    (node: string, { isAsked, ...pointer }: DragPoint): string | null => {
      const map = session.map();
      if (!map) return null;
      // By the lines as they lay before the drag: those that show make way for the node.
      const { still } = now.current.layout;
      const { toMap, viewport } = now.current.view;
      const at = toMap(pointer);
      const thing = thingAtPoint(map, still.places, still.routes, at, REACH / viewport.zoom);
      return thing?.type === "edge" && mayUndercut(map, node, thing.id, isAsked) ? thing.id : null;
    },
    [session],
  );
  const over = useCallback(
    (node: string, pointer: DragPoint) => {
      const found = linkAt(node, pointer);
      setTarget((last) => {
        if (found !== last) queueMicrotask(() => say(session, node, found));
        return found;
      });
    },
    [session, linkAt],
  );
  const end = useCallback(() => setTarget(null), []);
  const drop = useCallback(
    (node: string, pointer: DragPoint) => {
      const found = linkAt(node, pointer);
      setTarget(null);
      return found !== null && undercutWith(session, node, found);
    },
    [session, linkAt],
  );
  return { target, over, drop, end };
}

/** Says beforehand what letting go would do. */
function say(session: Session, node: string, target: string | null): void {
  const map = session.map();
  const edge = map && target !== null ? edgeOf(map, target) : undefined;
  if (!map || !edge) return session.say("");
  const back = isLoose(map, node) ? "" : " It stays where it was.";
  session.say(`Let go to undercut the link: ${edgeName(map, edge)}.${back}`);
}
