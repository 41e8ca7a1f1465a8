/** What stands on the canvas now: React Flow's nodes and edges near the view, or none where the map is painted instead. */
import { useMemo, useState } from "react";
import { contains, type Point } from "../../shared/basics/geometry";
import { nodeOf } from "../../shared/document/lookups";
import { findNodes } from "../../shared/document/search";
import type { ArgMap } from "../../shared/document/types";
import { hiddenBelow, hiddenNodes } from "../../shared/document/visibility";
import type { DrawnStrength } from "../../shared/scene/draw-strength";
import { READABLE_SCALE } from "../../shared/scene/overview";
import { useSessionState } from "../session/context";
import type { Weighed } from "../session/state";
import { mountedIn, mountedRect } from "./culling";
import { createEdgeMaker, createNodeMaker, type FlowEdge, type FlowNode } from "./flow-elements";
import type { LiveLayout } from "./use-live-layout";
import type { View } from "./use-view";

/** A map with so many nodes in view is painted on one canvas where its texts can't be read anyway. */
const PAINT_FROM_NODES = 250;
/** So many nodes in view stand on one another, as in a file without positions: tidying helps, elements would not. */
const MOST_MOUNTED = 1500;

export interface Painted {
  readonly on: boolean;
  /** The painted node at a point of the map; null where there is none or nothing is painted. */
  thingAt(point: Point): { readonly id: string; readonly type: "node" } | null;
}

export interface Elements {
  readonly nodes: FlowNode[];
  readonly edges: FlowEdge[];
  readonly painted: Painted;
}

const NONE: never[] = [];

export function useElements(map: ArgMap, layout: LiveLayout, view: View): Elements {
  const [makeNodes] = useState(createNodeMaker);
  const [makeEdges] = useState(createEdgeMaker);
  const selection = useSessionState((state) => state.selection);
  const editing = useSessionState((state) => state.editing?.id ?? null);
  const search = useSessionState((state) => state.search);
  const weighed = useSessionState((state) => (state.strengths ? state.weighed : null));
  const numbers = useSessionState((state) => state.strengthNumbers);
  const { boxes, routes } = layout;

  const rect = mountedRect(view.viewport, view.size);
  const mounted = useMemo(
    () =>
      mountedIn(map, boxes, routes, { x: rect.x, y: rect.y, width: rect.width, height: rect.height }, [
        ...selection.slice(-1),
        ...(editing ? [editing] : []),
      ]),
    [map, boxes, routes, rect.x, rect.y, rect.width, rect.height, selection, editing],
  );
  const many = mounted.nodes.size > (view.viewport.zoom < READABLE_SCALE ? PAINT_FROM_NODES : MOST_MOUNTED);
  const on = many && editing === null;
  const hidden = useMemo(() => hiddenNodes(map), [map]);
  const hits = useMemo(() => new Set(search ? findNodes(map, search) : []), [map, search]);
  const selected = useMemo(() => new Set(selection), [selection]);

  const nodes = useMemo(() => {
    if (on) return NONE;
    return makeNodes(map, boxes, mounted, (id) => ({
      selected: selected.has(id),
      hiddenCount: hidden.size > 0 ? collapsedCount(map, id, hidden) : 0,
      strength: weighed ? drawnStrength(weighed, id, numbers) : null,
      mark: hits.has(id) ? (selection.at(-1) === id ? "current" : "hit") : "none",
    }));
  }, [on, makeNodes, map, boxes, mounted, selected, hidden, hits, selection, weighed, numbers]);
  const edges = useMemo(
    () => (on ? NONE : makeEdges(map, routes, mounted, (id) => selected.has(id))),
    [on, makeEdges, map, routes, mounted, selected],
  );
  const painted = useMemo(
    (): Painted => ({
      on,
      thingAt(point) {
        if (!on) return null;
        for (const [id, box] of boxes) if (contains(box, point)) return { id, type: "node" };
        return null;
      },
    }),
    [on, boxes],
  );
  return { nodes, edges, painted };
}

function collapsedCount(map: ArgMap, id: string, hidden: ReadonlySet<string>): number {
  return nodeOf(map, id)?.collapsed ? hiddenBelow(map, id, hidden) : 0;
}

/** What shows of a node's strength; null for nodes that have none, because they are muted. */
function drawnStrength({ strengths, before }: Weighed, id: string, number: boolean): DrawnStrength | null {
  const value = strengths.byNode.get(id);
  const former = before?.byNode.get(id);
  if (value !== undefined) return { value, number, ...(former === undefined ? {} : { before: former }) };
  return strengths.unsettled.includes(id) ? { value: null, number } : null;
}
