/** Going through what is open in the argument, one node after the other. */
import { nodesInOrder } from "../../shared/document/search";
import type { ArgMap } from "../../shared/document/types";
import { unansweredIn, unsupportedIn } from "../../shared/reasoning/open-points";
import { currentNode } from "./argument";
import { goTo } from "./find";
import type { Session } from "./session";

/** The place in `ids` that comes after the current node in reading order (or before it), from the other end where none is left. */
export function placeAfter(
  map: ArgMap,
  ids: readonly string[],
  current: string | undefined,
  by: 1 | -1,
): number {
  const order = new Map(nodesInOrder(map).map(({ id }, at) => [id, at]));
  const here = current === undefined ? undefined : order.get(current);
  if (here === undefined) return by > 0 ? 0 : ids.length - 1;
  const at = (id: string) => order.get(id) ?? -1;
  const found = by > 0 ? ids.findIndex((id) => at(id) > here) : ids.findLastIndex((id) => at(id) < here);
  return found >= 0 ? found : by > 0 ? 0 : ids.length - 1;
}

function step(session: Session, idsIn: (map: ArgMap) => readonly string[], by: 1 | -1, none: string): void {
  const map = session.map();
  if (!map) return;
  const ids = idsIn(map);
  const at = placeAfter(map, ids, currentNode(session)?.id, by);
  const id = ids[at];
  if (id === undefined) return session.say(none);
  goTo(session, id, `${(at + 1).toLocaleString("en")} of ${ids.length.toLocaleString("en")}`);
}

/** Goes to the next critique or risk that nothing answers. */
export function stepUnanswered(session: Session, by: 1 | -1): void {
  step(session, unansweredIn, by, "Every objection is answered.");
}

/** Goes to the next decision or motive that nothing supports. */
export function stepUnsupported(session: Session, by: 1 | -1): void {
  step(session, unsupportedIn, by, "Every decision and motive is supported.");
}
