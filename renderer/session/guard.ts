/** Nobody's changes go away without a question. */
import { save } from "./saving";
import type { Session } from "./session";
import { isModified } from "./state";

/** Goes on with `then` at once where nothing would be lost, else asks first. */
export function guardUnsaved(session: Session, then: () => void): void {
  session.stopEditing("keep");
  if (isModified(session.get().open)) session.ask({ type: "unsaved", then });
  else then();
}

/** What the person said to the question about unsaved changes. */
export async function answerUnsaved(session: Session, answer: "save" | "discard" | "cancel"): Promise<void> {
  const { dialog } = session.get();
  if (dialog?.type !== "unsaved") return;
  session.ask(null);
  if (answer === "discard") return dialog.then();
  // Edits may have come while it was being saved: then the question is a new one.
  if (answer === "save" && (await save(session))) guardUnsaved(session, dialog.then);
}
