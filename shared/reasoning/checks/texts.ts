/** Checks of what nodes say. */
import { likeness, wordsOf } from "../../basics/likeness";
import type { MapNode } from "../../document/types";
import { type Check, type Finding, quoted } from "./finding";

export const emptyText: Check = ({ map }) =>
  map.nodes
    .filter(({ text }) => text.trim() === "")
    .map(({ id }) => ({ rule: "empty-text" as const, message: "A node has no text.", ids: [id] }));

const MOST_WORDS = 60;
const LEAST_WORDS = 3;
/** Shared words of all words from which two texts count as nearly the same. */
const NEARLY_SAME = 0.8;

/**
 * Texts that share most of their words. To be like another by four fifths, a text must share one of the rarest fifth of
 * its words with it, so that only texts with such a word in common are compared (prefix filtering: Chaudhuri, Ganti and
 * Kaushik, "A primitive operator for similarity joins in data cleaning", ICDE 2006).
 */
export const nearDuplicate: Check = ({ map }) => {
  const texts = map.nodes
    .map((node) => ({ node, words: wordsOf(node.text, MOST_WORDS) }))
    .filter(({ words }) => words.size >= LEAST_WORDS);
  const count = new Map<string, number>();
  for (const { words } of texts) for (const word of words) count.set(word, (count.get(word) ?? 0) + 1);
  const rarest = ({ words }: { readonly words: ReadonlySet<string> }): readonly string[] => {
    const sorted = [...words].sort(
      (one, other) => (count.get(one) ?? 0) - (count.get(other) ?? 0) || (one < other ? -1 : 1),
    );
    return sorted.slice(0, words.size - Math.ceil(NEARLY_SAME * words.size) + 1);
  };
  const earlier = new Map<string, (typeof texts)[number][]>();
  /** The first of all texts with just the same words: the others are compared with it alone. */
  const firsts = new Map<string, MapNode>();
  const found: Finding[] = [];
  const report = (one: MapNode, other: MapNode) =>
    found.push({
      rule: "near-duplicate",
      message: `${quoted(one)} and ${quoted(other)} say nearly the same.`,
      ids: [one.id, other.id],
    });
  for (const text of texts) {
    const key = [...text.words].sort().join(" ");
    const first = firsts.get(key);
    if (first) {
      report(first, text.node);
      continue;
    }
    firsts.set(key, text.node);
    const seen = new Set<MapNode>();
    for (const word of rarest(text)) {
      const others = earlier.get(word) ?? [];
      for (const other of others) {
        if (seen.has(other.node)) continue;
        seen.add(other.node);
        if (likeness(text.words, other.words) >= NEARLY_SAME) report(other.node, text.node);
      }
      others.push(text);
      earlier.set(word, others);
    }
  }
  return found;
};

/** Words from which on a part of a text is a claim and not an afterthought. */
const CLAIM_WORDS = 4;

/** Sentences, and halves around a semicolon. Abbreviations end no sentence. */
export function claimsIn(text: string): readonly string[] {
  return text.split(/(?<=\p{Ll}{3,}[.!?])\s+(?=\p{Lu})|;\s+/u);
}

/** Two parts are each long enough to be a claim. */
function looksLikeTwo(text: string): boolean {
  return claimsIn(text).filter((part) => part.trim().split(/\s+/).length >= CLAIM_WORDS).length >= 2;
}

export const twoClaims: Check = ({ map }) =>
  map.nodes
    .filter(({ text }) => looksLikeTwo(text))
    .map((node) => ({
      rule: "two-claims" as const,
      message: `${quoted(node)} may hold two claims.`,
      ids: [node.id],
    }));
