/** Premises that count only together: joined and parted as commands. */
import { newId } from "../../shared/basics/id";
import { edgesToJoin, selectionToPart } from "../../shared/reasoning/joints";
import type { Session } from "./session";

/** Joins the selected premises of one thing: nodes, or the edges by which they speak. */
export function joinSelected(session: Session): void {
  const map = session.map();
  if (!map) return;
  const edges = edgesToJoin(map, session.get().selection);
  if (edges.length === 0) {
    const what = "Select two or more premises that speak about the same thing in the same way";
    return session.say(`${what} to join them.`, "refusal");
  }
  const ids = edges.map(({ id }) => id);
  session.seal();
  if (!session.edit({ type: "edge-details", ids, change: { joint: newId() } })) return;
  session.seal();
  session.say(`Joined ${ids.length} premises: they count only together.`);
}

/** Lets the selected premises count each for itself again. */
export function partSelected(session: Session): void {
  const map = session.map();
  if (!map) return;
  const ids = selectionToPart(map, session.get().selection).map(({ id }) => id);
  if (ids.length === 0) return session.say("Nothing that is selected is joined.", "refusal");
  session.seal();
  if (!session.edit({ type: "edge-details", ids, change: { joint: undefined } })) return;
  session.seal();
  session.say("Parted: each premise counts for itself.");
}
