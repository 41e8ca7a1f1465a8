/** The strengths of a map as a picture shows them. */
import type { ArgMap } from "../document/types";
import type { Assumptions } from "./map-graph";
import { SEMANTICS_NAMES } from "./semantics";
import { reasoningSettings } from "./settings";
import { type Strengths, strengthsOf } from "./strengths";

export interface ShownStrengths {
  /** What weighs the map, in words: "DF-QuAD". */
  readonly by: string;
  /** By node id, 0..1; null where it does not settle. Muted nodes have none. */
  readonly byNode: ReadonlyMap<string, number | null>;
  readonly numbers: boolean;
}

/** Strengths that were computed, ready to be drawn. */
export function shown({ semantics, byNode, unsettled }: Strengths, numbers: boolean): ShownStrengths {
  const all = new Map<string, number | null>(byNode);
  for (const id of unsettled) all.set(id, null);
  return { by: SEMANTICS_NAMES[semantics], byNode: all, numbers };
}

/** The strengths of the map by the semantics that it asks for. */
export function shownStrengths(map: ArgMap, numbers: boolean, assumptions: Assumptions = {}): ShownStrengths {
  return shown(strengthsOf(map, reasoningSettings(map).semantics, assumptions), numbers);
}
