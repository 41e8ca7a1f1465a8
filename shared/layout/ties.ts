/** Where the lines of edges are tied: to the ports of nodes, or to the middle of another edge. */
import type { Tie } from "./line";
import type { Plan } from "./plans";
import type { Port } from "./ports";
import { isUpright, OUTWARD } from "./sides";
import type { Routes } from "./types";

export function tieOf({ x, y, side, room }: Port): Tie {
  return { x, y, out: OUTWARD[side], room };
}

/** Where the edge of the plan ends; null where it points at an edge that has no route. */
export function endOf(plan: Plan, routes: Pick<Routes, "get">): Tie | null {
  return plan.to ? tieOf(plan.to) : endOnEdge(plan, routes);
}

/** Where an edge ends that points at an edge: upright or sideways, whichever runs across that edge less. */
function endOnEdge({ edge, from }: Plan, routes: Pick<Routes, "get">): Tie | null {
  const middle = routes.get(edge.to)?.middle;
  if (!middle) return null;
  const dx = from.x - middle.x;
  const dy = from.y - middle.y;
  const sideways = isUpright(from.side) ? Math.abs(dx) > 12 : Math.abs(dy) <= 12;
  const out = sideways ? { x: Math.sign(dx), y: 0 } : { x: 0, y: Math.sign(dy) };
  return { ...middle, out, room: 0 };
}

export function sameTie(a: Tie, b: Tie): boolean {
  return a.x === b.x && a.y === b.y && a.out.x === b.out.x && a.out.y === b.out.y && a.room === b.room;
}
