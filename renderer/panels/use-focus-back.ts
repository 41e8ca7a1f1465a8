import { type RefObject, useLayoutEffect } from "react";
import { view } from "../session/view-control";

/** Gives the focus back, when the panel goes with it, to where it was when the panel came; else to the canvas. */
export function useFocusBack(panel: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    const element = panel.current;
    // The clean-up of a layout effect runs while the panel is still in the page, so that nothing else takes the focus.
    return () => {
      if (!element?.contains(document.activeElement)) return;
      // On the canvas the focus belongs to what is selected, which may be something else by now.
      const elsewhere = before instanceof HTMLElement && before.isConnected && before !== document.body;
      if (elsewhere && !before.closest('[data-pane="canvas"]')) before.focus();
      else view()?.focus();
    };
  }, [panel]);
}
