import { applyEdit } from "../../shared/commands/apply-edit";
import type { MapNode } from "../../shared/document/types";
import type { Boxes } from "../../shared/layout/types";
import { type Session, shownBoxes } from "./session";

export interface OpenTarget {
  /** The boxes of what shows when the node is open. */
  readonly boxes: Boxes;
  /** What the edit has to open for that. */
  readonly opens: readonly string[];
}

/** Where something new goes below a node that may be collapsed: it opens with the same step that adds it. */
export function openTarget(session: Session, node: MapNode): OpenTarget {
  const map = session.map();
  if (!map || !node.collapsed) return { boxes: session.boxes(), opens: [] };
  const opened = applyEdit(map, { type: "collapse", ids: [node.id], collapsed: false });
  if (!opened.ok) return { boxes: session.boxes(), opens: [] };
  return { boxes: shownBoxes(opened.value.map, session.measure), opens: [node.id] };
}
