/** Keeps the focus on the row where the keyboard is, as long as the outline has the focus. */
import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { useSession } from "../session/context";
import { itemId } from "./OutlineItem";

export function useOutlineFocus(
  tree: RefObject<HTMLElement | null>,
  active: { readonly key: string; readonly node: { readonly id: string } } | null,
  editing: boolean,
): void {
  const session = useSession();
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
  const nodeId = active?.node.id;
  useLayoutEffect(() => {
    const { activeElement } = document;
    const free = activeElement === document.body || tree.current?.contains(activeElement);
    if (!inside.current || editing || key === undefined || !free) return;
    const row = document.getElementById(itemId(key));
    if (row && row !== activeElement) row.focus({ preventScroll: true });
  }, [tree, key, editing]);

  // The keyboard is always on something: where nothing is selected, keys would have nothing to act on.
  useEffect(() => {
    const root = tree.current;
    if (!root || nodeId === undefined) return;
    const settle = () => {
      if (session.get().selection.length === 0) session.select([nodeId]);
    };
    root.addEventListener("focusin", settle);
    if (inside.current) settle();
    return () => root.removeEventListener("focusin", settle);
  });
}
