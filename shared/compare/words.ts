/** Changes in words: for the list that a person steps through, the command line and reports. */
import { differenceInWords, isNoDifference } from "../document/compare";
import { edgeName, KIND_NAMES, shortText } from "../document/describe";
import { edgeOf, nodeOf, sourcesById } from "../document/lookups";
import type { ArgMap } from "../document/types";
import { type Change, type ChangeVerb, type Comparison, hasOtherStrength } from "./comparison";
import { type Detail, detailsOf } from "./details";
import type { Match } from "./match";

export const VERB_WORDS: Readonly<Record<ChangeVerb, string>> = {
  added: "Added",
  removed: "Removed",
  changed: "Changed",
  relinked: "Re-linked",
  strength: "Strength",
  moved: "Moved",
};

/** One sign for each verb, which pictures and plain texts share: colour alone says nothing. */
export const VERB_SIGNS: Readonly<Record<ChangeVerb, string>> = {
  added: "+",
  removed: "−",
  changed: "~",
  relinked: "~",
  strength: "±",
  moved: "→",
};

const SHORT = 120;

/** What the change is about: "Risk: Russia may retaliate". In the words of the newer version, where it is in it. */
export function changeSubject({ before, after }: Comparison, { what, id, verb }: Change): string {
  if (what === "title") return "Title";
  if (what === "other") return "Contents that this version does not know";
  return subject(verb === "removed" ? before : after, what, id);
}

function subject(map: ArgMap, what: "node" | "edge" | "source", id: string): string {
  if (what === "source") return `Source: ${shortText(sourcesById(map).get(id)?.title ?? id, SHORT)}`;
  if (what === "edge") {
    const edge = edgeOf(map, id);
    return edge === undefined ? id : edgeName(map, edge);
  }
  const node = nodeOf(map, id);
  return node === undefined ? id : `${KIND_NAMES[node.kind]}: ${shortText(node.text, SHORT)}`;
}

/** "Text: Retaliation → Escalation"; long texts cut short. */
export function detailInWords({ label, before, after }: Detail): string {
  if (before === after) return label;
  const shown = (words: string) => (words.trim() === "" ? "none" : shortText(words, SHORT));
  return `${label}: ${shown(before)} → ${shown(after)}`;
}

/** What changed about the thing, in one line: "Kind: Critique → Risk; Tags: none → new"; empty where all of it did. */
export function changeDetailsInWords(comparison: Comparison, change: Change): string {
  return detailsOf(comparison, change).map(detailInWords).join("; ");
}

/** All of it in one line: "2 nodes added, 1 edge removed, 3 strengths changed"; "no difference" where there is none. */
export function comparisonInWords({ before, after, strengths, difference }: Comparison): string {
  const count = strengths
    ? after.nodes.filter(({ id }) => hasOtherStrength(before, strengths, id)).length
    : 0;
  if (count === 0) return differenceInWords(difference);
  const own = `${count} ${count === 1 ? "strength" : "strengths"} changed`;
  return isNoDifference(difference) ? own : `${differenceInWords(difference)}, ${own}`;
}

const WHAT = {
  node: ["node", "nodes"],
  edge: ["link", "links"],
  source: ["source", "sources"],
} as const;

/** What was found again under other ids, counted by how: "3 nodes by like words"; empty where ids agree. */
export function matchesInWords({ matches }: Comparison): string {
  const groups = new Map<string, Match[]>();
  for (const match of matches) {
    const key = `${match.what} ${match.by}`;
    groups.set(key, [...(groups.get(key) ?? []), match]);
  }
  return [...groups.values()]
    .flatMap(([match, ...more]) => {
      if (!match) return [];
      const [one, many] = WHAT[match.what];
      return `${more.length + 1} ${more.length === 0 ? one : many} by ${match.by}`;
    })
    .join(", ");
}
