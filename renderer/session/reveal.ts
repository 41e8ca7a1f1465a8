import { hiddenNodes } from "../../shared/document/visibility";
import type { Session } from "./session";

/** Opens what hides a node, so that it shows. */
export function reveal(session: Session, id: string): void {
  for (let map = session.map(); map && hiddenNodes(map).has(id); map = session.map()) {
    const collapsed = map.nodes.filter((node) => node.collapsed).map((node) => node.id);
    if (!session.edit({ type: "collapse", ids: collapsed, collapsed: false })) return;
  }
}
