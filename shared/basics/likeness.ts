/** How like two texts are, by the words that they share. */

/** The words of the text, in lower case, each once; at most the first `most`. */
export function wordsOf(text: string, most = Number.POSITIVE_INFINITY): ReadonlySet<string> {
  return new Set((text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, most));
}

/** Shared items of all items: 0..1; 0 for two empty sets. Jaccard, "The distribution of the flora in the alpine zone", 1912. */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const item of one) if (other.has(item)) shared += 1;
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}
