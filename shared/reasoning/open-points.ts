/** Where the argument is open: objections that nothing answers, and claims that nothing supports. In reading order. */
import { edgesFrom, edgesTo } from "../document/lookups";
import { nodesInOrder } from "../document/search";
import type { ArgMap, MapNode } from "../document/types";

/** Nothing speaks against the objection, nor against the edge by which it objects. */
export function isUnanswered(map: ArgMap, node: MapNode): boolean {
  const opposed = (id: string) => edgesTo(map, id).some(({ relation }) => relation === "oppose");
  return (
    !opposed(node.id) &&
    edgesFrom(map, node.id).every((edge) => edge.relation !== "oppose" || !opposed(edge.id))
  );
}

/** A decision that no argument supports; a motive that neither an argument nor a citation bears out. */
function isUnsupported(map: ArgMap, node: MapNode): boolean {
  if (edgesTo(map, node.id).some(({ relation }) => relation === "support")) return false;
  return node.kind === "decision" || (node.kind === "motive" && (node.citations ?? []).length === 0);
}

/** Ids of the critiques and risks that nothing answers. Muted ones play no part. */
export function unansweredIn(map: ArgMap): readonly string[] {
  return nodesInOrder(map).flatMap((node) => {
    const objects = node.kind === "critique" || node.kind === "risk";
    return objects && node.muted !== true && isUnanswered(map, node) ? [node.id] : [];
  });
}

/** Ids of the decisions and motives that nothing supports. Muted ones play no part. */
export function unsupportedIn(map: ArgMap): readonly string[] {
  return nodesInOrder(map).flatMap((node) =>
    node.muted !== true && isUnsupported(map, node) ? [node.id] : [],
  );
}
