/** Bringing another version of the open map in: a colleague's file, or a conflicted copy of a cloud drive. */
import { isSameData } from "../../shared/basics/same-data";
import { distance } from "../../shared/compare/merge-versions";
import { edgeOf, nodeOf, sourcesById } from "../../shared/document/lookups";
import type { ArgMap } from "../../shared/document/types";
import { readVersion } from "../session/history";
import type { Session } from "../session/session";
import type { CommonVersion, Merging } from "../session/state";
import { askForMap } from "./comparing";
import { startDeciding } from "./deciding";
import { inExchangeWorkerShown } from "./in-worker";

/** More versions are not looked through for the common one. */
const MOST_VERSIONS = 30;

/** Asks for a file and shows what would come in. */
export async function mergeWithFile(session: Session): Promise<void> {
  const other = await askForMap(session, "merged");
  if (other) await mergeWith(session, other);
}

export async function mergeWith(session: Session, other: Merging["other"]): Promise<void> {
  const bases = await likelyBases(session, other.map);
  await plan(session, { other, bases, base: bases[0] ?? null });
}

/** Merges from another common version, or from none. */
export async function mergeFrom(session: Session, base: CommonVersion | null): Promise<void> {
  const { dialog } = session.get();
  if (dialog?.type === "merge") await plan(session, { ...dialog, base });
}

/** The common version is in a file of its own. */
export async function mergeFromFile(session: Session): Promise<void> {
  const { dialog } = session.get();
  if (dialog?.type !== "merge") return;
  const found = await askForMap(session, "merged");
  if (!found) return;
  const base = { label: found.name, map: found.map };
  await plan(session, { ...dialog, bases: [...dialog.bases, base], base });
}

async function plan(session: Session, parts: Omit<Merging, "type" | "plan">): Promise<void> {
  const ours = session.map();
  if (!ours) return;
  const made = await inExchangeWorkerShown(session, `Merging with ${parts.other.name}`, {
    do: "merge",
    base: parts.base?.map ?? null,
    ours,
    theirs: parts.other.map,
  });
  if (made === "cancelled") return session.say("Merging was cancelled. Your map is as it was.");
  const { other, bases, base } = parts;
  session.ask({ type: "merge", other, bases, base, plan: made });
}

/**
 * Versions of the map that the other one may have come out of, the likeliest first: it differs least from the other. A
 * version that has less to do with it than the open map has is none.
 */
async function likelyBases(session: Session, theirs: ArgMap): Promise<readonly CommonVersion[]> {
  const { open } = session.get();
  if (!open?.file) return [];
  const { file, saved } = open;
  const kept: CommonVersion[] = saved ? [{ label: "The map as it was saved last", map: saved }] : [];
  for (const { id, time } of (await session.bridge.versions(file.id)).slice(0, MOST_VERSIONS)) {
    const map = await readVersion(session, file, id);
    if (map && !kept.some((one) => isSameData(one.map, map)))
      kept.push({ label: `The version of ${new Date(time).toLocaleString()}`, map });
  }
  const most = theirs.nodes.length + theirs.edges.length;
  return kept
    .map((version) => ({ version, far: distance(version.map, theirs) }))
    .filter(({ version, far }) => far < most + version.map.nodes.length + version.map.edges.length)
    .sort((one, another) => one.far - another.far)
    .map(({ version }) => version);
}

/** Puts the merged map in the place of the open one, as one step, and asks about what contradicts. */
export function applyMerge(session: Session, { other, plan: { merged } }: Merging): void {
  const ours = session.map();
  session.ask(null);
  if (!ours) return;
  session.stopEditing("keep");
  const map = sharing(ours, merged.map);
  if (!session.edit({ type: "replace", map, as: `Merge with ${other.name}` })) return;
  const { length } = merged.conflicts;
  session.say(
    length === 0
      ? `Merged with ${other.name}. Undo takes it back.`
      : `Merged with ${other.name}. ${length === 1 ? "One conflict is" : `${length} conflicts are`} to be decided.`,
  );
  if (length > 0) startDeciding(session);
}

/** The map with the rows of `ours` where they are the same, so that a step of undo shows what it changed. */
function sharing(ours: ArgMap, map: ArgMap): ArgMap {
  const shared = <T extends object>(row: T, own: T | undefined): T =>
    own !== undefined && isSameData(row, own) ? own : row;
  return {
    ...map,
    nodes: map.nodes.map((node) => shared(node, nodeOf(ours, node.id))),
    edges: map.edges.map((edge) => shared(edge, edgeOf(ours, edge.id))),
    sources: map.sources.map((source) => shared(source, sourcesById(ours).get(source.id))),
  };
}
