/** How the systems say that the session ends, each in its own way. Windows tells the windows themselves. */
import { app, powerMonitor } from "electron";
import { createSessionEnd, type SessionEnd, type SessionEndParts } from "./session-end";

const SIGNALS = ["SIGTERM", "SIGINT", "SIGHUP"] as const;

/** Call once, when the app is ready. */
export function followSessionEnd(parts: SessionEndParts): SessionEnd {
  const end = createSessionEnd(parts, () => app.exit(0));
  for (const signal of SIGNALS) process.on(signal, () => void end.ends());
  powerMonitor.on("shutdown", (event?: { preventDefault(): void }) => {
    // Asks for a moment; the end of the process is what gives it back.
    event?.preventDefault();
    void end.ends();
  });
  return end;
}
