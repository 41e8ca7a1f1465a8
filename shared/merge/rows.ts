/** Which rows of one collection are left after both sides' changes, and which of them both sides changed. */
import { isSameData } from "../basics/same-data";

interface Row {
  readonly id: string;
}

export interface Versions<T> {
  readonly base: T | undefined;
  readonly ours: T | undefined;
  readonly theirs: T | undefined;
}

export type RowFate =
  /** Neither side has it any more, or one removed it and the other left it alone. */
  | "gone"
  /** One side's version stands. */
  | "ours"
  | "theirs"
  /** Both sides have it, and it has to be merged field by field. */
  | "both"
  /** One side removed what the other one changed; it is kept. */
  | "kept-ours"
  | "kept-theirs";

/** What becomes of a row. */
export function rowFate<T extends Row>({ base, ours, theirs }: Versions<T>): RowFate {
  if (ours && theirs) return "both";
  if (!ours && !theirs) return "gone";
  if (!base) return ours ? "ours" : "theirs";
  if (isSameData(base, ours ?? theirs)) return "gone";
  return ours ? "kept-ours" : "kept-theirs";
}

/** All versions of every row of the three collections, by id. */
export function versionsOf<T extends Row>(
  base: readonly T[],
  ours: readonly T[],
  theirs: readonly T[],
): ReadonlyMap<string, Versions<T>> {
  const [inBase, inOurs, inTheirs] = [base, ours, theirs].map(
    (rows) => new Map(rows.map((row) => [row.id, row])),
  );
  const ids = new Set([base, ours, theirs].flatMap((rows) => rows.map(({ id }) => id)));
  return new Map(
    [...ids].map((id) => [id, { base: inBase?.get(id), ours: inOurs?.get(id), theirs: inTheirs?.get(id) }]),
  );
}
