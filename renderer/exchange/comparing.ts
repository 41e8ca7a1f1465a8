/** Comparing the open map with another version of it: a colleague's file, an earlier version, what the disk holds now. */
import type { VersionNames } from "../../shared/compare/as-text";
import type { Comparison } from "../../shared/compare/comparison";
import type { ComparedView } from "../../shared/compare/picture/report";
import type { ArgMap } from "../../shared/document/types";
import { parseFile } from "../session/parse-file";
import type { Session } from "../session/session";
import { type Compared, windowName } from "../session/state";
import { askForFile } from "../ui/ask-for-file";
import { inExchangeWorkerShown } from "./in-worker";

/** Which files may hold a map. */
const MAP_FILES = ".argmap,.json,.svg,.png,.pdf";

/** Asks for a file and shows what differs. Nothing of the file is opened or remembered. */
export async function compareWithFile(session: Session): Promise<void> {
  const other = await askForMap(session, "compared");
  if (other) await compareWith(session, other);
}

/** The map in a file that the person picks; null after they were told why there is none. `done` is "compared". */
export async function askForMap(session: Session, done: string): Promise<Compared["other"] | null> {
  const file = await askForFile(MAP_FILES);
  const bytes = await file?.arrayBuffer().catch(() => null);
  if (!file) return null;
  if (!bytes) {
    session.say(`${file.name} could not be read. Nothing was ${done}.`, "refusal");
    return null;
  }
  return mapIn(session, file.name, new Uint8Array(bytes));
}

/** The map in these bytes; null after the person was told why there is none. */
export async function mapIn(
  session: Session,
  name: string,
  bytes: Uint8Array,
): Promise<Compared["other"] | null> {
  const parsed = await parseFile(session, name, bytes);
  if (parsed === "cancelled") {
    session.say(`Reading ${name} was cancelled.`);
    return null;
  }
  if (parsed.ok) return { name, map: parsed.value.map };
  session.ask({ type: "problem", name, problem: parsed.error });
  return null;
}

/** Shows what differs between the open map and the other version. */
export async function compareWith(
  session: Session,
  other: { readonly name: string; readonly map: ArgMap },
  isOtherNewer = true,
): Promise<void> {
  const comparison = await compare(session, other.map, isOtherNewer);
  if (comparison)
    session.ask({ type: "compare", comparison, other, isOtherNewer, at: null, view: "overlaid" });
}

/** Shows what changed since an earlier version of the map's own file. */
export function compareWithVersion(session: Session, map: ArgMap, when: string): Promise<void> {
  return compareWith(session, { name: `version of ${when}`, map }, false);
}

/** Shows what changed from the open map to what its file holds now. */
export function compareWithDisk(session: Session, map: ArgMap): Promise<void> {
  return compareWith(session, { name: `${windowName(session.get().open)} on the disk`, map });
}

/** The same the other way round. */
export async function turnComparison(session: Session, isOtherNewer: boolean): Promise<void> {
  const { dialog } = session.get();
  if (dialog?.type !== "compare" || dialog.isOtherNewer === isOtherNewer) return;
  const comparison = await compare(session, dialog.other.map, isOtherNewer);
  const now = session.get().dialog;
  if (comparison && now?.type === "compare") session.ask({ ...now, comparison, isOtherNewer, at: null });
}

async function compare(session: Session, other: ArgMap, isOtherNewer: boolean): Promise<Comparison | null> {
  const map = session.map();
  if (!map) return null;
  const [before, after] = isOtherNewer ? [map, other] : [other, map];
  const found = await inExchangeWorkerShown(session, "Comparing", { do: "compare", before, after });
  if (found !== "cancelled") return found;
  session.say("Comparing was cancelled.");
  return null;
}

/** What the two versions are called. */
export function versionNames(session: Session, { other, isOtherNewer }: Compared): VersionNames {
  const own = windowName(session.get().open);
  const mine = own === other.name ? `${own} (open)` : own;
  return isOtherNewer ? { before: mine, after: other.name } : { before: other.name, after: mine };
}

/** Goes to the next or the previous change; at the ends it begins anew. */
export function stepChange(session: Session, by: 1 | -1): void {
  const { dialog } = session.get();
  if (dialog?.type !== "compare") return;
  const { length } = dialog.comparison.changes;
  if (length === 0) return;
  const from = dialog.at ?? (by > 0 ? -1 : length);
  showChange(session, (from + by + length) % length);
}

export function showChange(session: Session, at: number): void {
  const { dialog } = session.get();
  if (dialog?.type === "compare") session.ask({ ...dialog, at });
}

export function showView(session: Session, view: ComparedView): void {
  const { dialog } = session.get();
  if (dialog?.type === "compare") session.ask({ ...dialog, view });
}
