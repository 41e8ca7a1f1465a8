/**
 * What stands on the canvas now. Near: React Flow's nodes and edges around the view. From afar the map is painted, and
 * React Flow has only what a gesture or a key acts on: what is under the pointer, selected last, or being edited.
 */
import type { Viewport } from "@xyflow/react";
import { useMemo, useState } from "react";
import type { Point, Size } from "../../shared/basics/geometry";
import type { ArgMap } from "../../shared/document/types";
import type { Layout } from "../../shared/layout/layout";
import { useSessionState } from "../session/context";
import { type Mounted, mountedIn, mountedOf, mountedRect } from "./culling";
import { createEdgeMaker, createNodeMaker, type FlowEdge, type FlowNode } from "./flow-elements";
import { countIn, type Thing, thingAtPoint } from "./places";
import type { LiveLayout } from "./use-live-layout";
import type { Look } from "./use-look";
import type { View } from "./use-view";

/** Below this zoom a map with many nodes around the view is painted on one canvas. */
const PAINT_BELOW_ZOOM = 0.5;
const PAINT_FROM_NODES = 250;
/** So many nodes around the view stand on one another, as in a file without positions: elements would not help. */
const MOST_MOUNTED = 800;
/** The pointer finds an edge within so many pixels, as far as its line is wide for the pointer up close. */
const EDGE_REACH = 8;

export interface Elements {
  readonly nodes: FlowNode[];
  readonly edges: FlowEdge[];
}

/** With fewer elements than this the page moves them as smoothly as a painted map. */
const SWEPT_FROM_NODES = 8;

/** How the map shows now. */
export interface Showing {
  /** Whether the view shows more than elements can show smoothly: the map is painted, and few things are elements. */
  readonly painted: boolean;
  /**
   * Whether a gesture moves the view over so much that the map is painted until it rests: mounting elements on the way
   * takes longer than frames have.
   */
  readonly swept: boolean;
  /** The viewport for which elements stand. */
  readonly viewport: Viewport;
}

export function useShowing({ still, overrides }: LiveLayout, view: View): Showing {
  // A gesture on elements, and a text field, need them to be seen.
  const isBusy = useSessionState((state) => state.editing !== null || state.connecting !== null);
  const now = useCountAround(still, view.viewport, view.size);
  const rested = useCountAround(still, view.rested, view.size);
  const swept = view.moves && Math.max(now, rested) >= SWEPT_FROM_NODES && !isBusy && overrides.size === 0;
  const viewport = swept ? view.rested : view.viewport;
  const count = swept ? rested : now;
  return {
    painted: count > (viewport.zoom < PAINT_BELOW_ZOOM ? PAINT_FROM_NODES : MOST_MOUNTED),
    swept,
    viewport,
  };
}

function useCountAround({ places }: Layout, viewport: Viewport, size: Size): number {
  const { x, y, width, height } = mountedRect(viewport, size);
  return useMemo(() => countIn(places, { x, y, width, height }), [places, x, y, width, height]);
}

/** The thing at a point of the map, as the pointer finds it on the painted map. */
export function paintedThingAt(map: ArgMap, layout: LiveLayout, point: Point, zoom: number): Thing | null {
  return thingAtPoint(map, layout.places, layout.routes, point, EDGE_REACH / zoom);
}

export interface Shown {
  readonly showing: Showing;
  readonly look: Look;
  readonly hits: ReadonlySet<string>;
  /** What is under the pointer on the painted map. */
  readonly hovered: Thing | null;
}

export function useElements(map: ArgMap, layout: LiveLayout, view: View, shown: Shown): Elements {
  const { showing, look, hits, hovered } = shown;
  const [makeNodes] = useState(createNodeMaker);
  const [makeEdges] = useState(createEdgeMaker);
  const selection = useSessionState((state) => state.selection);
  const current = selection.at(-1);
  const mounted = useMounted(map, layout, view.size, showing, hovered);
  const selected = useMemo(() => new Set(selection), [selection]);
  const { boxes, routes } = layout;

  const nodes = useMemo(
    () =>
      makeNodes(map, boxes, mounted, (id) => {
        const { hiddenCount = 0, strength = null, dimmed = false } = look.stateOf(id);
        const mark = hits.has(id) ? (current === id ? "current" : "hit") : "none";
        return { selected: selected.has(id), hiddenCount, strength, dimmed, mark };
      }),
    [makeNodes, map, boxes, mounted, selected, look, hits, current],
  );
  const edges = useMemo(
    () =>
      makeEdges(map, routes, mounted, {
        isSelected: (id) => selected.has(id),
        isDimmed: (id) => look.dims?.(id) ?? false,
      }),
    [makeEdges, map, routes, mounted, selected, look],
  );
  return { nodes, edges };
}

function useMounted(
  map: ArgMap,
  layout: LiveLayout,
  size: Size,
  { painted, viewport }: Showing,
  hovered: Thing | null,
): Mounted {
  const current = useSessionState((state) => state.selection.at(-1) ?? null);
  const editing = useSessionState((state) => state.editing?.id ?? null);
  const { x, y, width, height } = mountedRect(viewport, size);
  const { places } = layout;
  return useMemo(() => {
    const always = [current, editing, hovered?.id ?? null].filter((id) => id !== null);
    // Nothing is known yet of what is in view.
    if (size.width === 0) return mountedOf(map, [], []);
    return painted ? mountedOf(map, always, always) : mountedIn(map, places, { x, y, width, height }, always);
  }, [map, places, size.width, x, y, width, height, painted, current, editing, hovered]);
}
