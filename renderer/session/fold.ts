/** Folding the map to a depth. */
import { count } from "../../shared/commands/with";
import { foldTo } from "../../shared/document/fold";
import { hiddenNodes } from "../../shared/document/visibility";
import { selectedNodes } from "./argument";
import type { Session } from "./session";

/** Shows so many levels below what is selected, or of the whole map where no node is; Infinity for all, as one step. */
export function showLevels(session: Session, levels: number): void {
  const map = session.map();
  if (!map) return;
  const from = selectedNodes(session);
  const as = Number.isFinite(levels) ? `Show ${count(levels, "level")}` : "Show all levels";
  if (!session.edit({ type: "fold", ...foldTo(map, levels, from), as })) return;
  const after = session.map() ?? map;
  const shown = (after.nodes.length - hiddenNodes(after).size).toLocaleString("en");
  const what = from.length > 0 ? `${as} below ${from.length === 1 ? "it" : "them"}` : as;
  session.say(`${what}: ${shown} of ${after.nodes.length.toLocaleString("en")} nodes are shown.`);
}
