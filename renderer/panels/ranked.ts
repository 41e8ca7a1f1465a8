/** What a typed query finds among many things, best first. */
import { folded, fuzzyScore } from "../../shared/document/search";

/** The best `most` items for the query, in their order where they fit equally well; all are kept for an empty query. */
export function ranked<T>(
  items: readonly T[],
  query: string,
  textOf: (item: T) => string,
  most: number,
): readonly T[] {
  const wanted = folded(query.trim());
  if (wanted === "") return items.slice(0, most);
  const found: { readonly item: T; readonly score: number }[] = [];
  for (const item of items) {
    const score = fuzzyScore(textOf(item), wanted);
    if (score !== null) found.push({ item, score });
  }
  found.sort((a, b) => b.score - a.score);
  return found.slice(0, most).map(({ item }) => item);
}
