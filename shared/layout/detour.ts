/**
 * A short way around boxes: A* over the corners of the boxes in the way (Hart, Nilsson and Raphael 1968, on a visibility
 * graph, Lozano-Pérez and Wesley 1979). The graph is made as the search goes: only boxes that really stand between two
 * points give corners, so the effort depends on what is in the way and not on the size of the map.
 */
import type { Point, Rect } from "../basics/geometry";
import { distance } from "./curves";
import type { Obstacles } from "./obstacles";

/** Lines stay so far from boxes, map units. */
export const CLEARANCE = 4;
/** The way turns so far from the corner of a box. */
export const TURN_ROOM = 12;
/** A turn costs as much as so much more way: fewer bends read better. */
const TURN_COST = 12;
/**
 * The straight rest counts so many times: a way at most so much longer than the shortest is found in a fraction of the steps
 * (weighted A*, Pohl 1970).
 */
const EAGERNESS = 1.3;
/** The search gives up after so many points gone on from, and looks past so many boxes from one point. */
const MOST_STEPS = 250;
const MOST_BLOCKERS = 12;
/** … and after so many boxes looked at for one line: where many overlap, there is no way worth the search. */
const MOST_LOOKED = 20_000;

interface Step {
  readonly point: Point;
  readonly before: Step | null;
  /** Length of the way so far, turns counted. */
  readonly cost: number;
  /** What the whole way may cost: the cost so far and the straight rest, weighed. */
  readonly estimate: number;
}

export interface Detour {
  /** From start to goal, both included; null where no way was found with the effort allowed. */
  readonly way: readonly Point[] | null;
  /** All that was looked at: boxes outside of it have no part in the result. */
  readonly area: Rect;
}

/** A way from `start` to `goal` around the boxes. A box that holds the start or the goal is not in the way. */
export function detour(start: Point, goal: Point, obstacles: Obstacles): Detour {
  const looked = new Looked(start, goal);
  return { way: search(start, goal, obstacles, looked), area: looked.area() };
}

/** The box around all points that the search looked from or to. */
class Looked {
  private left: number;
  private top: number;
  private right: number;
  private bottom: number;

  constructor(a: Point, b: Point) {
    this.left = Math.min(a.x, b.x);
    this.top = Math.min(a.y, b.y);
    this.right = Math.max(a.x, b.x);
    this.bottom = Math.max(a.y, b.y);
  }

  at({ x, y }: Point): void {
    this.left = Math.min(this.left, x);
    this.top = Math.min(this.top, y);
    this.right = Math.max(this.right, x);
    this.bottom = Math.max(this.bottom, y);
  }

  area(): Rect {
    return { x: this.left, y: this.top, width: this.right - this.left, height: this.bottom - this.top };
  }
}

function search(start: Point, goal: Point, obstacles: Obstacles, looked: Looked): readonly Point[] | null {
  const skip = new Set([...holding(start, obstacles), ...holding(goal, obstacles)]);
  const open: Step[] = [{ point: start, before: null, cost: 0, estimate: 0 }];
  const best = new Map<string, number>();
  const limit = obstacles.looked + MOST_LOOKED;
  for (let steps = 0; steps < MOST_STEPS && obstacles.looked < limit; steps += 1) {
    const step = takeCheapest(open);
    if (!step) return null;
    if (step.point === goal) return wayTo(step);
    for (const point of reachable(step.point, goal, obstacles, skip, looked)) {
      const cost = step.cost + distance(step.point, point) + (point === goal ? 0 : TURN_COST);
      const key = `${point.x} ${point.y}`;
      if (cost >= (best.get(key) ?? Number.POSITIVE_INFINITY)) continue;
      best.set(key, cost);
      open.push({ point, before: step, cost, estimate: cost + EAGERNESS * distance(point, goal) });
    }
  }
  return null;
}

function holding(p: Point, obstacles: Obstacles): string[] {
  return obstacles
    .near(p.x - CLEARANCE, p.y - CLEARANCE, p.x + CLEARANCE, p.y + CLEARANCE)
    .map(({ id }) => id);
}

function takeCheapest(open: Step[]): Step | undefined {
  let at = -1;
  let least = Number.POSITIVE_INFINITY;
  open.forEach(({ estimate }, i) => {
    if (estimate < least) {
      least = estimate;
      at = i;
    }
  });
  return at < 0 ? undefined : open.splice(at, 1)[0];
}

function wayTo(last: Step): Point[] {
  const way: Point[] = [];
  for (let step: Step | null = last; step; step = step.before) way.push(step.point);
  return way.reverse();
}

/** The goal where it can be seen from `from`; else the corners that can be seen of the boxes that stand in the way. */
function reachable(
  from: Point,
  goal: Point,
  obstacles: Obstacles,
  skip: ReadonlySet<string>,
  looked: Looked,
): Point[] {
  const blocker = obstacles.firstHit(from, goal, CLEARANCE, skip);
  if (!blocker) return [goal];
  const seen = new Set<string>([blocker.id]);
  const blockers: Rect[] = [blocker.box];
  const found: Point[] = [];
  for (let box = blockers.pop(); box; box = blockers.pop()) {
    for (const corner of cornersOf(box)) {
      if (distance(corner, from) < 0.5) continue;
      looked.at(corner);
      const next = obstacles.firstHit(from, corner, CLEARANCE, skip);
      if (!next) found.push(corner);
      else if (!seen.has(next.id) && seen.size < MOST_BLOCKERS) {
        seen.add(next.id);
        blockers.push(next.box);
      }
    }
  }
  return found;
}

function cornersOf(box: Rect): readonly Point[] {
  const left = box.x - TURN_ROOM;
  const right = box.x + box.width + TURN_ROOM;
  const top = box.y - TURN_ROOM;
  const bottom = box.y + box.height + TURN_ROOM;
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}
