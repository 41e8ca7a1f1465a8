import type { ArgMap } from "../../shared/document/types";
import { hiddenNodes, parentsOf } from "../../shared/document/visibility";
import { leaveFocus } from "./focus";
import { partedBy } from "./in-focus";
import type { Session } from "./session";

/** The collapsed nodes above a node, all the way up. */
function collapsedAbove(map: ArgMap, id: string): string[] {
  const above = new Set(parentsOf(map, id));
  for (const node of above) for (const parent of parentsOf(map, node.id)) above.add(parent);
  return [...above].flatMap((node) => (node.collapsed ? [node.id] : []));
}

/** Opens what hides a node, so that it shows, as one step; leaves the focus where that hides it. */
export function reveal(session: Session, id: string): void {
  const map = session.map();
  const { focus } = session.get();
  if (map && focus?.rest === "hidden" && partedBy(map, focus).outside.has(id)) leaveFocus(session);
  if (!map || !hiddenNodes(map).has(id)) return;
  session.edit({ type: "collapse", ids: collapsedAbove(map, id), collapsed: false });
}
