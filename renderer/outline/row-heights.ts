/** Where rows of different heights stand, and which of them show. */

/** The top of each row, and after the last one the height of all. */
export function rowTops(heights: readonly number[]): Float64Array {
  const tops = new Float64Array(heights.length + 1);
  for (let at = 0; at < heights.length; at += 1) tops[at + 1] = (tops[at] ?? 0) + (heights[at] ?? 0);
  return tops;
}

/** The place of the row that covers the height `y`. */
export function rowAt(tops: Float64Array, y: number): number {
  let low = 0;
  let high = Math.max(0, tops.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The first row that shows between `top` and `bottom`, and the one after the last. */
export function rowsBetween(tops: Float64Array, top: number, bottom: number): readonly [number, number] {
  const count = tops.length - 1;
  if (count <= 0) return [0, 0];
  return [rowAt(tops, top), Math.min(count, rowAt(tops, bottom) + 1)];
}
