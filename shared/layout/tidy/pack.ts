/** Rectangles side by side, in rows when there are many: where the parts of a map go that no edge joins. */

/** Least space between two parts, map units. */
export const PART_GAP = 72;

/** A part: its size across and along the direction of the layers, and where its near corner is now. */
export interface Part {
  readonly across: number;
  readonly along: number;
  readonly at: number;
  readonly depth: number;
}

export interface Place {
  readonly at: number;
  readonly depth: number;
}

/**
 * A place for each part, from 0, 0 on. Parts keep the order that they have now: row by row, and along each row. The whole
 * becomes about `proportion` times as large across as along, where no single part is larger.
 */
export function packed(parts: readonly Part[], proportion: number): readonly Place[] {
  const places: Place[] = new Array(parts.length);
  const area = parts.reduce((sum, part) => sum + (part.across + PART_GAP) * (part.along + PART_GAP), 0);
  const widest = parts.reduce((most, { across }) => Math.max(most, across), 0);
  const width = Math.max(Math.sqrt(area * proportion), widest);
  let at = 0;
  let depth = 0;
  let row = 0;
  for (const i of inReadingOrder(parts)) {
    const part = parts[i];
    if (!part) continue;
    if (at > 0 && at + part.across > width) {
      at = 0;
      depth += row + PART_GAP;
      row = 0;
    }
    places[i] = { at, depth };
    at += part.across + PART_GAP;
    row = Math.max(row, part.along);
  }
  return places;
}

/** The numbers of the parts in rows as they stand now: a part that begins before the first in the row ends belongs to it. */
function inReadingOrder(parts: readonly Part[]): number[] {
  const numbers = parts.map((_, i) => i);
  numbers.sort((a, b) => (parts[a]?.depth ?? 0) - (parts[b]?.depth ?? 0) || a - b);
  const rows: number[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const i of numbers) {
    const part = parts[i];
    if (!part) continue;
    const row = rows.at(-1);
    if (row && part.depth < end) {
      row.push(i);
      end = Math.min(end, part.depth + part.along);
    } else {
      rows.push([i]);
      end = part.depth + part.along;
    }
  }
  return rows.flatMap((row) => row.sort((a, b) => (parts[a]?.at ?? 0) - (parts[b]?.at ?? 0) || a - b));
}
