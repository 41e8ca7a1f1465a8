/** The way of one edge between two places on borders: the simplest line that crosses no box. */
import { grow, type Point, type Rect, unionOf } from "../basics/geometry";
import { distance, lineCurve, routeBounds } from "./curves";
import { CLEARANCE, detour, TURN_ROOM } from "./detour";
import { LAYER_GAP } from "./gaps";
import type { Obstacles } from "./obstacles";
import { flowing, rounded } from "./smooth";
import type { Curve } from "./types";

/** One end of a line. `out` is the direction of length 1 that leads away from what the line is tied to. */
export interface End extends Point {
  readonly out: Point;
}

/** An end with what is around it. */
export interface Tie extends End {
  /** Room in front of the end in which all lines to that side best bend. */
  readonly room: number;
}

/** A line may bend within so much of its length next to one end and be straight for the rest: a gap between layers. */
const BEND = LAYER_GAP;
/** It bends within all of the room that its end has, where that is between these. */
const LEAST_BEND = 32;
const MOST_BEND = 160;

/** Lines keep at least so much distance from boxes that they do not belong to. */
const MARGIN = 3;

/** The curve that leaves and arrives straight out of both ends, the same on both sides. */
export function directLine(from: End, to: End): Curve[] {
  const across = distance(from, to);
  const reachOf = (tie: End) =>
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
 * in the way; and direct through the boxes where an end lies in one, where there is no way around, or it is too much to
 * look for.
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
  areas.push(routeBounds({ start: from, curves: direct }));
  if (obstacles.holds(from, own) || obstacles.holds(to, own)) return chosen(direct);
  for (const line of simpleLines(from, to, direct)) if (isClear(line)) return chosen(line);
  const { way, area } = detour(outside(from), outside(to), obstacles);
  areas.push(area);
  if (!way) return chosen(direct);
  const points = [from, ...way, to].map(({ x, y }) => ({ x, y }));
  const flow = flowing(points, from.out, { x: -to.out.x, y: -to.out.y });
  return chosen(way.length > 2 && isClear(flow, CLEARANCE / 2) ? flow : rounded(points));
}

const ORIGIN: Rect = { x: 0, y: 0, width: 0, height: 0 };

/**
 * The direct line, and for ends that face each other that bent next to its target and that next to its origin. Where
 * others with the same target bend in the room before it, so does this one if it can: bends of one height do not cross.
 */
function simpleLines(from: Tie, to: Tie, direct: Curve[]): Curve[][] {
  const facing = from.out.x === -to.out.x && from.out.y === -to.out.y;
  const apart = facing ? (to.x - from.x) * from.out.x + (to.y - from.y) * from.out.y : 0;
  const lines = [direct];
  const late = bendOf(to);
  if (apart >= late + LEAST_STRAIGHT) {
    const bend = level(to, from, late);
    const line = [lineCurve(from, bend), ...directLine({ ...bend, out: from.out }, to)];
    if (late === to.room) lines.unshift(line);
    else lines.push(line);
  }
  const early = bendOf(from);
  if (apart >= early + LEAST_STRAIGHT) {
    const bend = level(from, to, early);
    lines.push([...directLine(from, { ...bend, out: to.out }), lineCurve(bend, to)]);
  }
  return lines;
}

/** A bent line has at least so much straight way. */
const LEAST_STRAIGHT = 8;

function bendOf({ room }: Tie): number {
  return room >= LEAST_BEND && room <= MOST_BEND ? room : BEND;
}

/** The point straight out of one end by `bend`, level with the other. */
function level(tie: Tie, other: Point, bend: number): Point {
  return tie.out.x === 0
    ? { x: other.x, y: tie.y + tie.out.y * bend }
    : { x: tie.x + tie.out.x * bend, y: other.y };
}

/** Where a line that has to go around things first gets to, clear of its own box. */
function outside({ x, y, out }: Tie): Point {
  return { x: x + out.x * TURN_ROOM, y: y + out.y * TURN_ROOM };
}
