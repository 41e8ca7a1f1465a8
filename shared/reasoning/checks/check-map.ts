/** All checks of the reasoning over one map. */
import type { ArgMap } from "../../document/types";
import { DEFAULT_SEMANTICS, type Semantics } from "../semantics";
import { type Strengths, strengthsOf } from "../strengths";
import { CHECK_NAMES, type Check, type CheckInput, type CheckName, type Finding } from "./finding";
import { mergeConflict } from "./merge";
import { lostCitation, riskWithoutSource, singleSource, weakSources } from "./sources";
import {
  bothRelations,
  circle,
  critiqueWithoutTarget,
  motiveSupportsNothing,
  oneSidedDecision,
  unconnected,
  unsupportedDecision,
} from "./structure";
import { emptyText, nearDuplicate, twoClaims } from "./texts";
import { immovable, unansweredCritique } from "./weights";

const CHECK_OF: Readonly<Record<CheckName, Check>> = {
  "merge-conflict": mergeConflict,
  "unsupported-decision": unsupportedDecision,
  "one-sided-decision": oneSidedDecision,
  "risk-without-source": riskWithoutSource,
  "motive-supports-nothing": motiveSupportsNothing,
  "critique-without-target": critiqueWithoutTarget,
  unconnected,
  "both-relations": bothRelations,
  circle,
  "near-duplicate": nearDuplicate,
  "single-source": singleSource,
  "weak-sources": weakSources,
  "two-claims": twoClaims,
  "empty-text": emptyText,
  immovable,
  "lost-citation": lostCitation,
  "unanswered-critique": unansweredCritique,
};

/** What the checks find, check by check in the order of their list; `off` are the checks that are switched off. */
export function checkMap(
  map: ArgMap,
  semantics: Semantics = DEFAULT_SEMANTICS,
  off: ReadonlySet<string> = new Set(),
): readonly Finding[] {
  let known: Strengths | null = null;
  const input: CheckInput = {
    map,
    semantics,
    strengths() {
      known ??= strengthsOf(map, semantics);
      return known;
    },
  };
  return CHECK_NAMES.filter((name) => !off.has(name)).flatMap((name) => CHECK_OF[name](input));
}
