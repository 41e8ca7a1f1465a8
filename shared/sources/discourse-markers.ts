/**
 * Words that hint at arguments in English texts, and at what they are: data for `suggest.ts`. The first marker of a list
 * that a sentence holds counts, so the more telling ones stand first.
 */
import type { Kind, Relation } from "../document/types";

export interface Marker {
  /** Lower case; `*` stands for the rest of a word, and a space for any white space. */
  readonly words: string;
  readonly kind: Kind;
  /** How a node of that kind would speak about what the text argues for; null for what is argued about. */
  readonly relation: Relation | null;
}

function list(kind: Kind, relation: Relation | null, words: readonly string[]): readonly Marker[] {
  return words.map((one) => ({ words: one, kind, relation }));
}

export const ENGLISH_MARKERS: readonly Marker[] = [
  ...list("risk", "oppose", [
    "risk*",
    "could provoke",
    "may provoke",
    "might provoke",
    "retaliat*",
    "escalat*",
    "danger*",
    "threat*",
    "could lead to",
    "may lead to",
    "potential consequences",
    "unintended",
    "fear that",
    "worr* about",
    "vulnerable to",
    "could be cut off",
    "could lose",
    "may lose",
    "could cost",
  ]),
  ...list("critique", "oppose", [
    "critic*",
    "caution*",
    "unlikely to",
    "not confirmed",
    "has not directly",
    "however",
    "skeptic*",
    "sceptic*",
    "object* to",
    "oppos*",
    "doubt*",
    "disput*",
    "reject*",
    "exaggerated",
    "too expensive",
    "not enough",
    "fail* to",
    "on the other hand",
    "but",
    "although",
    "though",
  ]),
  ...list("decision", null, [
    "has authorized",
    "has authorised",
    "have authorized",
    "authorized",
    "authorised",
    "has decided",
    "have decided",
    "decided to",
    "has approved",
    "approved",
    "has ordered",
    "announced that",
    "should",
    "ought to",
    "must",
    "proposes to",
    "proposal to",
  ]),
  ...list("motive", "support", [
    "because",
    "in response to",
    "in order to",
    "so that",
    "aim* to",
    "aiming to",
    "intended to",
    "as a message",
    "signal*",
    "reflects",
    "due to",
    "since",
    "therefore",
    "thus",
    "help* to",
    "help",
    "allow* to",
    "allowing",
    "benefit*",
    "comes at a crucial time",
    "follows previous",
  ]),
];
