/** Closing and quitting: nobody's changes go away without a question, and the question is asked once. */
import { app, dialog } from "electron";
import { shownName } from "../../shared/bridge/file-name";
import { reportFault } from "../report";
import type { MapWindow } from "./map-window";
import { bringForward, type Windows } from "./windows";

type Answer = "save" | "discard" | "cancel";
const ANSWERS: readonly Answer[] = ["save", "discard", "cancel"];

async function askAboutChanges(window: MapWindow): Promise<Answer> {
  const { response } = await dialog.showMessageBox(window.native, {
    type: "warning",
    message: `Do you want to save the changes to “${shownName(window.state.name)}”?`,
    detail: "Your changes will be lost if you do not save them.",
    buttons: ["Save", "Don't Save", "Cancel"],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  return ANSWERS[response] ?? "cancel";
}

export type Closing = ReturnType<typeof createClosing>;

export function createClosing(windows: () => Windows) {
  /** The window that quitting waits for. It goes on when that one closes, and is off when that one stays. */
  let awaited: MapWindow | null = null;
  /** The system ends the session: there is nobody to answer. */
  let isSilent = false;

  const closeNow = (window: MapWindow): void => {
    window.mayClose = true;
    window.native.close();
  };

  /** Without a word to the page, which may hang and has nothing left to say. */
  const discard = (window: MapWindow): void => {
    window.mayClose = true;
    window.native.destroy();
  };

  const ask = async (window: MapWindow): Promise<void> => {
    if (window.isAsking) return;
    window.isAsking = true;
    try {
      const answer = await askAboutChanges(window);
      if (answer === "save") window.tell({ type: "save-and-close" });
      else if (answer === "discard") discard(window);
      else awaited = null;
    } catch (error) {
      awaited = null;
      reportFault("the closing question", error);
    } finally {
      window.isAsking = false;
    }
  };

  const mustAsk = (window: MapWindow) => window.state.modified && !window.mayClose && !isSilent;

  return {
    closeNow,
    /** For a window's `close` event. */
    closing(window: MapWindow, event: { preventDefault(): void }): void {
      // Who closes it by hand has not been asked by quitting any more.
      if (window === awaited && !window.mayClose && !window.isAsking) awaited = null;
      if (!mustAsk(window)) return;
      event.preventDefault();
      void ask(window);
    },
    /** For the app's `before-quit` event: windows with changes are asked about one after the other. */
    quitting(event: { preventDefault(): void }): void {
      const next = windows().all().find(mustAsk);
      if (next === undefined) return;
      event.preventDefault();
      awaited = next;
      bringForward(next);
      void ask(next);
    },
    /** For a window's `closed` event: goes on with quitting. */
    closed(window: MapWindow): void {
      if (window !== awaited) return;
      awaited = null;
      app.quit();
    },
    /** From now on windows close without a question; what is unsaved stays in the journals. */
    noMoreQuestions(): void {
      isSilent = true;
    },
    /** A save did not work, so nothing goes on behind the person's back. */
    stopQuitting(): void {
      awaited = null;
    },
  };
}
