/** How nodes look beyond what the map says of them: strengths, what a collapsed one hides, what a search found. */
import { useMemo } from "react";
import { edgeOf, nodeOf } from "../../shared/document/lookups";
import { findNodes } from "../../shared/document/search";
import type { ArgMap } from "../../shared/document/types";
import { edgeShows, hiddenBelow, hiddenNodes } from "../../shared/document/visibility";
import type { Measure } from "../../shared/layout/measure";
import type { NodeState } from "../../shared/scene/draw-node";
import type { DrawnStrength } from "../../shared/scene/draw-strength";
import { useSession, useSessionState } from "../session/context";
import { partedBy } from "../session/in-focus";
import type { Focus, Weighed } from "../session/state";

export interface Look {
  readonly measure: Measure;
  stateOf(id: string): NodeState;
  /** Whether a node or an edge is held back; null where none is. */
  readonly dims: ((id: string) => boolean) | null;
  /** Where strengths show: by node id, 0..1, null where one does not settle. */
  readonly strengths: ReadonlyMap<string, number | null> | null;
}

export function useLook(map: ArgMap): Look {
  const { measure } = useSession();
  const weighed = useSessionState((state) => (state.strengths ? state.weighed : null));
  const numbers = useSessionState((state) => state.strengthNumbers);
  const focus = useSessionState((state) => state.focus);
  const dims = useMemo(() => (focus?.rest === "dimmed" ? dimsOf(map, focus) : null), [map, focus]);
  return useMemo(() => {
    const hidden = hiddenNodes(map);
    return {
      measure,
      dims,
      strengths: weighed && valuesOf(weighed),
      stateOf(id) {
        const strength = weighed && drawnStrength(weighed, id, numbers);
        const hiddenCount = nodeOf(map, id)?.collapsed ? hiddenBelow(map, id, hidden) : 0;
        const state = { hiddenCount, dimmed: dims?.(id) ?? false };
        return strength ? { ...state, strength } : state;
      },
    };
  }, [map, measure, dims, weighed, numbers]);
}

/** What the focus holds back: nodes, and edges that lead from or to one of them. */
function dimsOf(map: ArgMap, focus: Focus): (id: string) => boolean {
  const { outside } = partedBy(map, focus);
  return (id) => {
    const edge = edgeOf(map, id);
    return edge ? !edgeShows(map, edge, outside) : outside.has(id);
  };
}

/** Ids of the nodes that the search finds. */
export function useHits(map: ArgMap): ReadonlySet<string> {
  const search = useSessionState((state) => state.search);
  return useMemo(() => new Set(search ? findNodes(map, search) : []), [map, search]);
}

function valuesOf({ strengths }: Weighed): ReadonlyMap<string, number | null> {
  if (strengths.unsettled.length === 0) return strengths.byNode;
  return new Map<string, number | null>([
    ...strengths.byNode,
    ...strengths.unsettled.map((id) => [id, null] as const),
  ]);
}

/** What shows of a node's strength; null for nodes that have none, because they are muted. */
function drawnStrength({ strengths, before }: Weighed, id: string, number: boolean): DrawnStrength | null {
  const value = strengths.byNode.get(id);
  const former = before?.byNode.get(id);
  if (value !== undefined) return { value, number, ...(former === undefined ? {} : { before: former }) };
  return strengths.unsettled.includes(id) ? { value: null, number } : null;
}
