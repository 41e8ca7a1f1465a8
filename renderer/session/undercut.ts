/** A node that is let go on a link undercuts it. */
import { newId } from "../../shared/basics/id";
import { applyEdit } from "../../shared/commands/apply-edit";
import { refusalSentence } from "../../shared/commands/refusal";
import { edgeName } from "../../shared/document/describe";
import { edgeOf, edgesFrom, edgesTo, nodeOf } from "../../shared/document/lookups";
import type { ArgMap, MapEdge } from "../../shared/document/types";
import { firstFree, SIBLING_GAP } from "../../shared/layout/place-new";
import type { Boxes } from "../../shared/layout/types";
import type { Session } from "./session";

/** Whether the node is linked to nothing yet: what it speaks about is still open. */
export function isLoose(map: ArgMap, node: string): boolean {
  return edgesFrom(map, node).length + edgesTo(map, node).length === 0;
}

/**
 * Whether letting the node go on the link would undercut it. A node that has its place in the argument mostly only passes
 * over links, so for it `asked` must say that this is what is meant.
 */
export function mayUndercut(map: ArgMap, node: string, link: string, asked: boolean): boolean {
  const edge = edgeOf(map, link);
  if (!edge || !nodeOf(map, node) || edge.from === node || edge.to === node) return false;
  if (edgesFrom(map, node).some(({ to, relation }) => to === link && relation === "oppose")) return false;
  return asked || isLoose(map, node);
}

/**
 * Links the node against the link, as one step of undo. One that was linked to nothing comes to stand beside where the
 * link begins; any other stays where it is.
 */
export function undercutWith(session: Session, node: string, link: string): boolean {
  const map = session.map();
  if (!map) return false;
  const edge: MapEdge = { id: newId(), from: node, to: link, relation: "oppose" };
  const linked = applyEdit(map, { type: "insert", nodes: [], edges: [edge], as: "connect" });
  if (!linked.ok) {
    session.say(refusalSentence(linked.error), "refusal");
    return false;
  }
  const place = isLoose(map, node) ? placeBeside(map, session.boxes(), node, link) : null;
  const next = linked.value.map;
  const nodes = place ? next.nodes.map((one) => (one.id === node ? { ...one, ...place } : one)) : next.nodes;
  session.seal();
  if (!session.edit({ type: "replace", map: { ...next, nodes }, as: "Undercut a link" })) return false;
  session.select([node]);
  session.say(`Connected: ${edgeName(session.map() ?? next, edge)}.`);
  return true;
}

function placeBeside(map: ArgMap, boxes: Boxes, node: string, link: string) {
  const origin = boxes.get(edgeOf(map, link)?.from ?? "");
  const own = boxes.get(node);
  if (!origin || !own) return null;
  const others = new Map(boxes);
  others.delete(node);
  const { width, height } = own;
  const beside = { x: origin.x + origin.width + SIBLING_GAP, y: origin.y };
  return firstFree(others, beside, { width, height }, { x: 1, y: 0 });
}
