/** The second versions of the open map's file that a cloud drive left beside it. */
import type { ConflictedCopy } from "../../shared/bridge/bridge";
import { logFault } from "../session/faults";
import type { Session } from "../session/session";
import { compareWith, mapIn } from "./comparing";
import { mergeWith } from "./merging";

/** Looks beside every file that is opened, until the returned function is called. */
export function followBeside(session: Session): () => void {
  const look = async (file: string) => {
    const beside = await session.bridge.conflictedCopies(file);
    if (session.get().open?.file?.id === file) session.set({ beside });
  };
  return session.store.subscribe((state, before) => {
    const file = state.open?.file?.id;
    // A save or a reload gives the same map another file id, or none at all to look beside.
    if (file === before.open?.file?.id) return;
    if (state.beside.length > 0 && state.open?.recoveryKey !== before.open?.recoveryKey)
      session.set({ beside: [] });
    if (file !== undefined && state.open?.recoveryKey !== before.open?.recoveryKey)
      void look(file).catch(logFault);
  });
}

async function readBeside(session: Session, copy: ConflictedCopy) {
  const file = session.get().open?.file?.id;
  const bytes = file === undefined ? null : await session.bridge.readConflictedCopy(file, copy.id);
  if (bytes) return mapIn(session, copy.name, bytes);
  session.say(`“${copy.name}” can't be read any more. Your map is as it was.`, "refusal");
  return null;
}

export async function compareWithCopy(session: Session, copy: ConflictedCopy): Promise<void> {
  const other = await readBeside(session, copy);
  if (other) await compareWith(session, other);
}

export async function mergeWithCopy(session: Session, copy: ConflictedCopy): Promise<void> {
  const other = await readBeside(session, copy);
  if (other) await mergeWith(session, other);
}
