/** A place in a text that a hand-written reader moves along. Patterns are sticky: they match here or not at all. */
export interface Cursor {
  readonly text: string;
  at: number;
}

/** The match of a sticky pattern at the cursor, which moves behind it; null where it does not match. */
export function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text);
  if (found) cursor.at = pattern.lastIndex;
  return found;
}

export function atEnd(cursor: Cursor): boolean {
  return cursor.at >= cursor.text.length;
}

/** Everything up to the first of `end`, behind which the cursor moves; null, and no move, where there is none. */
export function takeUntil(cursor: Cursor, end: string): string | null {
  const found = cursor.text.indexOf(end, cursor.at);
  if (found < 0) return null;
  const taken = cursor.text.slice(cursor.at, found);
  cursor.at = found + end.length;
  return taken;
}
