/**
 * When a page dies or hangs: the window says so, and comes back with the work. What was unsaved is in its journal, so
 * nothing here waits for the page, and one question at a time is enough.
 */
import { dialog, type RenderProcessGoneDetails } from "electron";
import { type Clock, systemClock } from "../files/file-system";
import { reportFault } from "../report";
import type { MapWindow } from "./map-window";

/** After the person chose to wait, a page that still hangs is left in peace for so long. */
const PATIENCE_MS = 20_000;

const SAFE = "The file on disk is as you last saved it";
const KEPT = `${SAFE}, and your changes are kept apart from it, up to the last second or so.`;

function crashWords({ before }: MapWindow): string {
  if (before?.isLost)
    return `${SAFE}. Changes since then were not kept apart from it and are lost. Start the window again to open the file.`;
  return before?.key == null
    ? "It had no changes that were not saved. Start it again to go on."
    : `${KEPT} Start the window again to go on with them.`;
}

function hangWords({ state, recoveryKeys }: MapWindow): string {
  const busy = "It may be busy with something large.";
  if (recoveryKeys.size > 0) return `${busy} ${KEPT} If you restart the window, it goes on with them.`;
  return state.modified
    ? `${busy} ${SAFE}. Changes since then are not kept apart from it: if you restart the window, they are lost.`
    : `${busy} It has no changes that are not saved.`;
}

async function askAboutCrash(window: MapWindow): Promise<"restart" | "close"> {
  const { response } = await dialog.showMessageBox(window.native, {
    type: "error",
    message: "This window stopped working.",
    detail: crashWords(window),
    buttons: ["Start again", "Close"],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0 ? "restart" : "close";
}

async function askAboutHang(window: MapWindow, signal: AbortSignal): Promise<"wait" | "restart"> {
  const { response } = await dialog.showMessageBox(window.native, {
    type: "warning",
    message: "This window does not answer.",
    detail: hangWords(window),
    buttons: ["Wait", "Restart the window"],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
    signal,
  });
  return response === 1 ? "restart" : "wait";
}

export interface TroubleHooks {
  /** The page is gone. Called once for each page, before it is loaded again. */
  gone(window: MapWindow): void;
}

/** Follows one window from its making to its end. */
export function followTrouble(window: MapWindow, hooks: TroubleHooks, clock: Clock = systemClock): void {
  const contents = window.native.webContents;
  /** The question that is on the screen; aborting takes it away. */
  let question: AbortController | null = null;
  let quietUntil = Number.NEGATIVE_INFINITY;
  /** Its process was ended here, so its end is no news. */
  let isEnding = false;

  const restart = (): void => {
    if (window.native.isDestroyed()) return;
    contents.reload();
  };

  const crashed = async (): Promise<void> => {
    question?.abort();
    const mine = new AbortController();
    question = mine;
    try {
      const answer = await askAboutCrash(window);
      if (window.native.isDestroyed()) return;
      if (answer === "restart") return restart();
      window.mayClose = true;
      window.native.close();
    } finally {
      if (question === mine) question = null;
    }
  };

  const hangs = async (): Promise<void> => {
    if (question !== null || clock.now() < quietUntil) return;
    const mine = new AbortController();
    question = mine;
    try {
      const answer = await askAboutHang(window, mine.signal);
      if (mine.signal.aborted || window.native.isDestroyed()) return;
      quietUntil = clock.now() + PATIENCE_MS;
      if (answer === "wait") return;
      isEnding = true;
      hooks.gone(window);
      contents.forcefullyCrashRenderer();
      restart();
    } finally {
      if (question === mine) question = null;
    }
  };

  const fault = (error: unknown) => reportFault("a window in trouble", error);
  contents.on("render-process-gone", (_event, details: RenderProcessGoneDetails) => {
    if (isEnding) {
      isEnding = false;
      return;
    }
    hooks.gone(window);
    if (details.reason !== "clean-exit") crashed().catch(fault);
  });
  contents.on("unresponsive", () => void hangs().catch(fault));
  contents.on("responsive", () => question?.abort());
}
