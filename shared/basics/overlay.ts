/** Maps that share all but a few entries, so that a step of a gesture costs what it changes and not what there is. */

/** With more entries of its own than this, a map of its own is as cheap. */
const MOST_CHANGES = 500;

/** A map that has other values than its base for a few keys, and all its other entries. Neither ever changes. */
class Overlay<V> implements ReadonlyMap<string, V> {
  constructor(
    readonly base: ReadonlyMap<string, V>,
    /** Only keys that the base has. */
    readonly changes: ReadonlyMap<string, V>,
  ) {}

  get size(): number {
    return this.base.size;
  }

  get(key: string): V | undefined {
    const changed = this.changes.get(key);
    return changed === undefined ? this.base.get(key) : changed;
  }

  has(key: string): boolean {
    return this.base.has(key);
  }

  *entries(): Generator<[string, V], undefined> {
    for (const [key, value] of this.base) yield [key, this.changes.get(key) ?? value];
  }

  *values(): Generator<V, undefined> {
    for (const [, value] of this.entries()) yield value;
  }

  keys(): MapIterator<string> {
    return this.base.keys();
  }

  [Symbol.iterator](): Generator<[string, V], undefined> {
    return this.entries();
  }

  forEach(visit: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this.entries()) visit(value, key, this);
  }
}

/**
 * The map with these entries set and those of `gone` taken out, in the order that a copy would have. It shares what it can with `map`, which must not
 * change afterwards; nor must `changes`. Objects only, since a value that is missing is told by `undefined`.
 */
export function withChanges<V extends object>(
  map: ReadonlyMap<string, V>,
  changes: ReadonlyMap<string, V>,
  gone: ReadonlySet<string> = NOTHING,
): ReadonlyMap<string, V> {
  for (const key of gone) if (map.has(key)) return without(map, changes, gone);
  if (changes.size === 0) return map;
  const { base, changes: earlier } = layersOf(map);
  const all = earlier.size === 0 ? changes : new Map([...earlier, ...changes]);
  const isNew = (key: string) => !base.has(key);
  if (all.size > MOST_CHANGES || [...changes.keys()].some(isNew)) return new Map([...map, ...changes]);
  return new Overlay(base, all);
}

const NOTHING: ReadonlySet<string> = new Set();

function without<V>(
  map: ReadonlyMap<string, V>,
  changes: ReadonlyMap<string, V>,
  gone: ReadonlySet<string>,
): ReadonlyMap<string, V> {
  const left = new Map([...map, ...changes]);
  for (const key of gone) left.delete(key);
  return left;
}

/** What is another object in `after` than in `before`, by key; null for what is gone. */
export function changesBetween<V extends object>(
  before: ReadonlyMap<string, V>,
  after: ReadonlyMap<string, V>,
): Map<string, V | null> {
  const changes = new Map<string, V | null>();
  if (before === after) return changes;
  const [old, now] = [layersOf(before), layersOf(after)];
  if (old.base === now.base) {
    for (const layer of [now.changes, old.changes])
      for (const key of layer.keys()) {
        const value = after.get(key);
        if (value !== undefined && value !== before.get(key)) changes.set(key, value);
      }
    return changes;
  }
  let kept = 0;
  for (const [key, value] of after) {
    const former = before.get(key);
    if (former !== undefined) kept += 1;
    if (former !== value) changes.set(key, value);
  }
  if (kept < before.size) for (const key of before.keys()) if (!after.has(key)) changes.set(key, null);
  return changes;
}

function layersOf<V extends object>(
  map: ReadonlyMap<string, V>,
): { readonly base: ReadonlyMap<string, V>; readonly changes: ReadonlyMap<string, V> } {
  return map instanceof Overlay ? map : { base: map, changes: new Map() };
}

/** Entries that are set one after the other over a map that stays as it is. */
export class Draft<V extends object> {
  private readonly changes = new Map<string, V>();
  private readonly gone = new Set<string>();

  constructor(private readonly base: ReadonlyMap<string, V>) {}

  get(key: string): V | undefined {
    if (this.gone.has(key)) return undefined;
    return this.changes.get(key) ?? this.base.get(key);
  }

  set(key: string, value: V): void {
    if (this.get(key) === value) return;
    this.changes.set(key, value);
    this.gone.delete(key);
  }

  delete(key: string): void {
    this.changes.delete(key);
    this.gone.add(key);
  }

  /** The map as it is now; the draft is done then. */
  finished(): ReadonlyMap<string, V> {
    return withChanges(this.base, this.changes, this.gone);
  }
}
