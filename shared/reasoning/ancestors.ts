/** The part of a graph that one vertex depends on: all that has to be evaluated to know its strength. */
import { type ArgumentGraph, dependencies } from "./graph";
import type { EvaluationOrder } from "./order";

/** Everything that vertex v depends on, itself included. */
export function ancestors(graph: ArgumentGraph, v: number): ReadonlySet<number> {
  const found = new Set([v]);
  const waiting = [v];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop())
    for (const other of dependencies(graph, at))
      if (!found.has(other)) {
        found.add(other);
        waiting.push(other);
      }
  return found;
}

/** The order without all other vertices. */
export function restrictedTo(order: EvaluationOrder, wanted: ReadonlySet<number>): EvaluationOrder {
  const keep = (v: number) => wanted.has(v);
  const systems = order.systems.map((vertices) => vertices.filter(keep));
  return { systems: systems.filter(({ length }) => length > 0), rest: order.rest.filter(keep) };
}
