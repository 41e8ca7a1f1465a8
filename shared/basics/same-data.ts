/** Equality of plain data. */

/** Whether two values of plain data (primitives, arrays, records) have the same content. The order of keys is no difference. */
export function isSameData(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other))
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((value, at) => isSameData(value, other[at]))
    );
  const keys = Object.keys(one);
  const values = (key: string) => [Reflect.get(one, key), Reflect.get(other, key)] as const;
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSameData(...values(key)))
  );
}
