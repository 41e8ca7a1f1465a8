/** Looking at one argument of the map: the rest is held back, dimmed or hidden. The map knows nothing of it. */
import { nodeName } from "../../shared/document/describe";
import { nodeOf } from "../../shared/document/lookups";
import { currentNode } from "./argument";
import { onlyShown, partedBy } from "./in-focus";
import type { Session } from "./session";
import type { Focus, SessionState } from "./state";
import { view } from "./view-control";

/** Holds back all but the argument of the selected node: dimmed first, hidden when asked again, then shown again. */
export function stepFocus(session: Session): void {
  const node = currentNode(session);
  const { focus } = session.get();
  if (!node) return;
  if (focus?.id !== node.id) focusOn(session, node.id, focus?.rest ?? "dimmed");
  else if (focus.rest === "dimmed") focusOn(session, node.id, "hidden");
  else leaveFocus(session);
}

function focusOn(session: Session, id: string, rest: Focus["rest"]): void {
  const map = session.map();
  if (!map) return;
  const focus = { id, rest };
  session.set({ focus });
  const { inside } = partedBy(map, focus);
  view()?.fit([...inside]);
  const of = `${inside.size.toLocaleString("en")} of ${map.nodes.length.toLocaleString("en")} nodes`;
  session.say(`Focus on ${of}. The rest is ${rest}. Escape shows all again.`);
}

/** Hides what is dimmed, or dims what is hidden; begins with what is selected where nothing is in focus. */
export function toggleHidden(session: Session): void {
  const { focus } = session.get();
  const id = focus?.id ?? currentNode(session)?.id;
  if (id !== undefined) focusOn(session, id, focus?.rest === "hidden" ? "dimmed" : "hidden");
}

/** Shows all again; false where nothing was held back. */
export function leaveFocus(session: Session): boolean {
  if (!session.get().focus) return false;
  session.set({ focus: null });
  session.say("All nodes are shown again.");
  return true;
}

/** Whether there is something to hide, or to show again. */
export function canHide({ focus, open, selection }: SessionState): boolean {
  const map = open?.history.present;
  return focus !== null || (map !== undefined && selection.some((id) => nodeOf(map, id) !== undefined));
}

/**
 * Leaves the focus when it makes no sense any more, until the returned function is called: its node is gone, or what is
 * selected now is among what it hides.
 */
export function keepFocus(session: Session): () => void {
  return session.store.subscribe(({ focus, selection }) => {
    if (!focus) return;
    const map = session.map();
    if (!map || !nodeOf(map, focus.id)) return session.set({ focus: null });
    const inside = onlyShown(map, focus);
    const last = selection.at(-1);
    const node = last === undefined ? undefined : nodeOf(map, last);
    if (!inside || !node || inside.has(node.id)) return;
    session.set({ focus: null });
    session.say(`All nodes are shown again, because this one was hidden: ${nodeName(map, node)}`);
  });
}
