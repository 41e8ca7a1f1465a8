/**
 * A graphics process that ends again and again: Chromium starts it anew by itself, until it gives up and takes the app
 * with it. So after the second time the next start does without it, once; the one after that tries again.
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { app, type Details } from "electron";
import { reportEvent, reportFault } from "../report";
import { showNotice } from "./follow";

const ENOUGH = 2;

/** True where the run before asked for this one to do without; asked once, before the app is ready. */
export function takeGraphicsWarning(data: string): boolean {
  const path = join(data, "graphics-failed");
  try {
    readFileSync(path);
    rmSync(path);
    return true;
  } catch {
    return false;
  }
}

/** The reasons that are nobody's fault. */
const ORDERLY = new Set(["clean-exit", "killed"]);

/** Writes down what becomes of Chromium's processes, and warns where the graphics keep failing. */
export function followProcesses(data: string): void {
  let failures = 0;
  app.on("child-process-gone", (_event, { type, reason, exitCode }: Details) => {
    if (reason === "clean-exit") return;
    reportEvent(`the process ${type}`, `${reason}, exit code ${exitCode}`);
    if (type !== "GPU" || ORDERLY.has(reason)) return;
    failures += 1;
    if (failures === ENOUGH) warn(data);
  });
}

function warn(data: string): void {
  try {
    // At once: the app may not live to see another turn.
    writeFileSync(join(data, "graphics-failed"), "", { mode: 0o600 });
  } catch (error) {
    reportFault("noting the graphics", error);
  }
  showNotice({
    type: "warning",
    message: "Drawing with this computer's graphics failed more than once.",
    detail:
      "Your maps are not affected. Save your work, then quit Argmap and start it again: it will draw without graphics acceleration that time, a little slower.",
    buttons: ["OK"],
  }).catch((error: unknown) => reportFault("telling about the graphics", error));
}
