/** Choosing which of a node's many arguments sink into a lower row. */
import type { Loose } from "./stagger";

/** A staggered drawing is worth it when it is at most so many times the size of the plain one. */
const MUCH_SMALLER = 0.95;

/** By how many layers vertices sink, by their numbers, and the size of that drawing. */
interface Choice {
  readonly rows: Int32Array;
  size: number;
}

/**
 * The rows in which the drawing is small, as `sizeOf` tells. To begin with, the arguments go through the rows in turn; then
 * one pair of neighbours after the other goes where the drawing is smallest, as long as no more than `effort` drawings are
 * needed. None sinks where that gains little: then it is `none`, in which no vertex sinks.
 */
export function bestRows(
  families: readonly (readonly Loose[])[],
  none: Int32Array,
  effort: number,
  sizeOf: (rows: Int32Array) => number,
): Int32Array {
  if (families.length === 0) return none;
  const plain = sizeOf(none);
  const neighbours = families.flatMap(pairs);
  let best: Choice = { rows: none, size: plain };
  let work = 0;
  for (const first of [0, 1, 2]) {
    const rows = bricks(families, first, none.length);
    const choice = { rows, size: sizeOf(rows) };
    for (let before = Number.POSITIVE_INFINITY; choice.size < before; ) {
      before = choice.size;
      for (const pair of neighbours) {
        if (work + pair[0].rows * pair[1].rows > effort) break;
        work += improve(choice, pair, sizeOf);
      }
    }
    if (choice.size < best.size) best = choice;
  }
  return best.size <= plain * MUCH_SMALLER ? best.rows : none;
}

/** The arguments of each node go through the rows in turn. */
function bricks(families: readonly (readonly Loose[])[], first: number, count: number): Int32Array {
  const found = new Int32Array(count);
  for (const family of families) {
    family.forEach(({ vertex, rows }, i) => {
      found[vertex] = (first + i) % rows;
    });
  }
  return found;
}

/** Each argument with the next one, the last with itself. */
function pairs(family: readonly Loose[]): (readonly [Loose, Loose])[] {
  return family.map((loose, i) => [loose, family[i + 1] ?? loose] as const);
}

/** Puts the two in the pair of rows in which the drawing is smallest. Gives how many drawings that took. */
function improve(
  choice: Choice,
  [one, other]: readonly [Loose, Loose],
  sizeOf: (rows: Int32Array) => number,
): number {
  const { rows } = choice;
  let [bestOne, bestOther] = [rows[one.vertex] ?? 0, rows[other.vertex] ?? 0];
  const tried = one.rows * other.rows;
  for (let i = 0; i < tried; i += 1) {
    rows[other.vertex] = Math.floor(i / one.rows);
    rows[one.vertex] = i % one.rows;
    const size = sizeOf(rows);
    if (size >= choice.size) continue;
    choice.size = size;
    [bestOne, bestOther] = [rows[one.vertex] ?? 0, rows[other.vertex] ?? 0];
  }
  rows[other.vertex] = bestOther;
  rows[one.vertex] = bestOne;
  return tried;
}
