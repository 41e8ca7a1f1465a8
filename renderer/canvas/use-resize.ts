/** Dragging the side of a node to set its width. */
import { type PointerEvent as ReactPointerEvent, useCallback } from "react";
import { nodeOf } from "../../shared/document/lookups";
import { clampWidth } from "../../shared/layout/node-box";
import type { Session } from "../session/session";
import type { LiveLayout } from "./use-live-layout";

/** Answers the function that a grip calls on pointer down. `zoom` is screen pixels for one map unit. */
export function useResize(session: Session, layout: LiveLayout, zoom: number) {
  const { override } = layout;
  return useCallback(
    (id: string, side: "left" | "right", event: ReactPointerEvent) => {
      const map = session.map();
      const box = session.boxes().get(id);
      if (event.button !== 0 || !map || !box || !nodeOf(map, id)) return;
      event.preventDefault();
      event.stopPropagation();
      session.select([id]);
      const controller = new AbortController();
      const { signal } = controller;
      const sized = (move: PointerEvent) => {
        const by = (move.clientX - event.clientX) / zoom;
        const width = clampWidth(side === "right" ? box.width + by : box.width - by);
        return { width, x: side === "right" ? box.x : box.x + box.width - width };
      };
      const end = () => {
        controller.abort();
        override(null);
      };
      window.addEventListener(
        "pointermove",
        (move) => override(new Map([[id, { ...sized(move), y: box.y }]])),
        { signal },
      );
      window.addEventListener(
        "pointerup",
        (up) => {
          const { width, x } = sized(up);
          end();
          if (width !== box.width) session.edit({ type: "resize", ids: [id], width, x });
        },
        { signal },
      );
      window.addEventListener("pointercancel", end, { signal });
    },
    [session, override, zoom],
  );
}
