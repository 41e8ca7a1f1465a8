/** Keeps the keyboard where the selection is, and the selection in view. */
import { type RefObject, useEffect, useRef } from "react";
import { routeBounds } from "../../shared/layout/curves";
import { useSessionState } from "../session/context";
import type { Session } from "../session/session";
import type { LiveLayout } from "./use-live-layout";
import type { View } from "./use-view";

/** Whether the canvas may take the focus: it has it, or nothing has. */
function mayFocus(canvas: HTMLElement): boolean {
  const active = document.activeElement;
  return active === null || active === document.body || canvas.contains(active);
}

function isEditing(canvas: HTMLElement): boolean {
  return document.activeElement instanceof HTMLTextAreaElement && canvas.contains(document.activeElement);
}

export function useFocus(
  session: Session,
  element: RefObject<HTMLElement | null>,
  layout: LiveLayout,
  view: View,
): void {
  const current = useSessionState((state) => state.selection.at(-1) ?? null);
  const editing = useSessionState((state) => state.editing);
  const dialog = useSessionState((state) => state.dialog);
  const now = useRef({ layout, view });
  now.current = { layout, view };

  // The layout of the map as it is, not of a gesture: a dragged node is where the pointer is, in view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another selection moves the view
  useEffect(() => {
    if (current === null) return;
    const route = now.current.layout.routes.get(current);
    const rect = session.boxes().get(current) ?? (route ? routeBounds(route) : null);
    if (rect) now.current.view.bringIn(rect);
  }, [current, session, editing?.id]);

  useEffect(() => {
    const canvas = element.current;
    if (!canvas || dialog || !mayFocus(canvas) || isEditing(canvas)) return;
    const target =
      current === null
        ? canvas
        : canvas.querySelector<HTMLElement | SVGElement>(
            `[data-node="${CSS.escape(current)}"], [data-edge-focus="${CSS.escape(current)}"]`,
          );
    if (target && target !== document.activeElement) target.focus({ preventScroll: true });
  });
}
