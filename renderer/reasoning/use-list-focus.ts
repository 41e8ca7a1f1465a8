/** Keeps the focus in a list whose items go while somebody works on them. */

import { type RefObject, useLayoutEffect, useRef } from "react";
import { focusPane } from "../session/panes";

/**
 * Where the item with the focus goes from the list when `items` change, the focus goes to `[data-list-focus]` of the item
 * that takes its place, of the last one where there is none, or to the pane where the list is empty.
 */
export function useListFocus(list: RefObject<HTMLElement | null>, items: unknown): void {
  const seen = useRef(items);
  const place = useRef(-1);
  if (seen.current !== items) {
    // Before the new items are there: afterwards nobody can tell where the focus was.
    seen.current = items;
    place.current = [...(list.current?.children ?? [])].findIndex((item) =>
      item.contains(document.activeElement),
    );
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: new items are the reason to look again
  useLayoutEffect(() => {
    const at = place.current;
    place.current = -1;
    if (at < 0 || list.current?.contains(document.activeElement)) return;
    const children = list.current?.children;
    const item = children?.[Math.min(at, children.length - 1)];
    if (item) item.querySelector<HTMLElement>("[data-list-focus]")?.focus();
    else focusPane("reasoning");
  }, [items, list]);
}
