/** Moving along the argument with four keys: to what a node speaks about, to its arguments, to its siblings. */
import { centreOf, type Rect } from "../basics/geometry";
import { finalTarget } from "../document/lookups";
import { type Heading, siblingsOf } from "../document/navigate";
import type { ArgMap } from "../document/types";
import { childrenOf, parentsOf } from "../document/visibility";
import { type Axis, facingSides, flowOf, type Side } from "./sides";
import type { Direction } from "./types";

type Boxes = ReadonlyMap<string, Rect>;

const OPPOSITE: Readonly<Record<Heading, Heading>> = { up: "down", down: "up", left: "right", right: "left" };
const HEADINGS: Readonly<Record<Side, Heading>> = { top: "up", bottom: "down", left: "left", right: "right" };

/** The candidate whose box is nearest; with a heading, among those that lie that way. */
function nearest(
  boxes: Boxes,
  id: string,
  candidates: readonly string[],
  heading: Heading | null,
): string | null {
  const here = boxes.get(id);
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const box = boxes.get(candidate);
    if (!here || !box || candidate === id) continue;
    const dx = centreOf(box).x - centreOf(here).x;
    const dy = centreOf(box).y - centreOf(here).y;
    const ahead = { up: -dy, down: dy, left: -dx, right: dx };
    if ((heading === null || ahead[heading] > 0) && Math.hypot(dx, dy) < least) {
      best = candidate;
      least = Math.hypot(dx, dy);
    }
  }
  return best;
}

function flowOfMap(map: ArgMap, boxes: Boxes): Axis {
  const pairs: [Rect, Rect][] = [];
  for (const edge of map.edges) {
    const from = boxes.get(edge.from);
    const to = boxes.get(finalTarget(map, edge)?.id ?? "");
    if (from && to) pairs.push([from, to]);
  }
  return flowOf(pairs);
}

/**
 * The node to go to from `id`. The argument has a direction where it stands: one key leads to what the node speaks
 * about, the opposite one to its arguments, the two others to its siblings. On a map that grows downwards up leads to
 * what it speaks about; on one that grows to the right, left does. `boxes` holds what shows.
 */
export function nodeTowards(map: ArgMap, boxes: Boxes, id: string, heading: Heading): string | null {
  const here = boxes.get(id);
  if (!here) return null;
  const parents = parentsOf(map, id).map((node) => node.id);
  const children = childrenOf(map, id).map((node) => node.id);
  const parent = boxes.get(nearest(boxes, id, parents, null) ?? "");
  const child = boxes.get(nearest(boxes, id, children, null) ?? "");
  const flow = flowOfMap(map, boxes);
  const sides = parent ? facingSides(parent, here, flow) : child ? facingSides(here, child, flow) : null;
  const forward = HEADINGS[sides?.from ?? "bottom"];
  if (heading === OPPOSITE[forward]) return nearest(boxes, id, parents, null);
  if (heading === forward) return nearest(boxes, id, children, null);
  return nearest(boxes, id, siblingsOf(map, id), heading);
}

/** The direction in which the arguments of a map go as it stands; down where there is nothing to tell. */
export function directionOfMap(map: ArgMap, boxes: Boxes): Direction {
  const upright = flowOfMap(map, boxes) === "vertical";
  let forward = 0;
  for (const edge of map.edges) {
    const from = boxes.get(edge.from);
    const to = boxes.get(finalTarget(map, edge)?.id ?? "");
    if (!from || !to) continue;
    const [a, b] = [centreOf(to), centreOf(from)];
    forward += Math.sign(upright ? b.y - a.y : b.x - a.x);
  }
  if (upright) return forward >= 0 ? "down" : "up";
  return forward >= 0 ? "right" : "left";
}
