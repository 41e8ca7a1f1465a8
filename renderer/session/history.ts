/** Earlier versions of the open map's file: looking at them, and bringing one back. */
import type { MapVersion } from "../../shared/bridge/bridge";
import type { ArgMap } from "../../shared/document/types";
import { parseBehind } from "./parse-file";
import type { Session } from "./session";
import type { OpenFile } from "./state";

/** Shows the versions, or says why there are none. */
export async function showHistory(session: Session): Promise<void> {
  const { bridge } = session;
  const file = session.get().open?.file;
  if (!bridge.keepsVersions)
    return session.say("Earlier versions are kept in the desktop app only, not in a browser.", "refusal");
  if (!file)
    return session.say("This map has no file yet. Once it is saved, its versions are kept.", "refusal");
  const versions = await bridge.versions(file.id);
  if (session.get().open?.file?.id === file.id) session.ask({ type: "history", file, versions });
}

/** The map of a version; null where it can no longer be had. */
export async function readVersion(session: Session, file: OpenFile, id: string): Promise<ArgMap | null> {
  const bytes = await session.bridge.readVersion(file.id, id);
  if (!bytes) return null;
  const parsed = await parseBehind(session, bytes);
  return parsed.ok ? parsed.value.map : null;
}

/** The version takes the place of the open map, as one step. The file stays as it is until the map is saved. */
export function restoreVersion(session: Session, map: ArgMap, when: string): void {
  session.stopEditing("keep");
  if (session.edit({ type: "replace", map, as: `Restore the version of ${when}` }))
    session.say(
      `Restored the version of ${when}. Your file stays as it is until you save. Undo brings the map back.`,
    );
}

/** Opens the version in a window of its own, as a map without a file. */
export async function openVersion(session: Session, file: OpenFile, { id }: MapVersion): Promise<void> {
  if (!(await session.bridge.openVersion(file.id, id)))
    session.say("This version is no longer there. Your map is as it was.", "refusal");
}
