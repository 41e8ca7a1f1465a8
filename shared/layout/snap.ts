/** Snapping a dragged box to its neighbours, with the lines that show why. */
import type { Rect } from "../basics/geometry";

/** A straight line to show, map units: what the dragged box lines up with. */
export interface Guide {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface Snapped {
  /** To be added to the dragged box's place. */
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
}

/**
 * The small move, at most `tolerance` in each direction, that brings a side or the middle of `moving` in line with that of
 * another box, or puts it as far from one neighbour as from the other; the smallest such move wins, lining up before
 * spacing. The guides are those of the moved box.
 */
export function snap(moving: Rect, others: readonly Rect[], tolerance: number): Snapped {
  const dx = shiftOf(moving, others, tolerance, HORIZONTAL);
  const dy = shiftOf(moving, others, tolerance, VERTICAL);
  const moved = { ...moving, x: moving.x + dx, y: moving.y + dy };
  return { dx, dy, guides: [...guidesOf(moved, others, HORIZONTAL), ...guidesOf(moved, others, VERTICAL)] };
}

/** How a box is seen along one axis: where it starts and ends there, and where across it. */
interface View {
  readonly low: (box: Rect) => number;
  readonly size: (box: Rect) => number;
  readonly crossLow: (box: Rect) => number;
  readonly crossSize: (box: Rect) => number;
  readonly line: (at: number, from: number, to: number) => Guide;
  /** A line along the axis between two places, at a place across it. */
  readonly span: (from: number, to: number, cross: number) => Guide;
}

const HORIZONTAL: View = {
  low: (box) => box.x,
  size: (box) => box.width,
  crossLow: (box) => box.y,
  crossSize: (box) => box.height,
  line: (x, y1, y2) => ({ x1: x, y1, x2: x, y2 }),
  span: (x1, x2, y) => ({ x1, y1: y, x2, y2: y }),
};

const VERTICAL: View = {
  low: (box) => box.y,
  size: (box) => box.height,
  crossLow: (box) => box.x,
  crossSize: (box) => box.width,
  line: (y, x1, x2) => ({ x1, y1: y, x2, y2: y }),
  span: (y1, y2, x) => ({ x1: x, y1, x2: x, y2 }),
};

/** The places of a box along the axis that line up with those of others: start, middle, end. */
function marks(box: Rect, view: View): readonly [number, number, number] {
  const low = view.low(box);
  const size = view.size(box);
  return [low, low + size / 2, low + size];
}

function shiftOf(moving: Rect, others: readonly Rect[], tolerance: number, view: View): number {
  const own = marks(moving, view);
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  const consider = (shift: number) => {
    if (Math.abs(shift) > tolerance || Math.abs(shift) >= least) return;
    least = Math.abs(shift);
    best = shift;
  };
  for (const other of others) {
    const [low, middle, high] = marks(other, view);
    consider(middle - own[1]);
    consider(low - own[0]);
    consider(high - own[2]);
    consider(low - own[2]);
    consider(high - own[0]);
  }
  if (least === Number.POSITIVE_INFINITY) {
    const { before, after } = neighbours(moving, others, view);
    if (before && after) consider((marks(before, view)[2] + view.low(after)) / 2 - own[1]);
  }
  return best;
}

/** The nearest boxes on both sides in the same row, which `moving` would stand between. */
function neighbours(moving: Rect, others: readonly Rect[], view: View): { before?: Rect; after?: Rect } {
  const centre = marks(moving, view)[1];
  const found: { before?: Rect; after?: Rect } = {};
  for (const other of others) {
    const beside =
      view.crossLow(other) < view.crossLow(moving) + view.crossSize(moving) &&
      view.crossLow(moving) < view.crossLow(other) + view.crossSize(other);
    if (!beside) continue;
    const [low, , high] = marks(other, view);
    if (high <= centre && (!found.before || high > marks(found.before, view)[2])) found.before = other;
    if (low >= centre && (!found.after || low < view.low(found.after))) found.after = other;
  }
  return found;
}

const SAME = 0.01;

/** A line for every place at which the box is in line with others, as long as all of them together; or the two equal gaps. */
function guidesOf(moved: Rect, others: readonly Rect[], view: View): readonly Guide[] {
  const own = marks(moved, view);
  const lines = new Map<number, { from: number; to: number }>();
  for (const other of others) {
    for (const at of marks(other, view)) {
      const mark = own.find((place) => Math.abs(place - at) < SAME);
      if (mark === undefined || !linesUp(moved, other, at, view)) continue;
      const line = lines.get(mark) ?? endsOf(moved, view);
      const ends = endsOf(other, view);
      lines.set(mark, { from: Math.min(line.from, ends.from), to: Math.max(line.to, ends.to) });
    }
  }
  if (lines.size > 0) return [...lines].map(([at, { from, to }]) => view.line(at, from, to));
  const { before, after } = neighbours(moved, others, view);
  if (!before || !after) return [];
  const cross = view.crossLow(moved) + view.crossSize(moved) / 2;
  const left = own[0] - marks(before, view)[2];
  const right = view.low(after) - own[2];
  if (Math.abs(left - right) > SAME || left < 0) return [];
  return [view.span(marks(before, view)[2], own[0], cross), view.span(own[2], view.low(after), cross)];
}

function endsOf(box: Rect, view: View): { readonly from: number; readonly to: number } {
  return { from: view.crossLow(box), to: view.crossLow(box) + view.crossSize(box) };
}

/** A side lines up with a side, a middle with a middle. */
function linesUp(moved: Rect, other: Rect, at: number, view: View): boolean {
  const isMiddle = (box: Rect) => Math.abs(marks(box, view)[1] - at) < SAME;
  return isMiddle(moved) === isMiddle(other);
}
