/** What lies where on the canvas: the things in an area, and the thing under the pointer. */
import type { Point, Rect } from "../../shared/basics/geometry";
import { Recent } from "../../shared/basics/recent";
import type { ArgMap } from "../../shared/document/types";
import { distanceToRoute } from "../../shared/layout/curves";
import type { Places } from "../../shared/layout/layout";
import type { PlaceIndex } from "../../shared/layout/place-index";
import type { Routes } from "../../shared/layout/types";

const orders = new Recent<readonly { readonly id: string }[], ReadonlyMap<string, number>>();

function orderOf(items: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  const order = orders.get(items) ?? new Map(items.map(({ id }, at) => [id, at]));
  orders.set(items, order);
  return order;
}

function idsTouching(
  index: PlaceIndex,
  { x, y, width, height }: Rect,
  items: readonly { readonly id: string }[],
): string[] {
  const order = orderOf(items);
  const at = (id: string) => order.get(id) ?? -1;
  const found = index.touching(x, y, x + width, y + height).map(({ id }) => id);
  return found.sort((a, b) => at(a) - at(b));
}

/** Ids of the nodes that touch the area, in file order. */
export function nodesIn(map: ArgMap, places: Places, area: Rect): string[] {
  return idsTouching(places.boxes, area, map.nodes);
}

/** How many nodes touch the area. */
export function countIn({ boxes }: Places, { x, y, width, height }: Rect): number {
  return boxes.touching(x, y, x + width, y + height).length;
}

/** Ids of the edges whose line comes near the area, in file order. */
export function edgesIn(map: ArgMap, places: Places, area: Rect): string[] {
  return idsTouching(places.routes, area, map.edges);
}

export interface Thing {
  readonly id: string;
  readonly type: "node" | "edge";
}

/** The node at the point, the last in the file where several lie there; else the nearest edge within `reach`, map units. */
export function thingAtPoint(
  map: ArgMap,
  places: Places,
  routes: Routes,
  point: Point,
  reach: number,
): Thing | null {
  const node = nodesIn(map, places, { ...point, width: 0, height: 0 }).at(-1);
  if (node !== undefined) return { id: node, type: "node" };
  const around = { x: point.x - reach, y: point.y - reach, width: 2 * reach, height: 2 * reach };
  let nearest: Thing | null = null;
  let least = reach;
  for (const id of edgesIn(map, places, around)) {
    const route = routes.get(id);
    const away = route ? distanceToRoute(route, point) : Number.POSITIVE_INFINITY;
    if (away > least) continue;
    least = away;
    nearest = { id, type: "edge" };
  }
  return nearest;
}
