/** Deciding the conflicts that a merge left in the map, one after the other. */
import { edgeOf, nodeOf } from "../../shared/document/lookups";
import { conflictInWords, conflictSubject } from "../../shared/merge/conflict-words";
import { type MergeConflict, undecidedConflicts } from "../../shared/merge/conflicts";
import { type Decision, decide, decisionsFor } from "../../shared/merge/decide";
import { reveal } from "../session/reveal";
import type { Session } from "../session/session";
import { view } from "../session/view-control";

/** Opens the pane of the conflicts, or says that there are none. */
export function startDeciding(session: Session): void {
  const map = session.map();
  if (!map) return;
  if (undecidedConflicts(map).length === 0) return session.say("Nothing is left to be decided.");
  showConflict(session, 0);
}

export function toggleDeciding(session: Session): void {
  if (session.get().deciding === null) startDeciding(session);
  else stopDeciding(session);
}

export function stopDeciding(session: Session): void {
  session.set({ deciding: null });
  view()?.focus();
}

/** Looks at the conflict with this number, and shows what it is about on the canvas. */
export function showConflict(session: Session, at: number): void {
  const map = session.map();
  const conflict = map && undecidedConflicts(map)[at];
  if (!map || !conflict) return;
  session.set({ deciding: at });
  const shown = idsOf(conflict).filter((id) => nodeOf(map, id) ?? edgeOf(map, id));
  const [first] = shown;
  if (first === undefined) return;
  for (const id of shown) reveal(session, id);
  session.select(shown);
  view()?.closeUp(first);
}

const idsOf = ({ id, copy }: MergeConflict): readonly string[] => (copy === null ? [id] : [id, copy]);

/** Goes to the next or the previous conflict; at the ends it begins anew. */
export function stepConflict(session: Session, by: 1 | -1): void {
  const map = session.map();
  const { deciding } = session.get();
  if (!map || deciding === null) return;
  const conflicts = undecidedConflicts(map);
  const { length } = conflicts;
  if (length === 0) return;
  const at = (deciding + by + length) % length;
  showConflict(session, at);
  const conflict = conflicts[at];
  if (conflict) session.say(`Conflict ${at + 1} of ${length}: ${conflictInWords(map, conflict)}`);
}

const STEPS: Readonly<Record<Decision, string>> = {
  mine: "Keep mine",
  theirs: "Keep theirs",
  both: "Keep both",
};

/** Decides the conflict that is looked at, as one step, and goes on to the next. */
export function decideCurrent(session: Session, decision: Decision): void {
  const map = session.map();
  const { deciding } = session.get();
  if (!map || deciding === null) return;
  const conflict = undecidedConflicts(map)[deciding];
  if (!conflict) return;
  if (!decisionsFor(conflict).includes(decision))
    return session.say("This one is decided by keeping one side.", "refusal");
  session.stopEditing("keep");
  const subject = conflictSubject(map, conflict);
  const next = decide(map, conflict, decision);
  if (!session.edit({ type: "replace", map: next, as: STEPS[decision] })) return;
  const left = undecidedConflicts(next).length;
  const done = `${STEPS[decision]}: ${subject}.`;
  if (left === 0) {
    session.say(`${done} Nothing is left to be decided.`);
    return stopDeciding(session);
  }
  session.say(`${done} ${left === 1 ? "One conflict is" : `${left} conflicts are`} left.`);
  showConflict(session, Math.min(deciding, left - 1));
}
