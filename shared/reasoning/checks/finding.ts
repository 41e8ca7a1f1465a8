/** What a check of the reasoning finds: a remark about the argument, never an error of the file. */
import { shortText } from "../../document/describe";
import type { ArgMap, MapNode } from "../../document/types";
import type { Semantics } from "../semantics";
import type { Strengths } from "../strengths";

/** Every check: its name in files and on the command line, what it is called, and why it matters. */
export const CHECKS = {
  "merge-conflict": [
    "Undecided merge conflict",
    "Two versions of the map contradict each other here, and both stand in it until somebody decides.",
  ],
  "unsupported-decision": [
    "Decision without arguments",
    "A decision that nothing speaks for or against is only stated, not argued.",
  ],
  "one-sided-decision": [
    "One-sided decision",
    "Where only one side is heard, the map shows less than what was or could be said.",
  ],
  "risk-without-source": [
    "Risk without a source",
    "A risk that cites nothing cannot be checked by a reader.",
  ],
  "motive-supports-nothing": [
    "Motive that supports nothing",
    "A motive is a reason for something; the map does not say for what.",
  ],
  "critique-without-target": [
    "Critique without a target",
    "A critique speaks against something; the map does not say against what.",
  ],
  unconnected: ["Unconnected node", "What is linked to nothing plays no part in the argument."],
  "both-relations": [
    "Support and opposition at once",
    "One argument both supports and opposes the same thing; two arguments may hide in it.",
  ],
  circle: [
    "Circular reasoning",
    "Arguments that lean on themselves by a circle add nothing, and their strengths may never settle.",
  ],
  "near-duplicate": ["Nearly the same text twice", "One claim that stands twice counts twice."],
  "single-source": [
    "Everything from one source",
    "If this one source is wrong or biased, the whole case for the decision goes with it.",
  ],
  "weak-sources": [
    "Only weakly graded support",
    "Where no source is better than unreliable or improbable, the case for the decision stands on nothing.",
  ],
  "two-claims": [
    "Perhaps two claims in one node",
    "Two claims can be attacked separately only when each has a node of its own.",
  ],
  "empty-text": ["Node without text", "Nobody can weigh what is not said."],
  immovable: [
    "Confidence that nothing can move",
    "Under the chosen semantics, arguments have no effect on a node with this confidence.",
  ],
  "lost-citation": [
    "Citation not found in its source",
    "The quotation does not stand in the source's text, so it proves nothing.",
  ],
  "unanswered-critique": [
    "Strongest unanswered critique",
    "The strongest objection that nothing replies to is where the case is open.",
  ],
} as const satisfies Record<string, readonly [label: string, why: string]>;

export type CheckName = keyof typeof CHECKS;

export const CHECK_NAMES = Object.keys(CHECKS) as readonly CheckName[];

export interface Finding {
  readonly rule: CheckName;
  /** One sentence about the things concerned. */
  readonly message: string;
  /** Nodes and edges concerned, the most important first. */
  readonly ids: readonly string[];
}

export interface CheckInput {
  readonly map: ArgMap;
  readonly semantics: Semantics;
  /** Of this map under this semantics; computed when first asked for. */
  strengths(): Strengths;
}

export type Check = (input: CheckInput) => readonly Finding[];

export const quoted = (node: MapNode): string => `'${shortText(node.text)}'`;
