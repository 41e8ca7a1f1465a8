/** What is known of routes that were given out, to make the next ones from. */
import type { Rect } from "../basics/geometry";
import type { MapEdge } from "../document/types";
import type { Tie } from "./line";
import type { Obstacles } from "./obstacles";
import { PlaceIndex } from "./place-index";
import type { Plans } from "./plans";
import type { Boxes, Routes } from "./types";

/** A drawn line with what it depends on. */
export interface Drawn {
  readonly edge: MapEdge;
  readonly from: Tie;
  readonly to: Tie;
  /** Boxes outside of this cannot change the way of the line. */
  readonly area: Rect;
}

export interface Memory {
  readonly boxes: Boxes;
  readonly edges: readonly MapEdge[];
  readonly obstacles: Obstacles;
  readonly plans: Plans;
  readonly drawn: ReadonlyMap<string, Drawn>;
  /** The areas of `drawn`, found by place; made when they are first asked for. */
  readonly areas: () => PlaceIndex;
}

/** An index of the areas that lines depend on. */
export function areasOf(drawn: ReadonlyMap<string, Drawn>): PlaceIndex {
  return PlaceIndex.of(Array.from(drawn, ([id, { area }]) => [id, area]));
}

const memories = new WeakMap<Routes, () => Memory>();

/** Undefined for routes that nobody remembers. */
export function memoryOf(routes: Routes): Memory | undefined {
  return memories.get(routes)?.();
}

export function remember(routes: Routes, memory: Memory): void {
  memories.set(routes, () => memory);
}

/** Remembers what is made when it is first asked for. */
export function rememberLater(routes: Routes, make: () => Memory): void {
  memories.set(routes, () => {
    const memory = make();
    remember(routes, memory);
    return memory;
  });
}
