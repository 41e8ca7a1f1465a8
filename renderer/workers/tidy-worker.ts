/** Lays a map out away from the page, so that the page keeps working; ended by the page when it is no longer wanted. */
import type { ArgMap } from "../../shared/document/types";
import { tidy } from "../../shared/layout/tidy";
import type { Boxes, Direction } from "../../shared/layout/types";

export interface TidyRequest {
  readonly map: ArgMap;
  readonly boxes: Boxes;
  readonly direction: Direction;
  readonly only: ReadonlySet<string> | null;
}

addEventListener("message", (event: MessageEvent<TidyRequest>) => {
  const { map, boxes, direction, only } = event.data;
  postMessage(tidy(map, boxes, only ? { direction, only } : { direction }));
});
