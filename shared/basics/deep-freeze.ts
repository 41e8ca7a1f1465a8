/**
 * Freezes a value made of plain objects and arrays, all the way down, and returns it.
 * Parts that are frozen already are taken as done, so freezing a changed map costs only what changed.
 * Iterative, so that the depth of the value is no limit.
 */
export function deepFreeze<T>(value: T): T {
  const open: unknown[] = [value];
  while (open.length > 0) {
    const part = open.pop();
    if (typeof part !== "object" || part === null || Object.isFrozen(part)) continue;
    Object.freeze(part);
    for (const inner of Object.values(part)) open.push(inner);
  }
  return value;
}
