/** Unsaved work of windows that did not close in order: offered on the start screen, restored or given up there. */
import { newId } from "../../shared/basics/id";
import type { RecoveryCopy } from "../../shared/bridge/bridge";
import type { ArgMap } from "../../shared/document/types";
import { guardUnsaved } from "./guard";
import { type LostMap, readLostMap } from "./read-lost-map";
import { keepCopyNow } from "./recovery";
import type { Session } from "./session";
import { type OpenMap, openMap } from "./state";

const NOT_READABLE =
  "This copy of unsaved work is damaged and can't be opened. It stays where it is until you discard it.";
const TOO_NEW = "A newer version of Argmap kept this copy. Open it there; it stays where it is.";

/** Asks the shell what was left behind. */
export async function findLostMaps(session: Session): Promise<void> {
  session.set({ recoveries: await session.bridge.recoveries() });
}

/** Whether it can be opened, whole or in part. */
export function isRestorable({ state }: RecoveryCopy): boolean {
  return state === "whole" || state === "cut";
}

/** What the copy is called, also where its name can't be read. */
export function lostMapName(copy: RecoveryCopy): string {
  return copy.name === "" ? "Unsaved work without a name" : copy.name;
}

/** Only to look at it; null where it can't be read. */
export async function lostMapPicture(session: Session, copy: RecoveryCopy): Promise<ArgMap | null> {
  const bytes = await session.bridge.readRecovery(copy.id, "look");
  const read = bytes && readLostMap(bytes);
  return read?.ok ? read.value.map : null;
}

/** Opens the copy as an unsaved map under its old name. The old copy goes when the new map has one of its own. */
export async function restoreLostMap(session: Session, copy: RecoveryCopy): Promise<void> {
  const name = lostMapName(copy);
  const bytes = await session.bridge.readRecovery(copy.id, "restore");
  if (!bytes) {
    forget(session, copy.id);
    return session.say(`“${name}” is no longer here. It may be open in another window.`, "refusal");
  }
  const read = readLostMap(bytes);
  if (!read.ok) return session.say(read.error === "too-new" ? TOO_NEW : NOT_READABLE, "refusal");
  const { map, repairs } = read.value;
  guardUnsaved(session, () =>
    show(session, copy.id, openMap(map, newId(), { formerName: name, repairs }), read.value),
  );
}

/**
 * After a crash of the page in a window that lives on: what it had comes back in its place, as the map of the same file.
 * Whether that file is still the same, saving finds out, as ever.
 */
export async function restoreOwnMap(session: Session, id: string): Promise<void> {
  if (session.get().open) return;
  const bytes = await session.bridge.readRecovery(id, "restore");
  const read = bytes && readLostMap(bytes);
  if (!read?.ok) {
    // It is on the start screen, with what can be said of it.
    await findLostMaps(session);
    return session.say("Your unsaved work could not be brought back by itself.", "refusal");
  }
  const { map, saved, file, repairs } = read.value;
  const { recoveries } = session.get();
  const formerName = recoveries.find((copy) => copy.id === id)?.name;
  show(
    session,
    id,
    openMap(map, newId(), {
      saved,
      file,
      repairs,
      ...(file || formerName === undefined ? {} : { formerName }),
    }),
    read.value,
  );
}

function show(session: Session, id: string, open: OpenMap, { lost }: LostMap): void {
  session.show(open);
  forget(session, id);
  const name = open.file?.name ?? open.formerName ?? "your map";
  const words = lost === 0 ? "" : " Its last changes were damaged and could not be read.";
  session.say(`Restored “${name}”. It is not saved yet.${words}`);
  void dropOnceKept(session, id);
}

/** Where the restored map can't be kept, the old copy stays and is offered again: better twice than not at all. */
async function dropOnceKept(session: Session, id: string): Promise<void> {
  if (!(await keepCopyNow(session))) return;
  await session.bridge.dropRecovery(id);
  // A list that was asked for before may have come meanwhile.
  forget(session, id);
}

/** The start screen with them: in a window of its own, where there are windows. */
export function showLostMaps(session: Session): void {
  if (session.bridge.shell === "desktop") session.bridge.newWindow();
  else guardUnsaved(session, () => session.show(null));
}

/** Gives the copy up for good. */
export async function discardLostMap(session: Session, copy: RecoveryCopy): Promise<void> {
  await session.bridge.dropRecovery(copy.id);
  forget(session, copy.id);
  session.say(`Discarded “${lostMapName(copy)}”.`);
}

function forget(session: Session, id: string): void {
  session.set({ recoveries: session.get().recoveries.filter((other) => other.id !== id) });
}
