/** Main's own faults: into the log, each; and told to the person, once. */
import { mkdirSync } from "node:fs";
import { app, BrowserWindow, dialog, shell } from "electron";
import { followReports, reportFault } from "../report";
import { createLogFile } from "./log-file";

export interface Faults {
  /** Opens the folder of the log in the system's file manager, or says why not. */
  showLog(): Promise<void>;
  /** Settles when the person has answered, where there was something to tell. */
  told(): Promise<void>;
}

const CONTINUE = "Continue";
const SHOW_LOG = "Show log folder";

/** A question of the shell's own, over the window in front where there is one. */
export async function showNotice(notice: {
  readonly type: "error" | "warning" | "info";
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}): Promise<number> {
  const options = { ...notice, buttons: [...notice.buttons], defaultId: 0, cancelId: 0, noLink: true };
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows().at(0);
  const { response } = await (window === undefined
    ? dialog.showMessageBox(options)
    : dialog.showMessageBox(window, options));
  return response;
}

const SOMETHING_WRONG = {
  message: "Something in Argmap went wrong.",
  detail:
    "What is open stays open, and the files on the disk are as you last saved them. Save your work, then quit Argmap and start it again. If it goes wrong again, start it with --safe-mode. The log says what happened, without anything that your maps say.",
};

/** The systems' codes for it; no fault of ours, but the person has to know. */
const DISK_FULL = /\b(?:ENOSPC|EDQUOT)\b/;
const NO_ROOM = {
  message: "The disk that Argmap keeps its own data on is full.",
  detail:
    "Your files are as you last saved them, and saving to another disk works. But Argmap could not keep a version or a copy of unsaved work. Save your work, then free some space on the disk.",
};

async function tellAboutFault(
  what: typeof NO_ROOM | typeof SOMETHING_WRONG,
  showLog: () => Promise<void>,
): Promise<void> {
  await app.whenReady();
  const answer = await showNotice({ type: "error", ...what, buttons: [CONTINUE, SHOW_LOG] });
  if (answer === 1) await showLog();
}

/** Call first of all: what goes wrong before is only on the terminal. */
export function followFaults(): Faults {
  const folder = app.getPath("logs");
  const log = createLogFile(folder);
  const telling = new Map<object, Promise<void>>();
  let isFirst = true;

  const showLog = async (): Promise<void> => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const refusal = await shell.openPath(folder);
    if (refusal !== "") throw new Error("The folder of the log could not be shown");
  };

  followReports(({ kind, text }) => {
    if (isFirst) log.append(`Argmap ${app.getVersion()} on ${process.platform} ${process.arch}`);
    isFirst = false;
    log.append(`${kind} in ${text}`);
    // Once for a run: who has been told needs no second window, and a fault in telling tells nobody.
    const what = DISK_FULL.test(text) ? NO_ROOM : SOMETHING_WRONG;
    if (kind === "fault" && !telling.has(what))
      telling.set(
        what,
        Promise.resolve()
          .then(() => tellAboutFault(what, showLog))
          .catch((error: unknown) => reportFault("telling", error)),
      );
  });
  // Whoever read the terminal may be gone, which must not be a fault that is written to it again.
  process.stderr.on("error", () => undefined);
  process.on("uncaughtException", (error) => reportFault("the main process", error));
  process.on("unhandledRejection", (reason) => reportFault("the main process", reason));

  return { showLog, told: async () => void (await Promise.all(telling.values())) };
}
