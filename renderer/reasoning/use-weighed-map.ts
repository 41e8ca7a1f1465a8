import { useMemo, useRef } from "react";
import type { ArgMap } from "../../shared/document/types";
import { weighAlike } from "../../shared/reasoning/alike";
import { useShownMap } from "../session/context";

function sameSources(one: ArgMap, other: ArgMap): boolean {
  const sameUse = () =>
    one.nodes.every(
      (node, at) => node.citations === other.nodes[at]?.citations && node.kind === other.nodes[at]?.kind,
    );
  return one.sources === other.sources && one.extra === other.extra && sameUse();
}

/** The map as it shows; the same object as long as nothing changes that counts for its weighing, such as its texts. */
export function useWeighedMap(): ArgMap {
  const map = useShownMap();
  const last = useRef(map);
  return useMemo(() => {
    if (!weighAlike(last.current, map) || !sameSources(last.current, map)) last.current = map;
    return last.current;
  }, [map]);
}
