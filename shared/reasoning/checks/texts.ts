/** Checks of what nodes say. */
import { wordsOf } from "../../basics/likeness";
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

interface Told {
  readonly node: MapNode;
  /** Its words as numbers, which are the smaller the rarer a word is; rising. */
  readonly words: Int32Array;
}

/** The nodes with enough words to be compared. */
function toldTexts(nodes: readonly MapNode[]): Told[] {
  const texts = nodes
    .map((node) => ({ node, words: wordsOf(node.text, MOST_WORDS) }))
    .filter(({ words }) => words.size >= LEAST_WORDS);
  const count = new Map<string, number>();
  for (const { words } of texts) for (const word of words) count.set(word, (count.get(word) ?? 0) + 1);
  const rarestFirst = [...count].sort(([one, a], [other, b]) => a - b || (one < other ? -1 : 1));
  const rank = new Map(rarestFirst.map(([word], at) => [word, at]));
  return texts.map(({ node, words }) => ({
    node,
    words: Int32Array.from(words, (word) => rank.get(word) ?? 0).sort(),
  }));
}

/** Whether two texts share four fifths of their words; given up as soon as they can't any more. */
function nearlySame(one: Int32Array, other: Int32Array): boolean {
  const needed = (NEARLY_SAME / (1 + NEARLY_SAME)) * (one.length + other.length) - 1e-6;
  let [a, b, shared] = [0, 0, 0];
  while (a < one.length && b < other.length) {
    if (shared + Math.min(one.length - a, other.length - b) < needed) return false;
    const [mine, theirs] = [one[a] as number, other[b] as number];
    if (mine === theirs) shared += 1;
    if (mine <= theirs) a += 1;
    if (theirs <= mine) b += 1;
  }
  return shared / (one.length + other.length - shared) >= NEARLY_SAME;
}

/**
 * Texts that share most of their words. To be like another by four fifths, a text must share one of the rarest fifth of
 * its words with it, so that only texts with such a word in common are compared (prefix filtering: Chaudhuri, Ganti and
 * Kaushik, "A primitive operator for similarity joins in data cleaning", ICDE 2006).
 */
export const nearDuplicate: Check = ({ map }) => {
  const texts = toldTexts(map.nodes);
  /** By word, the places of the texts so far that have it among their rarest. */
  const earlier = new Map<number, number[]>();
  /** By text, the last one that was compared with it. */
  const comparedWith = new Int32Array(texts.length).fill(-1);
  /** The first of all texts with just the same words: the others are compared with it alone. */
  const firsts = new Map<string, MapNode>();
  const found: Finding[] = [];
  const report = (one: MapNode, other: MapNode) =>
    found.push({
      rule: "near-duplicate",
      message: `${quoted(one)} and ${quoted(other)} say nearly the same.`,
      ids: [one.id, other.id],
    });
  for (const [at, { node, words }] of texts.entries()) {
    const key = words.join(" ");
    const first = firsts.get(key);
    if (first) {
      report(first, node);
      continue;
    }
    firsts.set(key, node);
    const rarest = words.length - Math.ceil(NEARLY_SAME * words.length) + 1;
    for (const word of words.subarray(0, rarest)) {
      const others = earlier.get(word) ?? [];
      for (const place of others) {
        const other = texts[place];
        if (!other || comparedWith[place] === at) continue;
        comparedWith[place] = at;
        if (nearlySame(words, other.words)) report(other.node, node);
      }
      others.push(at);
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
