/** The list of recent files, as the start screen and the menu show it. */
import type { Session } from "./session";

/** Asks the shell for the list again. */
export async function refreshRecent(session: Session): Promise<void> {
  session.set({ recent: await session.bridge.recent() });
}

export async function clearRecent(session: Session): Promise<void> {
  await session.bridge.clearRecent();
  await refreshRecent(session);
}
