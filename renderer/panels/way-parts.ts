import { shortText } from "../../shared/document/describe";

/** More steps of a way than this are too many for a line. */
const MOST = 5;

/** A way in the parts in which it shows: where it is long, those in the middle stand in a menu. */
export function inTheMiddle<T>(way: readonly T[]): {
  readonly first: readonly T[];
  readonly middle: readonly T[];
  readonly last: readonly T[];
} {
  if (way.length <= MOST) return { first: way, middle: [], last: [] };
  return { first: way.slice(0, 1), middle: way.slice(1, 2 - MOST), last: way.slice(2 - MOST) };
}

/** A way in few words, given the texts on it from the decision to the node: what tells it from others comes first. */
export function wayInWords(texts: readonly string[]): string {
  const nearest = `'${shortText(texts.at(-2) ?? "", 44)}'`;
  return texts.length <= 2 ? `Straight to ${nearest}` : `By ${nearest}, in ${texts.length - 1} steps`;
}
