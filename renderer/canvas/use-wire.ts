/** Drawing an edge with the pointer: from a node to a node, to an edge, or to empty space; and moving an edge's ends. */
import { type PointerEvent as ReactPointerEvent, useCallback, useEffect, useRef, useState } from "react";
import type { Point } from "../../shared/basics/geometry";
import { edgeOf } from "../../shared/document/lookups";
import { EMPTY_MAP } from "../../shared/document/types";
import { connect } from "../session/argument";
import type { Session } from "../session/session";
import type { Thing } from "./places";
import type { FindThing } from "./use-pointing";
import type { View } from "./use-view";

export interface Wire {
  /** Where the line starts, in the map. */
  readonly start: Point;
  readonly end: Point;
  /** The node or edge under the pointer that the line would join. */
  readonly over: string | null;
  readonly opposes: boolean;
}

type Ends = { readonly from: string } | { readonly edge: string; readonly end: "from" | "to" };

/** Pixels that the pointer has to move before a press becomes a drag. */
const THRESHOLD = 4;

function mayJoin(session: Session, ends: Ends, thing: Thing | null): boolean {
  if (!thing) return false;
  if ("from" in ends) return thing.id !== ends.from;
  if (ends.end === "from") return thing.type === "node";
  const map = session.map();
  return thing.id !== ends.edge && (map === null || edgeOf(map, ends.edge)?.from !== thing.id);
}

/** A line to a claim supports it and one to a link undercuts it; the Alt key turns both round. */
function wouldOppose(session: Session, target: string | null, alt: boolean): boolean {
  const isLink = target !== null && edgeOf(session.map() ?? EMPTY_MAP, target) !== undefined;
  return isLink !== alt;
}

function finish(session: Session, ends: Ends, target: string, alt: boolean): void {
  if ("from" in ends) {
    if (connect(session, ends.from, target, wouldOppose(session, target, alt) ? "oppose" : "support")) {
      const made = session.map()?.edges.at(-1)?.id;
      if (made) session.select([made]);
    }
    return;
  }
  session.edit({ type: "reconnect", id: ends.edge, [ends.end]: target });
}

export interface WireGestures {
  readonly wire: Wire | null;
  start(ends: Ends, from: Point, event: ReactPointerEvent): void;
}

export function useWire(session: Session, view: View, find: FindThing): WireGestures {
  const [wire, setWire] = useState<Wire | null>(null);
  const { toMap, viewport } = view;
  const running = useRef<AbortController | null>(null);
  const follow = useRef<(() => void) | null>(null);
  // The wheel moves the map below a pointer that rests; what stands there now is known when all is in its new place.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view has moved
  useEffect(() => {
    if (follow.current) requestAnimationFrame(() => follow.current?.());
  }, [viewport]);

  const start = useCallback(
    (ends: Ends, from: Point, event: ReactPointerEvent) => {
      if (event.button !== 0) return;
      event.preventDefault();
      event.stopPropagation();
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      const { signal } = controller;
      const origin = { x: event.clientX, y: event.clientY };
      let moved = false;
      const at = (x: number, y: number) => {
        const thing = find(x, y);
        return mayJoin(session, ends, thing) && thing ? thing.id : null;
      };
      const end = () => {
        controller.abort();
        follow.current = null;
        setWire(null);
      };
      const onMove = (move: PointerEvent) => {
        moved ||= Math.hypot(move.clientX - origin.x, move.clientY - origin.y) > THRESHOLD;
        if (!moved) return;
        follow.current = () => draw(move);
        draw(move);
      };
      const draw = (move: PointerEvent) => {
        const over = at(move.clientX, move.clientY);
        setWire({
          start: from,
          end: toMap({ x: move.clientX, y: move.clientY }),
          over,
          opposes:
            "from" in ends
              ? wouldOppose(session, over, move.altKey)
              : edgeOf(session.map() ?? EMPTY_MAP, ends.edge)?.relation === "oppose",
        });
      };
      const onUp = (up: PointerEvent) => {
        end();
        if (!moved) return;
        const over = at(up.clientX, up.clientY);
        if (over) return finish(session, ends, over, up.altKey);
        if (!("from" in ends) || find(up.clientX, up.clientY)) return;
        const place = toMap({ x: up.clientX, y: up.clientY });
        session.ask({
          type: "new-child",
          pending: { parent: ends.from, x: place.x, y: place.y, screenX: up.clientX, screenY: up.clientY },
        });
      };
      const onKey = (key: KeyboardEvent) => {
        if (key.key !== "Escape") return;
        key.stopPropagation();
        end();
      };
      window.addEventListener("pointermove", onMove, { signal });
      window.addEventListener("pointerup", onUp, { signal });
      window.addEventListener("pointercancel", end, { signal });
      window.addEventListener("keydown", onKey, { signal, capture: true });
    },
    [session, toMap, find],
  );
  return { wire, start };
}
