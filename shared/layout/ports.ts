/** Where on the border of a node its edges begin and end. */
import { centreOf, type Point, type Rect } from "../basics/geometry";
import { isUpright, type Side } from "./sides";

export interface Port extends Point {
  readonly side: Side;
  /** Room in front of the side up to the nearest of those that its edges join, map units: where lines best bend. */
  readonly room: number;
}

/** One end of an edge at a node, before it has a place there. */
export interface PortWish {
  readonly node: string;
  readonly box: Rect;
  readonly side: Side;
  /** Where the edge comes from or goes to. */
  readonly towards: Point;
  /** How far away that box begins, straight out of the side. */
  readonly room: number;
  /** Breaks ties; the same for both ends of an edge, so that two edges between the same nodes do not cross. */
  readonly order: number;
}

/** Ports stand so far apart where the side has room for it, map units. */
const SPACING = 20;
/** No port is nearer to a corner than this. */
const CORNER = 14;

/**
 * A place for every wish, in the order given: at each side of each node the ports stand side by side about its centre,
 * in the order of where their edges go, so that edges neither lie on one another nor cross at the node.
 */
export function placePorts(wishes: readonly PortWish[]): readonly Port[] {
  const sides = new Map<string, number[]>();
  wishes.forEach(({ node, side }, at) => {
    const key = `${side} ${node}`;
    const group = sides.get(key);
    if (group) group.push(at);
    else sides.set(key, [at]);
  });
  const ports: Port[] = new Array(wishes.length);
  for (const group of sides.values()) {
    if (group.length > 1) group.sort((a, b) => byDirection(wishes[a], wishes[b]));
    const room = group.reduce(
      (least, at) => Math.min(least, wishes[at]?.room ?? least),
      Number.POSITIVE_INFINITY,
    );
    group.forEach((at, place) => {
      const wish = wishes[at];
      if (wish) ports[at] = { ...portAt(wish, place, group.length), room };
    });
  }
  return ports;
}

function byDirection(a: PortWish | undefined, b: PortWish | undefined): number {
  if (!a || !b) return 0;
  const along = isUpright(a.side) ? a.towards.x - b.towards.x : a.towards.y - b.towards.y;
  return along || a.order - b.order;
}

function portAt({ box, side }: PortWish, place: number, count: number): Omit<Port, "room"> {
  const upright = isUpright(side);
  const length = upright ? box.width : box.height;
  const room = Math.max(0, length - 2 * CORNER);
  const spacing = count > 1 ? Math.min(SPACING, room / (count - 1)) : 0;
  const offset = (place - (count - 1) / 2) * spacing;
  const centre = centreOf(box);
  if (upright) return { side, x: centre.x + offset, y: side === "top" ? box.y : box.y + box.height };
  return { side, x: side === "left" ? box.x : box.x + box.width, y: centre.y + offset };
}
