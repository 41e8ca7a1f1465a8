/** Moving nodes: what a collapsed node hides goes with it, so that it lies where it should when it shows again. */
import type { Edit, Position } from "../../shared/commands/edit";
import { hiddenNodes } from "../../shared/document/visibility";
import { hiddenFollowers } from "../../shared/layout/tidy/followers";
import type { Session } from "./session";

/** Moves nodes that show to new positions, as one step. Nodes that are there already are left out. */
export function moveNodes(session: Session, positions: readonly Position[], as: Edit<"move">["as"]): boolean {
  const map = session.map();
  if (!map) return false;
  const boxes = session.boxes();
  const moved = positions.filter(({ id, x, y }) => boxes.get(id)?.x !== x || boxes.get(id)?.y !== y);
  if (moved.length === 0) return false;
  const leaders = hiddenNodes(map).size > 0 ? hiddenFollowers(map, boxes) : new Map<string, string>();
  const to = new Map(moved.map((position) => [position.id, position]));
  const followers = map.nodes.flatMap((node): Position[] => {
    const leader = leaders.get(node.id) ?? "";
    const place = to.get(leader);
    const from = boxes.get(leader);
    return place && from ? [{ id: node.id, x: node.x + place.x - from.x, y: node.y + place.y - from.y }] : [];
  });
  return session.edit({ type: "move", positions: [...moved, ...followers], as });
}
