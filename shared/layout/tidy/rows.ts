/** Choosing which of a node's many arguments sink into a lower row. */
import type { Loose, Rows } from "./stagger";

/** A staggered drawing is worth it when it is at most so many times the size of the plain one. */
const MUCH_SMALLER = 0.95;

interface Choice {
  readonly rows: Rows;
  readonly size: number;
}

/**
 * The rows in which the drawing is small, as `sizeOf` tells. To begin with, the arguments go through the rows in turn; then
 * one pair of neighbours after the other goes where the drawing is smallest, as long as no more than `effort` drawings are
 * needed. None sinks where that gains little.
 */
export function bestRows(
  families: readonly (readonly Loose[])[],
  effort: number,
  sizeOf: (rows: Rows) => number,
): Rows {
  if (families.length === 0) return NONE;
  const plain = sizeOf(NONE);
  const neighbours = families.flatMap(pairs);
  let best: Choice = { rows: NONE, size: plain };
  let work = 0;
  const better = (rows: Rows, than: Choice): Choice => {
    work += 1;
    const size = sizeOf(rows);
    return size < than.size ? { rows, size } : than;
  };
  for (const first of [0, 1, 2]) {
    const start = bricks(families, first);
    let choice: Choice = { rows: start, size: sizeOf(start) };
    for (let before: Choice | null = null; choice !== before; ) {
      before = choice;
      for (const pair of neighbours) {
        if (work + pair[0].rows * pair[1].rows > effort) break;
        for (const rows of movesOf(pair, choice.rows)) choice = better(rows, choice);
      }
    }
    if (choice.size < best.size) best = choice;
  }
  return best.size <= plain * MUCH_SMALLER ? best.rows : NONE;
}

const NONE: Rows = new Map();

/** The arguments of each node go through the rows in turn. */
function bricks(families: readonly (readonly Loose[])[], first: number): Rows {
  return new Map(
    families.flatMap((family) => family.map(({ vertex, rows }, i) => [vertex, (first + i) % rows] as const)),
  );
}

/** Each argument with the next one, the last with itself. */
function pairs(family: readonly Loose[]): (readonly [Loose, Loose])[] {
  return family.map((loose, i) => [loose, family[i + 1] ?? loose] as const);
}

/** The rows with the two in every other pair of places. */
function movesOf([one, other]: readonly [Loose, Loose], rows: Rows): Rows[] {
  return Array.from({ length: one.rows * other.rows }, (_, i) =>
    new Map(rows).set(other.vertex, Math.floor(i / one.rows)).set(one.vertex, i % one.rows),
  );
}
