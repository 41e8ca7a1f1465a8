/** The way of one edge between two places on borders: the simplest line that crosses no box. */
import { grow, type Point, type Rect, unionOf } from "../basics/geometry";
import { distance, lineCurve, routeBounds } from "./curves";
import { CLEARANCE, detour, TURN_ROOM } from "./detour";
import type { Obstacles } from "./obstacles";
import { flowing, rounded } from "./smooth";
import type { Curve } from "./types";

/** One end of a line. `out` is the direction of length 1 that leads away from what the line is tied to. */
export interface Tie extends Point {
  readonly out: Point;
}

/** A line may bend within so much of its length next to one end and be straight for the rest: a gap between layers. */
export const BEND = 56;

/** Lines keep at least so much distance from boxes that they do not belong to. */
const MARGIN = 3;

/** The curve that leaves and arrives straight out of both ends, the same on both sides. */
export function directLine(from: Tie, to: Tie): Curve[] {
  const across = distance(from, to);
  const reachOf = (tie: Tie) =>
    Math.max(
      Math.abs(tie.out.x * (to.x - from.x) + tie.out.y * (to.y - from.y)) / 2,
      Math.min(24, across / 3),
    );
  const a = reachOf(from);
  const b = reachOf(to);
  return [
    {
      c1: { x: from.x + from.out.x * a, y: from.y + from.out.y * a },
      c2: { x: to.x + to.out.x * b, y: to.y + to.out.y * b },
      to: { x: to.x, y: to.y },
    },
  ];
}

/** A line, and the area outside of which no box had a part in choosing it. */
export interface ChosenLine {
  readonly curves: readonly Curve[];
  readonly area: Rect;
}

/**
 * Curves from one end to the other that keep clear of the boxes: direct; with its bend next to one end; around what is
 * in the way; and direct through the boxes where there is no way around or it is too much to look for.
 * Boxes in `own` belong to the ends: the first kinds of line leave them by construction.
 */
export function lineBetween(from: Tie, to: Tie, obstacles: Obstacles, own: ReadonlySet<string>): ChosenLine {
  const areas: Rect[] = [];
  const isClear = (curves: readonly Curve[], margin = MARGIN) => {
    areas.push(routeBounds({ start: from, curves }));
    return obstacles.isClear(from, curves, margin, own);
  };
  const chosen = (curves: readonly Curve[]) => ({ curves, area: grow(unionOf(areas) ?? ORIGIN, TURN_ROOM) });
  const direct = directLine(from, to);
  if (isClear(direct)) return chosen(direct);
  for (const bent of bentLines(from, to)) if (isClear(bent)) return chosen(bent);
  const { way, area } = detour(outside(from), outside(to), obstacles);
  areas.push(area);
  if (!way) return chosen(direct);
  const points = [from, ...way, to].map(({ x, y }) => ({ x, y }));
  const flow = flowing(points, from.out, { x: -to.out.x, y: -to.out.y });
  return chosen(way.length > 2 && isClear(flow, CLEARANCE / 2) ? flow : rounded(points));
}

const ORIGIN: Rect = { x: 0, y: 0, width: 0, height: 0 };

/** For ends that face each other with room between: the line bent next to its origin, then next to its target. */
function bentLines(from: Tie, to: Tie): Curve[][] {
  const facing = from.out.x === -to.out.x && from.out.y === -to.out.y;
  const apart = (to.x - from.x) * from.out.x + (to.y - from.y) * from.out.y;
  if (!facing || apart < BEND + 8) return [];
  const level = (tie: Tie, other: Tie): Point =>
    tie.out.x === 0
      ? { x: other.x, y: tie.y + tie.out.y * BEND }
      : { x: tie.x + tie.out.x * BEND, y: other.y };
  const early = level(from, to);
  const late = level(to, from);
  return [
    [...directLine(from, { ...early, out: to.out }), lineCurve(early, to)],
    [lineCurve(from, late), ...directLine({ ...late, out: from.out }, to)],
  ];
}

/** Where a line that has to go around things first gets to, clear of its own box. */
function outside({ x, y, out }: Tie): Point {
  return { x: x + out.x * TURN_ROOM, y: y + out.y * TURN_ROOM };
}
