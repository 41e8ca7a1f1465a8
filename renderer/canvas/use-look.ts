/** How nodes look beyond what the map says of them: strengths, what a collapsed one hides, what a search found. */
import { useMemo } from "react";
import { nodeOf } from "../../shared/document/lookups";
import { findNodes } from "../../shared/document/search";
import type { ArgMap } from "../../shared/document/types";
import { hiddenBelow, hiddenNodes } from "../../shared/document/visibility";
import type { Measure } from "../../shared/layout/measure";
import type { NodeState } from "../../shared/scene/draw-node";
import type { DrawnStrength } from "../../shared/scene/draw-strength";
import { useSession, useSessionState } from "../session/context";
import type { Weighed } from "../session/state";

export interface Look {
  readonly measure: Measure;
  stateOf(id: string): NodeState;
  /** Where strengths show: by node id, 0..1, null where one does not settle. */
  readonly strengths: ReadonlyMap<string, number | null> | null;
}

export function useLook(map: ArgMap): Look {
  const { measure } = useSession();
  const weighed = useSessionState((state) => (state.strengths ? state.weighed : null));
  const numbers = useSessionState((state) => state.strengthNumbers);
  return useMemo(() => {
    const hidden = hiddenNodes(map);
    return {
      measure,
      strengths: weighed && valuesOf(weighed),
      stateOf(id) {
        const strength = weighed && drawnStrength(weighed, id, numbers);
        const hiddenCount = nodeOf(map, id)?.collapsed ? hiddenBelow(map, id, hidden) : 0;
        return strength ? { hiddenCount, strength } : { hiddenCount };
      },
    };
  }, [map, measure, weighed, numbers]);
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
