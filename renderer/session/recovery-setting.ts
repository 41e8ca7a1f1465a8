/** Whether Argmap keeps copies of unsaved work, and where they are. */
import { findLostMaps } from "./lost-maps";
import { recoverySettled } from "./recovery";
import type { Session } from "./session";

/** Asks the shell, once at the start. */
export async function learnKeepsRecovery(session: Session): Promise<void> {
  session.set({ keepsRecovery: await session.bridge.keepsRecovery() });
}

/** Turning it on needs no question; turning it off deletes something. */
export async function toggleKeepsRecovery(session: Session): Promise<void> {
  if (session.get().keepsRecovery) return session.ask({ type: "recovery-off" });
  const isOn = await session.bridge.setKeepsRecovery(true);
  session.set({ keepsRecovery: isOn });
  if (isOn) session.say("Argmap keeps recovery data from now on.");
}

/** After the question: nothing is kept any more, and what was kept is gone. */
export async function stopKeepingRecovery(session: Session): Promise<void> {
  session.set({ keepsRecovery: false });
  await recoverySettled(session);
  const isOn = await session.bridge.setKeepsRecovery(false);
  session.set({ keepsRecovery: isOn });
  await findLostMaps(session);
  session.say("The recovery data was deleted, and none is kept from now on.");
}

/** Another window changed it. */
export async function keepsRecoveryChanged(session: Session, isOn: boolean): Promise<void> {
  if (session.get().keepsRecovery === isOn) return;
  session.set({ keepsRecovery: isOn });
  await findLostMaps(session);
}

export async function showRecoveryFolder(session: Session): Promise<void> {
  if (await session.bridge.showRecoveryFolder()) return;
  session.say(
    session.bridge.shell === "browser"
      ? "There is no folder to show: the browser itself keeps the recovery data."
      : "The folder of the recovery data could not be shown.",
    "refusal",
  );
}
