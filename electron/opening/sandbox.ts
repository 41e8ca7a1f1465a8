/**
 * Launchers that other hands make, and those of an AppImage where the system forbids the sandbox, start the app with
 * the sandbox off, in silence. Whoever opens maps of strangers has to know that.
 */
import { app } from "electron";
import { showNotice } from "../faults/follow";

/** False where the person rather ends the app than goes on without a sandbox. Development goes on. */
export async function mayRunUnsandboxed(): Promise<boolean> {
  if (!app.isPackaged || !app.commandLine.hasSwitch("no-sandbox")) return true;
  const answer = await showNotice({
    type: "warning",
    message: "Argmap was started without its sandbox.",
    detail:
      "The sandbox keeps a map that was made to attack you away from your computer. Without it, open only maps that you trust. Installed from a package of your system, Argmap runs with its sandbox.",
    buttons: ["Quit", "Continue without sandbox"],
  });
  return answer === 1;
}
