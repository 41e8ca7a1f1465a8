/** The arguments that hang below each node, in the order in which they stand, joint premises together. */
import type { Graph } from "./graph";
import { childrenBy, type Hanging } from "./parents";

/** For every vertex its arguments in groups: joint premises, or one argument alone. */
export function siblingGroups(graph: Graph, hangings: readonly Hanging[]): readonly number[][][] {
  const joints = jointsBelow(graph, hangings);
  return childrenBy(graph, hangings, "below").map((children, parent) =>
    gathered(children, (child) => joints.get(`${child} ${parent}`)),
  );
}

/** The joint by which a child speaks about its parent, keyed by both. */
function jointsBelow({ links }: Graph, hangings: readonly Hanging[]): ReadonlyMap<string, string> {
  const joints = new Map<string, string>();
  for (const { lower, upper, joint } of links) {
    if (joint !== null && hangings[lower]?.node === upper) joints.set(`${lower} ${upper}`, joint);
  }
  return joints;
}

/** The items in groups, each where its first item stood. */
function gathered(items: readonly number[], groupOf: (item: number) => string | undefined): number[][] {
  const groups = new Map<string, number[]>();
  for (const item of items) {
    const key = groupOf(item) ?? `alone ${item}`;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}
