/** What drives the strength of one node: every other node that it depends on, ranked. */
import type { ArgMap } from "../document/types";
import { ancestors, restrictedTo } from "./ancestors";
import { attributions } from "./attribution";
import { evaluateGraph } from "./evaluate";
import { type Assumptions, graphOfMap } from "./map-graph";
import { evaluationOrder } from "./order";
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

/** Null where the map has no such node, or it is muted. Takes one evaluation for each node that the topic depends on. */
export function sensitivityOf(
  map: ArgMap,
  semantics: Semantics,
  node: string,
  assumptions: Assumptions = {},
): Sensitivity | null {
  const graph = graphOfMap(map, assumptions);
  const topic = graph.ids.indexOf(node);
  if (topic < 0 || topic >= graph.argumentCount) return null;
  const wanted = ancestors(graph, topic);
  const order = restrictedTo(evaluationOrder(graph), wanted);
  const now = evaluateGraph(graph, semantics, order);
  const strengthOf = ({ strengths, isUnsettled }: typeof now): number | null =>
    isUnsettled[topic] === 1 ? null : (strengths[topic] ?? null);
  const strength = strengthOf(now);
  const gradients = strength === null ? null : attributions(graph, semantics, topic, now, order);
  const drivers = [...wanted]
    .filter((v) => v !== topic && v < graph.argumentCount)
    .map((v): Driver => {
      const without = strengthOf(evaluateGraph(graph, semantics, order, v));
      const removal = strength === null || without === null ? null : strength - without;
      return { id: graph.ids[v] ?? "", removal, gradient: gradients?.[v] ?? null };
    })
    .sort((one, other) => sizeOf(other.removal) - sizeOf(one.removal) || (one.id < other.id ? -1 : 1));
  return { node, strength, drivers };
}
