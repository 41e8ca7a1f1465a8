/** The layout as it shows this moment: the map's own, changed by what is being dragged, resized or gliding. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Point } from "../../shared/basics/geometry";
import { withChanges } from "../../shared/basics/overlay";
import { nodeOf } from "../../shared/document/lookups";
import type { ArgMap, MapNode } from "../../shared/document/types";
import { type Layout, layoutAfter } from "../../shared/layout/layout";
import type { Measure } from "../../shared/layout/measure";
import { nodeBox } from "../../shared/layout/node-box";
import { getReadyFor } from "../../shared/layout/routes";
import type { Boxes, PlacedBox } from "../../shared/layout/types";

/** The one of two earlier layouts from which the new one is likely made with the least work. */
function nearest(boxes: Boxes, last: Layout | null, widest: Layout | null): Layout | null {
  if (!last || !widest) return last;
  const away = (layout: Layout) => Math.abs(layout.boxes.size - boxes.size);
  return away(widest) < away(last) ? widest : last;
}

/** The layout to come back to when all that is collapsed or out of focus shows again; of this map, not of one before. */
function wider(map: ArgMap, now: Layout, widest: Layout | null): Layout {
  const isOfThisMap = widest !== null && widest.boxes.size <= map.nodes.length;
  return isOfThisMap && widest.boxes.size > now.boxes.size ? widest : now;
}

/** What a gesture changes before it is done. */
export interface Override extends Point {
  readonly width?: number;
}
export type Overrides = ReadonlyMap<string, Override>;

const NONE: Overrides = new Map();
const GLIDE_MS = 260;
/** Every frame of a glide routes the edges anew, which for more nodes takes longer than a frame has. */
const MOST_GLIDING = 150;

/** The boxes with the overrides in force. */
export function liveBoxes(map: ArgMap, boxes: Boxes, overrides: Overrides, measure: Measure): Boxes {
  if (overrides.size === 0) return boxes;
  const live = new Map<string, PlacedBox>();
  for (const [id, { x, y, width }] of overrides) {
    const box = boxes.get(id);
    const node = nodeOf(map, id);
    if (!box || !node) continue;
    const sized = width === undefined ? box : nodeBox({ ...node, width } as MapNode, measure);
    live.set(id, { x, y, width: sized.width, height: sized.height, lines: sized.lines });
  }
  return withChanges(boxes, live);
}

export interface LiveLayout extends Layout {
  /** The map's own layout, without what a gesture changes. */
  readonly still: Layout;
  /** What a gesture changes now. */
  readonly overrides: Overrides;
  /** Changes what shows until it is called with null. */
  override(overrides: Overrides | null): void;
  /** Lets nodes glide from where they were to where they are. */
  glideFrom(boxes: Boxes): void;
}

export function useLiveLayout(map: ArgMap, boxes: Boxes, measure: Measure): LiveLayout {
  const [overrides, setOverrides] = useState<Overrides>(NONE);
  const frame = useRef(0);

  const chain = useRef<{ still: Layout | null; live: Layout | null }>({ still: null, live: null });
  const widest = useRef<Layout | null>(null);
  const still = useMemo(() => {
    const before = nearest(boxes, chain.current.still, widest.current);
    chain.current.still = layoutAfter(map, boxes, before);
    widest.current = wider(map, chain.current.still, widest.current);
    return chain.current.still;
  }, [map, boxes]);
  const layout = useMemo(() => {
    const live = liveBoxes(map, boxes, overrides, measure);
    chain.current.live = live === boxes ? null : layoutAfter(map, live, chain.current.live ?? still);
    return chain.current.live ?? still;
  }, [map, boxes, overrides, measure, still]);

  useEffect(() => {
    const waiting = requestIdleCallback(() => getReadyFor(still.routes));
    return () => cancelIdleCallback(waiting);
  }, [still]);

  const override = useCallback((next: Overrides | null) => {
    cancelAnimationFrame(frame.current);
    setOverrides(next ?? NONE);
  }, []);
  const glide = useRef<Boxes | null>(null);
  const glideFrom = useCallback((from: Boxes) => {
    if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    glide.current = from;
  }, []);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  // The glide starts when the boxes that it leads to are here.
  useEffect(() => {
    const from = glide.current;
    glide.current = null;
    if (!from || movedBetween(from, boxes) > MOST_GLIDING) return;
    const started = performance.now();
    const step = (time: number) => {
      const t = Math.min(1, (time - started) / GLIDE_MS);
      const eased = 1 - (1 - t) ** 3;
      setOverrides(t < 1 ? between(from, boxes, eased) : NONE);
      if (t < 1) frame.current = requestAnimationFrame(step);
    };
    step(started);
  }, [boxes]);

  return useMemo(
    () => ({ ...layout, still, overrides, override, glideFrom }),
    [layout, still, overrides, override, glideFrom],
  );
}

function movedBetween(from: Boxes, to: Boxes): number {
  let moved = 0;
  for (const [id, end] of to) {
    const start = from.get(id);
    if (start && (start.x !== end.x || start.y !== end.y)) moved += 1;
  }
  return moved;
}

function between(from: Boxes, to: Boxes, t: number): Overrides {
  const overrides = new Map<string, Override>();
  for (const [id, end] of to) {
    const start = from.get(id);
    if (!start || (start.x === end.x && start.y === end.y)) continue;
    overrides.set(id, { x: start.x + (end.x - start.x) * t, y: start.y + (end.y - start.y) * t });
  }
  return overrides;
}
