/** Selects what the box covers that the pointer draws, by the map: also what is painted, or out of view by now. */
import { useStore } from "@xyflow/react";
import { useEffect, useRef } from "react";
import type { Rect } from "../../shared/basics/geometry";
import type { ArgMap } from "../../shared/document/types";
import { useSession } from "../session/context";
import { nodesIn } from "./places";
import type { LiveLayout } from "./use-live-layout";

/** Inside React Flow. `before` is what was selected when the box began, which it adds to; null while there is none. */
export function BoxSelection(props: {
  readonly map: ArgMap;
  readonly layout: LiveLayout;
  readonly before: { readonly current: readonly string[] | null };
}) {
  const { map, layout, before } = props;
  const session = useSession();
  const box = useStore(
    ({ userSelectionActive, userSelectionRect: rect, transform: [left, top, zoom] }): Rect | null =>
      userSelectionActive && rect
        ? {
            x: (rect.x - left) / zoom,
            y: (rect.y - top) / zoom,
            width: rect.width / zoom,
            height: rect.height / zoom,
          }
        : null,
    sameBox,
  );
  const now = useRef({ map, layout });
  now.current = { map, layout };
  useEffect(() => {
    if (!box || !before.current) return;
    const inside = nodesIn(now.current.map, now.current.layout.places, box);
    const selection = [...new Set([...before.current, ...inside])];
    if (selection.join("\n") !== session.get().selection.join("\n")) session.select(selection);
  }, [box, before, session]);
  return null;
}

function sameBox(a: Rect | null, b: Rect | null): boolean {
  return a?.x === b?.x && a?.y === b?.y && a?.width === b?.width && a?.height === b?.height;
}
