import { useEffect, useLayoutEffect, useRef } from "react";
import { view } from "../session/view-control";

/** Gives the focus back, when the component goes, to where it was when the component came; else to the canvas. */
export function useFocusBack(): void {
  const before = useRef<Element | null>(null);
  useLayoutEffect(() => {
    before.current = document.activeElement;
  }, []);
  useEffect(
    () => () => {
      const { activeElement } = document;
      if (activeElement !== null && activeElement !== document.body) return;
      const target = before.current;
      if (target instanceof HTMLElement && target.isConnected && target !== document.body) target.focus();
      else view()?.focus();
    },
    [],
  );
}
