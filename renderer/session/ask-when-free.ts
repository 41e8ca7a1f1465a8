/** Dialogs that nobody in the window asked for: they wait for the one that is open, and none takes the place of another. */
import type { Session } from "./session";
import type { Dialog } from "./state";

/** Asks at once, or when every dialog before it has been closed. */
export function askWhenFree(session: Session, dialog: Dialog): void {
  if (session.get().dialog === null) return session.ask(dialog);
  const stop = session.store.subscribe(({ dialog: shown }, before) => {
    if (shown !== null || before.dialog === null) return;
    stop();
    // What closed the dialog may go on with the next one.
    queueMicrotask(() => askWhenFree(session, dialog));
  });
}
