/** What a trial means for the map: which nodes count as muted, and with which confidences. */
import { sourcesById } from "../document/lookups";
import { type ArgMap, DEFAULT_CONFIDENCE, type MapNode } from "../document/types";
import type { Assumptions } from "./map-graph";
import type { Trial } from "./settings";

export const NO_TRIAL: Trial = Object.freeze({
  name: "",
  mutedNodes: [],
  mutedSources: [],
  mutedAuthors: [],
  confidence: new Map(),
});

/** Whether the trial assumes nothing, so that the map weighs as it is. */
export function isNoTrial(trial: Trial): boolean {
  const { mutedNodes, mutedSources, mutedAuthors, confidence } = trial;
  return mutedNodes.length + mutedSources.length + mutedAuthors.length + confidence.size === 0;
}

/** Whether both assume the same, whatever they are called and in whatever order. */
export function assumeAlike(one: Trial, other: Trial): boolean {
  const sameIds = (these: readonly string[], those: readonly string[]) =>
    these.length === those.length && these.every((id) => those.includes(id));
  return (
    sameIds(one.mutedNodes, other.mutedNodes) &&
    sameIds(one.mutedSources, other.mutedSources) &&
    sameIds(one.mutedAuthors, other.mutedAuthors) &&
    one.confidence.size === other.confidence.size &&
    [...one.confidence].every(([id, value]) => other.confidence.get(id) === value)
  );
}

/**
 * A node goes with its sources where it cites something and nothing that is left. A decision stays: its citations say
 * where it was reported, and what is asked is how it would stand without all that was reported for and against it.
 */
function losesAllSources({ kind, citations = [] }: MapNode, isLeft: (source: string) => boolean): boolean {
  return kind !== "decision" && citations.length > 0 && !citations.some(({ source }) => isLeft(source));
}

/** The assumptions for weighing the map under the trial. Ids that the map no longer has are ignored. */
export function assumptionsOf(map: ArgMap, trial: Trial): Assumptions {
  const sources = new Set(trial.mutedSources);
  const authors = new Set(trial.mutedAuthors);
  const isLeft = (id: string) => {
    const author = sourcesById(map).get(id)?.author;
    return !sources.has(id) && (author === undefined || !authors.has(author));
  };
  const muted = new Set(trial.mutedNodes);
  if (sources.size + authors.size > 0)
    for (const node of map.nodes) if (losesAllSources(node, isLeft)) muted.add(node.id);
  return { muted, confidence: trial.confidence };
}

/** What the trial makes of a node; the same node where it assumes nothing of it. */
function triedNode(node: MapNode, { muted, confidence }: Assumptions): MapNode {
  const assumed = confidence?.get(node.id);
  const isOther = assumed !== undefined && assumed !== (node.confidence ?? DEFAULT_CONFIDENCE);
  const isLeftOut = muted?.has(node.id) === true && node.muted !== true;
  if (!isOther && !isLeftOut) return node;
  return { ...node, ...(isOther ? { confidence: assumed } : {}), ...(isLeftOut ? { muted: true } : {}) };
}

/** The map as it would be if the trial were kept: it weighs as the map does under the trial's assumptions. */
export function tried(map: ArgMap, trial: Trial): ArgMap {
  const assumptions = assumptionsOf(map, trial);
  const nodes = map.nodes.map((node) => triedNode(node, assumptions));
  return nodes.every((node, at) => node === map.nodes[at]) ? map : { ...map, nodes };
}
