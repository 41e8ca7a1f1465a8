/** Choosing which of a node's many arguments sink into a lower row. */
import type { Loose } from "./stagger";

/** A staggered drawing is worth it when it is at most so many times as bad as the plain one. */
const MUCH_BETTER = 0.95;

/** What is bad about the drawing with vertices so many layers further down; infinity where it is plain that it is at least `limit`. */
export type CostOf = (rows: Int32Array, limit: number) => number;

/**
 * The rows in which the drawing is best, as `costOf` tells. To begin with, the arguments go through the rows in turn; then
 * one pair of neighbours after the other goes where the drawing is best, as long as no more than `effort` drawings are
 * needed. None sinks where that gains little: then it is `none`, in which no vertex sinks.
 */
export function bestRows(
  families: readonly (readonly Loose[])[],
  none: Int32Array,
  effort: number,
  costOf: CostOf,
): Int32Array {
  if (families.length === 0) return none;
  const plain = costOf(none, Number.POSITIVE_INFINITY);
  const search = new Search(families, effort, costOf);
  let best = none;
  let least = plain;
  for (const first of [0, 1, 2]) {
    const rows = bricks(families, first, none.length);
    const cost = search.improved(rows);
    if (cost >= least) continue;
    best = rows;
    least = cost;
  }
  return least <= plain * MUCH_BETTER ? best : none;
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

type Pair = readonly [Loose, Loose];

/** Each argument with the next one, the last with itself. */
function pairs(family: readonly Loose[]): Pair[] {
  return family.map((loose, i) => [loose, family[i + 1] ?? loose] as const);
}

class Search {
  private readonly pairs: readonly Pair[];
  private work = 0;
  private cost = 0;
  /** How often a better drawing was found. */
  private finds = 0;

  constructor(
    families: readonly (readonly Loose[])[],
    private readonly effort: number,
    private readonly costOf: CostOf,
  ) {
    this.pairs = families.flatMap(pairs);
  }

  /** Improves the rows in place; gives the cost of the drawing then. */
  improved(rows: Int32Array): number {
    this.cost = this.costOf(rows, Number.POSITIVE_INFINITY);
    const seen = new Map<Pair, number>();
    for (let before = Number.POSITIVE_INFINITY; this.cost < before; ) {
      before = this.cost;
      for (const pair of this.pairs) {
        // Where nothing has changed since, the same is tried in vain.
        if (seen.get(pair) === this.finds) continue;
        if (this.work + pair[0].rows * pair[1].rows > this.effort) break;
        this.improve(rows, pair);
        seen.set(pair, this.finds);
      }
    }
    return this.cost;
  }

  /** Puts the two in the pair of rows in which the drawing is best. */
  private improve(rows: Int32Array, [one, other]: Pair): void {
    const [wasOne, wasOther] = [rows[one.vertex] ?? 0, rows[other.vertex] ?? 0];
    let [bestOne, bestOther] = [wasOne, wasOther];
    for (let row = 0; row < (one === other ? 1 : other.rows); row += 1) {
      for (let ownRow = 0; ownRow < one.rows; ownRow += 1) {
        rows[other.vertex] = row;
        rows[one.vertex] = ownRow;
        if (ownRow === wasOne && rows[other.vertex] === wasOther) continue;
        this.work += 1;
        const cost = this.costOf(rows, this.cost);
        if (cost >= this.cost) continue;
        this.cost = cost;
        this.finds += 1;
        [bestOne, bestOther] = [ownRow, rows[other.vertex] ?? 0];
      }
    }
    rows[other.vertex] = bestOther;
    rows[one.vertex] = bestOne;
  }
}
