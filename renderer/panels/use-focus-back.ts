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
      if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
      else view()?.focus();
    };
  }, [panel]);
}
