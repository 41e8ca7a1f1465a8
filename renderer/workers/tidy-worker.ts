/** Lays a map out away from the page, so that the page keeps working; ended by the page when it is no longer wanted. */
import type { ArgMap } from "../../shared/document/types";
import { mendTidy } from "../../shared/layout/mend";
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
}

function answer({ map, boxes, direction, only, mend }: TidyRequest): TidyAnswer {
  const mended = mend && !only ? mendTidy(map, boxes, direction) : null;
  if (mended) return { positions: mended.places, mended: mended.count };
  return { positions: tidy(map, boxes, only ? { direction, only } : { direction }), mended: null };
}

addEventListener("message", (event: MessageEvent<TidyRequest>) => postMessage(answer(event.data)));
