/** Three-way merging of single values, lists and orders: what one side changed is taken, what both changed is a conflict. */
import { isSameData } from "../basics/same-data";

export type Merge<T> = { readonly conflict: false; readonly value: T } | { readonly conflict: true };

/** The value after both changes, where they do not contradict one another. */
export function mergeValue<T>(base: T, ours: T, theirs: T): Merge<T> {
  if (isSameData(ours, theirs) || isSameData(base, theirs)) return { conflict: false, value: ours };
  if (isSameData(base, ours)) return { conflict: false, value: theirs };
  return { conflict: true };
}

/** A list without order or repetition, such as tags: what either side added is in it, what either removed is not. */
export function mergeSet<T>(
  base: readonly T[],
  ours: readonly T[],
  theirs: readonly T[],
  keyOf: (item: T) => string,
): readonly T[] {
  const keys = (list: readonly T[]) => new Set(list.map(keyOf));
  const [inBase, inOurs, inTheirs] = [keys(base), keys(ours), keys(theirs)];
  const kept = ours.filter((item) => inTheirs.has(keyOf(item)) || !inBase.has(keyOf(item)));
  const added = theirs.filter((item) => !inOurs.has(keyOf(item)) && !inBase.has(keyOf(item)));
  return [...kept, ...added];
}

/**
 * An order for what is left after a merge: that of the side that moved anything, else either; what only the other side has
 * stands behind what it stands behind there.
 */
export function mergeOrder(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
  isLeft: (id: string) => boolean,
): readonly string[] {
  const [inBase, inOurs] = [new Set(base), new Set(ours)];
  const common = ours.filter((id) => inBase.has(id));
  const before = base.filter((id) => inOurs.has(id));
  const oursMoved = common.some((id, at) => id !== before[at]);
  const [leading, other] = oursMoved ? [ours, theirs] : [theirs, ours];
  const isLeading = new Set(leading);
  /** What only the other side has, by what it stands behind; null is the start. */
  const behind = new Map<string | null, string[]>();
  let anchor: string | null = null;
  for (const id of other) {
    if (isLeading.has(id)) anchor = id;
    else behind.set(anchor, [...(behind.get(anchor) ?? []), id]);
  }
  const order = [...(behind.get(null) ?? []), ...leading.flatMap((id) => [id, ...(behind.get(id) ?? [])])];
  return order.filter(isLeft);
}
