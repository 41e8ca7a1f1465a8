/** Keeps the focus on the row where the keyboard is, as long as the outline has the focus. */
import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { itemId } from "./OutlineItem";

export function useOutlineFocus(
  tree: RefObject<HTMLElement | null>,
  active: { readonly key: string } | null,
  editing: boolean,
): void {
  const inside = useRef(false);

  useEffect(() => {
    const root = tree.current;
    if (!root) return;
    // A row that is taken away takes the focus along without a word, so leaving is noticed where it ends up instead.
    const notice = (event: Event) => {
      inside.current = event.target instanceof Node && root.contains(event.target);
    };
    document.addEventListener("focusin", notice);
    document.addEventListener("pointerdown", notice, true);
    inside.current = root.contains(document.activeElement);
    return () => {
      document.removeEventListener("focusin", notice);
      document.removeEventListener("pointerdown", notice, true);
    };
  }, [tree]);

  const key = active?.key;
  useLayoutEffect(() => {
    const { activeElement } = document;
    const free = activeElement === document.body || tree.current?.contains(activeElement);
    if (!inside.current || editing || key === undefined || !free) return;
    const row = document.getElementById(itemId(key));
    if (row && row !== activeElement) row.focus({ preventScroll: true });
  }, [tree, key, editing]);
}
