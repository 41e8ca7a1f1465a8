/** Unsaved work of windows that did not close in order: offered on the start screen, restored or given up there. */
import { newId } from "../../shared/basics/id";
import type { RecoveryCopy } from "../../shared/bridge/bridge";
import { guardUnsaved } from "./guard";
import { parseFile } from "./parse-file";
import { keepCopyNow } from "./recovery";
import type { Session } from "./session";
import { openMap } from "./state";

/** Asks the shell what was left behind. */
export async function findLostMaps(session: Session): Promise<void> {
  session.set({ recoveries: await session.bridge.recoveries() });
}

/** Opens the copy as an unsaved map under its old name. The old copy goes when the new map has one of its own. */
export async function restoreLostMap(session: Session, copy: RecoveryCopy): Promise<void> {
  const bytes = await session.bridge.readRecovery(copy.id);
  if (!bytes) {
    forget(session, copy);
    return session.say(`“${copy.name}” is no longer here. It may be open in another window.`, "refusal");
  }
  const parsed = await parseFile(session, copy.name, bytes);
  if (parsed === "cancelled") return;
  if (!parsed.ok) return session.ask({ type: "problem", name: copy.name, problem: parsed.error });
  const { map, repairs } = parsed.value;
  guardUnsaved(session, () => {
    session.show(openMap(map, newId(), { formerName: copy.name, repairs }));
    forget(session, copy);
    session.say(`Restored “${copy.name}”. It is not saved yet.`);
    void dropOnceKept(session, copy);
  });
}

/** Where the restored map can't be kept, the old copy stays and is offered again: better twice than not at all. */
async function dropOnceKept(session: Session, copy: RecoveryCopy): Promise<void> {
  if (await keepCopyNow(session)) await session.bridge.dropRecovery(copy.id);
}

/** Gives the copy up for good. */
export async function discardLostMap(session: Session, copy: RecoveryCopy): Promise<void> {
  await session.bridge.dropRecovery(copy.id);
  forget(session, copy);
  session.say(`Discarded “${copy.name}”.`);
}

function forget(session: Session, copy: RecoveryCopy): void {
  session.set({ recoveries: session.get().recoveries.filter((other) => other.id !== copy.id) });
}
