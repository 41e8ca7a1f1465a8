/** What keys and leaving mean for a text that is edited: the same on the canvas, in the outline, and before a field is there. */
import { nodeOf } from "../../shared/document/lookups";
import { addArgument } from "./argument";
import type { Session } from "./session";

/** Kinds of `input` that hold no text: letters and undo mean something else there. */
const WITHOUT_TEXT = ["checkbox", "radio", "range", "color", "file", "button", "submit", "reset", "image"];
const TEXT_FIELD = `input${WITHOUT_TEXT.map((type) => `:not([type="${type}"])`).join("")}, textarea, [contenteditable]`;

/** Whether letters typed there are text. */
export function isTextField(target: Element | null): boolean {
  return target?.closest(TEXT_FIELD) != null;
}

/**
 * Ends the editing of a node's text, if it is still the one that is edited. A node that was made for its text goes
 * when it got none. Answers whether it was the one.
 */
export function endText(session: Session, id: string, outcome: "keep" | "cancel"): boolean {
  const { editing } = session.get();
  if (editing?.id !== id) return false;
  const map = session.map();
  const isEmpty = map !== null && nodeOf(map, id)?.text.trim() === "";
  session.stopEditing(editing.fresh && isEmpty ? "cancel" : outcome);
  return true;
}

/** Does what a key means for the text of a node. Answers whether it meant anything but text. */
export function answerTextKey(
  session: Session,
  id: string,
  { key, shiftKey }: Pick<KeyboardEvent, "key" | "shiftKey">,
): boolean {
  if (key === "Escape") endText(session, id, "cancel");
  else if (key === "Enter" && !shiftKey) endText(session, id, "keep");
  else if (key === "Tab") goOn(session, id, shiftKey ? "oppose" : "support");
  else return false;
  return true;
}

/** Ends the text and goes on to a new argument about it. */
function goOn(session: Session, id: string, relation: "support" | "oppose"): void {
  const { editing } = session.get();
  if (editing && endText(session, id, "keep")) addArgument(session, id, relation, editing.where);
}
