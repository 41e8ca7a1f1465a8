/** What-if: assumptions that show in this window and that the map does not know of until they are kept. */
import { Recent } from "../../shared/basics/recent";
import type { Weight } from "../../shared/commands/edit";
import { count } from "../../shared/commands/with";
import { nodeOf } from "../../shared/document/lookups";
import type { ArgMap } from "../../shared/document/types";
import { reasoningSettings, type Trial } from "../../shared/reasoning/settings";
import { assumptionsOf, NO_TRIAL, tried } from "../../shared/reasoning/trial";
import { selectedNodes } from "./argument";
import { changeReasoning } from "./reasoning";
import type { Session } from "./session";
import type { SessionState } from "./state";

const known = new Recent<ArgMap, { readonly trial: Trial; readonly map: ArgMap }>();

/** The map as it shows: under the trial, where one runs. The same for the same map and trial. */
export function shownMap({ open, trial }: SessionState): ArgMap | null {
  const map = open?.history.present ?? null;
  if (!map || !trial) return map;
  const found = known.get(map);
  if (found?.trial === trial) return found.map;
  const made = tried(map, trial);
  known.set(map, { trial, map: made });
  return made;
}

/** Starts a trial that assumes nothing yet. */
export function beginTrial(session: Session): void {
  assume(session, {});
  session.say("A trial runs. Muting and confidence count for the trial only.");
}

/** Starts a trial, or changes the one that runs. */
export function assume(session: Session, change: Partial<Trial>): void {
  session.set({ trial: { ...(session.get().trial ?? NO_TRIAL), ...change } });
}

function toggled(list: readonly string[], ids: readonly string[]): readonly string[] {
  const isAllIn = ids.every((id) => list.includes(id));
  const others = list.filter((id) => !ids.includes(id));
  return isAllIn ? others : [...others, ...ids];
}

/** Leaves the selected nodes out, or takes them in again where all of them are left out. */
export function tryWithout(session: Session): void {
  const ids = selectedNodes(session).map(({ id }) => id);
  if (ids.length === 0) return;
  const before = session.get().trial?.mutedNodes ?? [];
  const mutedNodes = toggled(before, ids);
  assume(session, { mutedNodes });
  session.say(mutedNodes.length > before.length ? "Trial: left out." : "Trial: taken in again.");
}

export function toggleTriedSource(session: Session, source: string): void {
  assume(session, { mutedSources: toggled(session.get().trial?.mutedSources ?? [], [source]) });
  sayLeftOut(session);
}

export function toggleTriedAuthor(session: Session, author: string): void {
  assume(session, { mutedAuthors: toggled(session.get().trial?.mutedAuthors ?? [], [author]) });
  sayLeftOut(session);
}

/** How many nodes go with the sources and authors that are left out: the boxes alone do not tell. */
function sayLeftOut(session: Session): void {
  const map = session.map();
  const { trial } = session.get();
  if (!map || !trial) return;
  const left = assumptionsOf(map, trial).muted?.size ?? 0;
  session.say(left === 0 ? "Trial: no node is left out." : `Trial: ${count(left, "node")} left out.`);
}

/** Sets confidences for the trial; undefined gives back what the map says. */
export function tryConfidence(session: Session, values: ReadonlyMap<string, number | undefined>): void {
  const confidence = new Map(session.get().trial?.confidence);
  for (const [id, value] of values) {
    if (value === undefined) confidence.delete(id);
    else confidence.set(id, value);
  }
  assume(session, { confidence });
}

/** What the trial changes of the map, node by node. */
export function triedWeights(map: ArgMap, trial: Trial): readonly Weight[] {
  return tried(map, trial).nodes.flatMap((node) =>
    node === nodeOf(map, node.id) ? [] : [{ id: node.id, confidence: node.confidence, muted: node.muted }],
  );
}

/** Makes the trial what the map says, as one step of undo. */
export function keepTrial(session: Session): void {
  const map = session.map();
  const { trial } = session.get();
  if (!map || !trial) return;
  const nodes = triedWeights(map, trial);
  if (nodes.length > 0 && !session.edit({ type: "weigh", nodes, as: "trial" })) return;
  session.set({ trial: null });
  session.say(nodes.length > 0 ? "Kept the trial in the map." : "The trial changed nothing.");
}

export function discardTrial(session: Session): void {
  if (!session.get().trial) return;
  session.set({ trial: null });
  session.say("Discarded the trial. The map is as it was.");
}

/** The trials that the map keeps. */
export function savedTrials(session: Session): readonly Trial[] {
  const map = session.map();
  return map ? reasoningSettings(map).trials : [];
}

/** Keeps the trial under a name, in place of one that has it already. It goes on running. */
export function saveTrial(session: Session, name: string): void {
  const { trial } = session.get();
  const title = name.trim();
  if (!trial || title === "") return;
  const named = { ...trial, name: title };
  const others = savedTrials(session).filter((other) => other.name !== title);
  if (!changeReasoning(session, { trials: [...others, named] }, "Save a trial")) return;
  session.set({ trial: named });
  session.say(`Saved the trial '${title}' in the map.`);
}

export function renameTrial(session: Session, at: number, name: string): void {
  const title = name.trim();
  const trials = savedTrials(session);
  if (title === "" || trials[at] === undefined || trials[at].name === title) return;
  const renamed = trials.map((trial, place) => (place === at ? { ...trial, name: title } : trial));
  changeReasoning(session, { trials: renamed }, "Rename a trial");
}

export function deleteTrial(session: Session, at: number): void {
  const trials = savedTrials(session).filter((_, place) => place !== at);
  if (changeReasoning(session, { trials }, "Delete a trial")) session.say("Deleted the trial.");
}

/** Runs a trial that the map keeps. */
export function applyTrial(session: Session, trial: Trial): void {
  session.set({ trial });
  session.say(`Trial '${trial.name}' runs. The map is not changed.`);
}
