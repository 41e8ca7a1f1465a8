/** `--safe-mode`: a start that brings nothing back, for when bringing something back is what goes wrong. */
import { showNotice } from "../faults/follow";

/** Among the switches, so not after `--`. */
export function asksForSafeMode(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  return (end < 0 ? args : args.slice(0, end)).includes("--safe-mode");
}

/** What titles call the app. */
export const appNameFor = (isSafeMode: boolean) => (isSafeMode ? "Argmap (safe mode)" : "Argmap");

export function tellAboutSafeMode(): Promise<number> {
  return showNotice({
    type: "info",
    message: "Argmap is in safe mode.",
    detail:
      "It brings nothing back from earlier runs and draws without graphics acceleration. Unsaved work of earlier runs is kept as it is, and is offered again at the next start without safe mode.",
    buttons: ["OK"],
  });
}
