/** Keeps the keyboard where the selection is, and the selection in view. */
import { type RefObject, useEffect, useRef } from "react";
import { routeBounds } from "../../shared/layout/curves";
import { useSessionState } from "../session/context";
import type { Session } from "../session/session";
import type { LiveLayout } from "./use-live-layout";
import type { View } from "./use-view";

/** Whether the canvas may take the focus: it has it, or nothing has; and no text is being edited in it. */
function mayFocus(canvas: Element): boolean {
  const active = document.activeElement;
  if (active === null || active === document.body) return true;
  return canvas.contains(active) && !(active instanceof HTMLTextAreaElement);
}

/** Brings what is selected into view, and gives the focus back to the canvas where nothing is selected. */
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
    const rect = session.boxesInFocus().get(current) ?? (route ? routeBounds(route) : null);
    if (!rect) return;
    const writing = session.get().editing?.where === "canvas";
    if (writing) now.current.view.closeUp(rect);
    else now.current.view.bringIn(rect);
  }, [current, session, editing?.id]);

  useEffect(() => {
    const canvas = element.current;
    if (current !== null || editing || dialog || !canvas || !mayFocus(canvas)) return;
    canvas.focus({ preventScroll: true });
  }, [current, editing, dialog, element]);
}

/**
 * Gives a node or edge the focus when it is the one that keys act on: when it becomes that, when it comes into the page
 * as that, and when a dialog or a text field that had the focus is gone.
 */
export function useFocusWhenCurrent(
  element: RefObject<HTMLElement | SVGElement | null>,
  isCurrent: boolean,
): void {
  const editing = useSessionState((state) => isCurrent && state.editing !== null);
  const dialog = useSessionState((state) => isCurrent && state.dialog !== null);
  useEffect(() => {
    const canvas = element.current?.closest(".canvas");
    if (!isCurrent || editing || dialog || !canvas || !mayFocus(canvas)) return;
    element.current?.focus({ preventScroll: true });
  }, [isCurrent, editing, dialog, element]);
}
