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

async function tellAboutFault(showLog: () => Promise<void>): Promise<void> {
  await app.whenReady();
  const answer = await showNotice({
    type: "error",
    message: "Something in Argmap went wrong.",
    detail:
      "What is open stays open, and the files on the disk are as you last saved them. Save your work, then quit Argmap and start it again. If it goes wrong again, start it with --safe-mode. The log says what happened, without anything that your maps say.",
    buttons: [CONTINUE, SHOW_LOG],
  });
  if (answer === 1) await showLog();
}

/** Call first of all: what goes wrong before is only on the terminal. */
export function followFaults(): Faults {
  const folder = app.getPath("logs");
  const log = createLogFile(folder);
  let telling: Promise<void> | null = null;
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
    if (kind === "fault")
      telling ??= tellAboutFault(showLog).catch((error: unknown) => reportFault("telling", error));
  });
  // Whoever read the terminal may be gone, which must not be a fault that is written to it again.
  process.stderr.on("error", () => undefined);
  process.on("uncaughtException", (error) => reportFault("the main process", error));
  process.on("unhandledRejection", (reason) => reportFault("the main process", reason));

  return { showLog, told: () => telling ?? Promise.resolve() };
}
