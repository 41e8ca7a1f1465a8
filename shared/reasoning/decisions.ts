/**
 * The decisions of a map side by side: which is strongest, and what evidence speaks for or against which. After the
 * analysis of competing hypotheses (Heuer, "Psychology of intelligence analysis", 1999, chapter 8), derived from the map.
 */
import { csv } from "../basics/csv";
import { edgesTo, nodeOf } from "../document/lookups";
import type { ArgMap, MapNode } from "../document/types";
import { waysTo } from "./paths";
import type { Semantics } from "./semantics";
import { strengthsOf } from "./strengths";

/** How evidence bears on a decision: for it, against it, on some ways for and on others against, or not at all. */
export type Bearing = "consistent" | "inconsistent" | "mixed" | "none";

export interface RankedDecision {
  readonly id: string;
  /** Null where it does not settle. */
  readonly strength: number | null;
  /** The strengths of all evidence that is inconsistent with it, together: the less, the better it stands. */
  readonly against: number;
}

export interface Evidence {
  readonly id: string;
  readonly strength: number | null;
  /** In the order of the decisions. */
  readonly bearings: readonly Bearing[];
  /**
   * 0..1: how far it sets decisions apart, on average over all pairs. 1 for a pair where it speaks for one and against
   * the other, one half where it speaks about one alone; 0 where there is one decision.
   */
  readonly diagnosticity: number;
}

export interface DecisionMatrix {
  /** The strongest first; muted ones are left out. */
  readonly decisions: readonly RankedDecision[];
  /** The most diagnostic first. */
  readonly evidence: readonly Evidence[];
}

interface Signs {
  readonly isFor: boolean;
  readonly isAgainst: boolean;
}

/** For everything that bears on the node, whether it does so for it, against it or both. A supporter of an objection is against. */
function signsOn(map: ArgMap, topic: string): ReadonlyMap<string, Signs> {
  const bears = waysTo(map, topic).length;
  const found = new Map<string, Signs>();
  const open: { readonly id: string; readonly isFor: boolean }[] = [{ id: topic, isFor: true }];
  for (let step = open.pop(); step; step = open.pop()) {
    const known = found.get(step.id) ?? { isFor: false, isAgainst: false };
    if (step.isFor ? known.isFor : known.isAgainst) continue;
    found.set(step.id, step.isFor ? { ...known, isFor: true } : { ...known, isAgainst: true });
    for (const edge of edgesTo(map, step.id)) {
      if (!bears.has(edge.id)) continue;
      const isFor = edge.relation === "support" ? step.isFor : !step.isFor;
      open.push({ id: edge.from, isFor }, { id: edge.id, isFor });
    }
  }
  return found;
}

function bearing(signs: Signs | undefined): Bearing {
  if (!signs) return "none";
  if (signs.isFor && signs.isAgainst) return "mixed";
  return signs.isFor ? "consistent" : "inconsistent";
}

const SCORES: Readonly<Record<Bearing, number>> = { consistent: 1, inconsistent: -1, mixed: 0, none: 0 };

/** How far apart it sets two decisions, over all pairs; counted by score, so that many decisions take no longer. */
function diagnosticity(bearings: readonly Bearing[]): number {
  const counted = (score: number) => bearings.filter((one) => SCORES[one] === score).length;
  const [over, even, under] = [counted(1), counted(0), counted(-1)];
  const pairs = (bearings.length * (bearings.length - 1)) / 2;
  return pairs === 0 ? 0 : (over * under + (over * even + even * under) / 2) / pairs;
}

/** `only`: "leaves" for evidence that nothing speaks about in turn, "all" for every argument. */
export function decisionMatrix(map: ArgMap, semantics: Semantics, only: "leaves" | "all"): DecisionMatrix {
  const { byNode } = strengthsOf(map, semantics);
  const strength = ({ id }: MapNode) => byNode.get(id) ?? null;
  const there = map.nodes.filter(({ muted }) => muted !== true);
  const decisions = there
    .filter(({ kind }) => kind === "decision")
    .sort((one, other) => (strength(other) ?? -1) - (strength(one) ?? -1) || (one.id < other.id ? -1 : 1));
  const signs = decisions.map(({ id }) => signsOn(map, id));
  const evidence = there
    .filter(({ id, kind }) => kind !== "decision" && (only === "all" || edgesTo(map, id).length === 0))
    .map((node): Evidence => {
      const bearings = signs.map((on) => bearing(on.get(node.id)));
      return { id: node.id, strength: strength(node), bearings, diagnosticity: diagnosticity(bearings) };
    })
    .filter(({ bearings }) => bearings.some((one) => one !== "none"))
    .sort(
      (one, other) =>
        other.diagnosticity - one.diagnosticity ||
        (other.strength ?? -1) - (one.strength ?? -1) ||
        (one.id < other.id ? -1 : 1),
    );
  const against = (at: number) =>
    evidence.reduce((sum, one) => sum + (one.bearings[at] === "inconsistent" ? (one.strength ?? 0) : 0), 0);
  return {
    decisions: decisions.map((node, at) => ({
      id: node.id,
      strength: strength(node),
      against: against(at),
    })),
    evidence,
  };
}

export const BEARING_NAMES: Readonly<Record<Bearing, string>> = {
  consistent: "consistent",
  inconsistent: "inconsistent",
  mixed: "mixed",
  none: "not applicable",
};

/** The matrix as a table: a row for each piece of evidence, a column for each decision. */
export function matrixAsCsv(map: ArgMap, { decisions, evidence }: DecisionMatrix): string {
  const text = ({ id }: { readonly id: string }) => nodeOf(map, id)?.text ?? "";
  return csv([
    ["evidence", "strength", "diagnosticity", ...decisions.map(text)],
    ["strength of the decision", null, null, ...decisions.map(({ strength }) => strength)],
    ["evidence against it, together", null, null, ...decisions.map(({ against }) => against)],
    ...evidence.map((row) => [
      text(row),
      row.strength,
      row.diagnosticity,
      ...row.bearings.map((one) => BEARING_NAMES[one]),
    ]),
  ]);
}
