/**
 * What was made of the last few objects, by their identity. For what follows from a version of a map: the undo history keeps
 * hundreds of versions, and a WeakMap would keep what was made of each of them as long.
 */
export class Recent<K extends object, V> {
  private readonly kept = new Map<K, V>();
  private last: { readonly key: K; readonly value: V } | null = null;

  /** `most`: for so many objects at a time. */
  constructor(private readonly most = 8) {}

  get(key: K): V | undefined {
    if (this.last?.key === key) return this.last.value;
    const value = this.kept.get(key);
    if (value === undefined) return undefined;
    this.set(key, value);
    return value;
  }

  set(key: K, value: V): void {
    this.last = { key, value };
    this.kept.delete(key);
    this.kept.set(key, value);
    if (this.kept.size <= this.most) return;
    for (const oldest of this.kept.keys()) {
      this.kept.delete(oldest);
      return;
    }
  }
}
