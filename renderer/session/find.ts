/** Searching the map: which nodes match, and going from one to the next. */
import { shortText } from "../../shared/document/describe";
import { nodeOf } from "../../shared/document/lookups";
import { findNodes, isEmptyQuery } from "../../shared/document/search";
import { currentNode } from "./argument";
import { reveal } from "./reveal";
import type { Session } from "./session";
import type { Search } from "./state";
import { view } from "./view-control";

const EMPTY: Search = { query: "", kind: null, tag: null };

/** Shows the search bar; where it shows already, its field gets the focus back. */
export function openSearch(session: Session): void {
  const { search } = session.get();
  session.set({ search: search ? { ...search } : EMPTY });
}

export function closeSearch(session: Session): void {
  session.set({ search: null });
}

/** The ids that the search finds now, in reading order. */
export function matches(session: Session): readonly string[] {
  const map = session.map();
  const { search } = session.get();
  return map && search ? findNodes(map, search) : [];
}

export function findNext(session: Session): void {
  step(session, 1);
}

export function findPrevious(session: Session): void {
  step(session, -1);
}

function step(session: Session, by: 1 | -1): void {
  const { search } = session.get();
  if (!search || isEmptyQuery(search)) {
    openSearch(session);
    return;
  }
  const found = matches(session);
  if (found.length === 0) session.say("Nothing found.", "refusal");
  const here = found.indexOf(currentNode(session)?.id ?? "");
  const at = here < 0 ? (by > 0 ? 0 : found.length - 1) : (here + by + found.length) % found.length;
  const id = found[at];
  if (id !== undefined) goTo(session, id, `${at + 1} of ${found.length}`);
}

/** Selects a node and opens what hides it. `place` is said before its text. */
export function goTo(session: Session, id: string, place?: string): void {
  reveal(session, id);
  session.select([id]);
  view()?.closeUp(id);
  const map = session.map();
  const node = map && nodeOf(map, id);
  if (node && place !== undefined) session.say(`${place}: ${shortText(node.text)}`);
}
