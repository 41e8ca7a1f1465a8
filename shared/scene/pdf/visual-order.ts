/**
 * The order in which a reader of PDF expects the characters of a line: as they stand from left to right. A small part
 * of the Unicode bidirectional algorithm (Unicode Standard Annex #9) for one line: strong characters, numbers and
 * neutrals, without embeddings.
 */
import { strongDirection, type TextDirection } from "../text-direction";

type Class = TextDirection | "number" | "neutral";

/** The clusters from left to right. */
export function visualOrder(clusters: readonly string[], base: TextDirection): readonly string[] {
  const levels = levelsOf(clusters.map(classOf), base);
  const highest = Math.max(0, ...levels);
  const order = clusters.map((_, i) => i);
  for (let level = highest; level >= 1; level -= 1) reverseRuns(order, levels, level);
  return order.map((i) => clusters[i] ?? "");
}

function classOf(cluster: string): Class {
  const strong = strongDirection(cluster);
  if (strong) return strong;
  return /\p{Nd}/u.test(cluster) ? "number" : "neutral";
}

function levelsOf(classes: readonly Class[], base: TextDirection): number[] {
  const settled = settleNumbers(classes, base);
  const around = (from: number, step: number): TextDirection => {
    for (let i = from; i >= 0 && i < settled.length; i += step) {
      const found = settled[i];
      if (found === "ltr" || found === "rtl") return found;
      // A number counts as right to left for what stands beside it (rule N1).
      if (found === "number") return "rtl";
    }
    return base;
  };
  return settled.map((kind, i) => {
    if (kind === "number") return 2;
    const before = around(i - 1, -1);
    const neutral = before === around(i + 1, 1) ? before : base;
    const direction = kind === "neutral" ? neutral : kind;
    if (direction === "rtl") return 1;
    return base === "rtl" ? 2 : 0;
  });
}

/** A number runs with the left-to-right text before it; else it keeps a class of its own (rules W2 and W7). */
function settleNumbers(classes: readonly Class[], base: TextDirection): Class[] {
  let strong = base;
  return classes.map((kind) => {
    if (kind === "ltr" || kind === "rtl") strong = kind;
    return kind === "number" && strong === "ltr" ? "ltr" : kind;
  });
}

function reverseRuns(order: number[], levels: readonly number[], level: number): void {
  const atLeast = (position: number) => (levels[order[position] ?? 0] ?? 0) >= level;
  for (let start = 0; start < order.length; start += 1) {
    if (!atLeast(start)) continue;
    let end = start;
    while (end < order.length && atLeast(end)) end += 1;
    order.splice(start, end - start, ...order.slice(start, end).reverse());
    start = end;
  }
}
