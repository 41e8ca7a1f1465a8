/** What is under the pointer: an element of the page, or on the painted map what stands there. */
import {
  type PointerEvent as ReactPointerEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { flushSync } from "react-dom";
import type { Point } from "../../shared/basics/geometry";
import type { ArgMap } from "../../shared/document/types";
import type { Thing } from "./places";
import { paintedThingAt } from "./use-elements";
import type { LiveLayout } from "./use-live-layout";
import type { View } from "./use-view";

/** The node or edge at a point of the window; null where the canvas is empty or something else lies there. */
export type FindThing = (x: number, y: number) => Thing | null;

export interface Pointing {
  readonly find: FindThing;
  /** What the pointer rests on, on the painted map: it stands there as an element, so that everything works on it. */
  readonly hovered: Thing | null;
  onPointerMove(event: ReactPointerEvent): void;
  onPointerLeave(): void;
}

function elementAt(x: number, y: number): Thing | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const node = element.closest<HTMLElement>("[data-node]")?.dataset.node;
    if (node) return { id: node, type: "node" };
    const edge = element.closest<SVGElement>("[data-edge]")?.dataset.edge;
    if (edge) return { id: edge, type: "edge" };
  }
  return null;
}

const isOnMap = (target: EventTarget) => target instanceof Element && target.closest(".react-flow") !== null;

/** `painted` is whether the map is painted now, for good or while the view moves. */
export function usePointing(map: ArgMap, layout: LiveLayout, view: View, painted: boolean): Pointing {
  const [hovered, setHovered] = useState<Thing | null>(null);
  const now = useRef({ map, layout, view, painted, hovered });
  now.current = { map, layout, view, painted, hovered };

  const paintedAt = useCallback((screen: Point): Thing | null => {
    const { map: shown, layout: laid, view: seen, painted: isPainted } = now.current;
    return isPainted ? paintedThingAt(shown, laid, seen.toMap(screen), seen.viewport.zoom) : null;
  }, []);
  const find = useCallback((x: number, y: number) => elementAt(x, y) ?? paintedAt({ x, y }), [paintedAt]);
  const onPointerMove = useCallback(
    (event: ReactPointerEvent) => {
      if (event.buttons !== 0 || !now.current.painted || !isOnMap(event.target)) return;
      const thing = paintedAt({ x: event.clientX, y: event.clientY });
      if (thing?.id === now.current.hovered?.id) return;
      // At once: the next event may already be the press that takes hold of it.
      flushSync(() => setHovered(thing));
    },
    [paintedAt],
  );
  const onPointerLeave = useCallback(() => setHovered(null), []);
  // Where elements stand they know what points at them; the next painting is not to begin with what it was in the last.
  useEffect(() => {
    if (!painted) setHovered(null);
  }, [painted]);
  return useMemo(
    () => ({ find, hovered: painted ? hovered : null, onPointerMove, onPointerLeave }),
    [find, hovered, painted, onPointerMove, onPointerLeave],
  );
}
