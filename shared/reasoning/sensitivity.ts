/** What drives the strength of one node: every other node that it depends on, ranked. */
import type { ArgMap } from "../document/types";
import { attributions } from "./attribution";
import { type Assumptions, graphOfMap } from "./map-graph";
import { type Reevaluation, reevaluationOf } from "./reevaluate";
import type { Semantics } from "./semantics";

export interface Driver {
  readonly id: string;
  /** What the topic's strength would lose without this node; below 0 where it would gain. Null where it does not settle. */
  readonly removal: number | null;
  /** What the topic's strength gains for each unit of this node's confidence. Null where it does not settle. */
  readonly gradient: number | null;
}

export interface Sensitivity {
  readonly node: string;
  /** Null where it does not settle. */
  readonly strength: number | null;
  /** Without the node itself; by the size of `removal`, the largest first, then by id. */
  readonly drivers: readonly Driver[];
}

const sizeOf = (removal: number | null): number => (removal === null ? -1 : Math.abs(removal));

/** Null where the map has no such node, or it is muted. */
export function sensitivityOf(
  map: ArgMap,
  semantics: Semantics,
  node: string,
  assumptions: Assumptions = {},
): Sensitivity | null {
  const again = reevaluationOf(graphOfMap(map, assumptions), semantics, node);
  return again && sensitivityIn(again);
}

/** The same for an argument of a graph. `onStep` is called after each of the arguments that the topic depends on. */
export function sensitivityIn(again: Reevaluation, onStep: () => void = () => {}): Sensitivity {
  const { graph, semantics, topic, order, now, strength } = again;
  const gradients = strength === null ? null : attributions(graph, semantics, topic, now, order);
  const drivers = again.args
    .filter((v) => v !== topic)
    .map((v): Driver => {
      const without = strength === null ? null : again.without(v);
      onStep();
      const removal = strength === null || without === null ? null : strength - without;
      return { id: graph.ids[v] ?? "", removal, gradient: gradients?.[v] ?? null };
    })
    .sort((one, other) => sizeOf(other.removal) - sizeOf(one.removal) || (one.id < other.id ? -1 : 1));
  return { node: graph.ids[topic] ?? "", strength, drivers };
}
