/** The canvas's side of the view commands. */
import { type RefObject, useEffect, useRef } from "react";
import { unionOf } from "../../shared/basics/geometry";
import { routeBounds } from "../../shared/layout/curves";
import type { Session } from "../session/session";
import { registerView } from "../session/view-control";
import type { LiveLayout } from "./use-live-layout";
import { shownRect, type View } from "./use-view";

export function useViewCommands(
  session: Session,
  element: RefObject<HTMLElement | null>,
  layout: LiveLayout,
  view: View,
): void {
  const now = useRef({ layout, view });
  now.current = { layout, view };

  useEffect(() => {
    const boundsOf = (ids: readonly string[] | undefined) => {
      const boxes = session.boxesInFocus();
      if (!ids) return unionOf(boxes.values());
      const { routes } = now.current.layout;
      return unionOf(
        ids.flatMap((id) => {
          const route = routes.get(id);
          return boxes.get(id) ?? (route ? routeBounds(route) : []);
        }),
      );
    };
    return registerView({
      fit: (ids) => now.current.view.showAll(boundsOf(ids)),
      closeUp: (id) => {
        const rect = boundsOf([id]);
        if (rect) now.current.view.closeUp(rect);
      },
      bringIn: (id, target) => {
        const rect = boundsOf([id]);
        const both = boundsOf(target === undefined ? [id] : [id, target]);
        const { viewport, size } = now.current.view;
        const room = shownRect(viewport, size);
        const fits = both && both.width < room.width * 0.9 && both.height < room.height * 0.9;
        if (rect) now.current.view.bringIn(fits ? both : rect);
      },
      actualSize: () => now.current.view.zoomTo(1),
      zoomBy: (factor) => now.current.view.zoomTo(now.current.view.viewport.zoom * factor),
      middle: () => now.current.view.middle(),
      glideFrom: (boxes) => now.current.layout.glideFrom(boxes),
      focus: () => {
        const current = element.current?.querySelector<HTMLElement | SVGElement>(
          '[data-node][tabindex="0"], [data-edge] [tabindex="0"]',
        );
        (current ?? element.current)?.focus({ preventScroll: true });
      },
    });
  }, [session, element]);

  const { zoom } = view.viewport;
  useEffect(() => session.set({ zoom }), [session, zoom]);
}
