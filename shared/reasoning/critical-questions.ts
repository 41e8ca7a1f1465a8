/**
 * Questions that a careful reader asks of a claim, by its kind. After the critical questions of argumentation schemes
 * (Walton, Reed and Macagno, "Argumentation schemes", 2008): practical reasoning for decisions and motives, negative
 * consequences for risks, and expert opinion and exceptions for critiques.
 */
import type { Kind, Relation } from "../document/types";

export interface CriticalQuestion {
  readonly question: string;
  /** What an answer is: a node of this kind that speaks for or against the one that is asked about. */
  readonly kind: Kind;
  readonly relation: Relation;
}

export const CRITICAL_QUESTIONS: Readonly<Record<Kind, readonly CriticalQuestion[]>> = {
  decision: [
    { question: "Who decides, and what do they gain by it?", kind: "motive", relation: "support" },
    { question: "On what ground is it decided?", kind: "motive", relation: "support" },
    { question: "What else was possible?", kind: "critique", relation: "oppose" },
    { question: "What if it fails?", kind: "risk", relation: "oppose" },
    { question: "What follows that nobody wants?", kind: "risk", relation: "oppose" },
    { question: "Can it be undone, and at what cost?", kind: "risk", relation: "oppose" },
    { question: "Why now?", kind: "motive", relation: "support" },
  ],
  motive: [
    { question: "How is it known?", kind: "motive", relation: "support" },
    { question: "Does the decision really bring this about?", kind: "critique", relation: "oppose" },
    { question: "Is it the real motive, or the one that is told?", kind: "critique", relation: "oppose" },
    { question: "Is there another motive that weighs more?", kind: "critique", relation: "oppose" },
    { question: "Could it be had in an easier way?", kind: "critique", relation: "oppose" },
  ],
  risk: [
    { question: "How likely is it, and how is that known?", kind: "risk", relation: "support" },
    { question: "Has it happened before?", kind: "risk", relation: "support" },
    { question: "What would keep it from happening?", kind: "critique", relation: "oppose" },
    { question: "Who would bear it?", kind: "risk", relation: "support" },
    { question: "Is doing nothing less risky?", kind: "critique", relation: "oppose" },
  ],
  critique: [
    { question: "What evidence bears it out?", kind: "critique", relation: "support" },
    { question: "What would the other side reply?", kind: "critique", relation: "oppose" },
    { question: "Does who says it have a stake in it?", kind: "critique", relation: "oppose" },
    { question: "Does it hold in this case?", kind: "critique", relation: "oppose" },
  ],
};
