/** Lays a map out away from the page, so that the page keeps working; ended by the page when it is no longer wanted. */
import type { ArgMap } from "../../shared/document/types";
import { mendTidy } from "../../shared/layout/mend";
import type { PackedRoutes } from "../../shared/layout/packed-routes";
import { routesMoved } from "../../shared/layout/prepared";
import { type Placement, tidy } from "../../shared/layout/tidy";
import type { Boxes, Direction } from "../../shared/layout/types";

export interface TidyRequest {
  readonly map: ArgMap;
  readonly boxes: Boxes;
  readonly direction: Direction;
  readonly only: ReadonlySet<string> | null;
  /** Whether what is in its place already may stay there. */
  readonly mend?: boolean;
}

export interface TidyAnswer {
  readonly positions: readonly Placement[];
  /** How many nodes were out of place, where only they were put into theirs; null for a new layout. */
  readonly mended: number | null;
  /** The lines of the map with these positions, where so many are others that finding them would stop the page. */
  readonly routes: PackedRoutes | null;
}

/** With fewer changed places than this the page finds the lines in a moment. */
const ROUTED_FROM_PLACES = 200;

function answer({ map, boxes, direction, only, mend }: TidyRequest): TidyAnswer {
  const mended = mend && !only ? mendTidy(map, boxes, direction) : null;
  const positions = mended?.places ?? tidy(map, boxes, only ? { direction, only } : { direction });
  const routes = positions.length < ROUTED_FROM_PLACES ? null : routesMoved(map, boxes, positions);
  return { positions, mended: mended?.count ?? null, routes };
}

addEventListener("message", (event: MessageEvent<TidyRequest>) => {
  const reply = answer(event.data);
  postMessage(reply, { transfer: reply.routes ? [reply.routes.buffer] : [] });
});
