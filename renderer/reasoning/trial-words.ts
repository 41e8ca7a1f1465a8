/** What a trial assumes, in words. */
import { count } from "../../shared/commands/with";
import { nodeOf, sourcesById } from "../../shared/document/lookups";
import type { ArgMap } from "../../shared/document/types";
import { reasoningSettings, type Trial } from "../../shared/reasoning/settings";
import { assumeAlike, isNoTrial } from "../../shared/reasoning/trial";

/** What the trial that runs is called: by its name, and whether it is still what was saved under it. */
export function trialTitle(map: ArgMap, trial: Trial): string {
  if (trial.name === "") return "This is a trial.";
  const saved = reasoningSettings(map).trials.find(({ name }) => name === trial.name);
  return saved && assumeAlike(saved, trial)
    ? `Trial '${trial.name}'.`
    : `Trial '${trial.name}', changed since it was saved.`;
}

/** "2 nodes and 1 source left out, 1 confidence set." What the map no longer has is not counted. */
export function assumedInWords(map: ArgMap, trial: Trial): string {
  if (isNoTrial(trial)) return "Nothing is assumed yet.";
  const nodes = trial.mutedNodes.filter((id) => nodeOf(map, id)).length;
  const sources = trial.mutedSources.filter((id) => sourcesById(map).has(id)).length;
  const confidences = [...trial.confidence.keys()].filter((id) => nodeOf(map, id)).length;
  const left = [
    nodes > 0 ? count(nodes, "node") : "",
    sources > 0 ? count(sources, "source") : "",
    trial.mutedAuthors.length > 0 ? count(trial.mutedAuthors.length, "author") : "",
  ].filter(Boolean);
  const parts = [
    left.length > 0 ? `${left.join(" and ")} left out` : "",
    confidences > 0 ? `${count(confidences, "confidence")} set` : "",
  ].filter(Boolean);
  return parts.length === 0 ? "What it assumes is no longer in the map." : `${parts.join(", ")}.`;
}
