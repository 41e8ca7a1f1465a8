/** The arguments that hang below each node, in the order in which they stand, joint premises together. */
import { type GraphArrays, NONE } from "./arrays";
import type { Hangings } from "./parents";

/** The arguments of `parent` in groups: joint premises, or one argument alone. */
export function siblingGroups(graph: GraphArrays, hangings: Hangings, parent: number): number[][] {
  const groups: number[][] = [];
  const joints = new Map<number, number[]>();
  const { firstBelow, nextBelow } = hangings;
  for (let child = firstBelow[parent] ?? NONE; child !== NONE; child = nextBelow[child] ?? NONE) {
    const joint = jointBelow(graph, child, parent);
    const group = joints.get(joint);
    if (group) {
      group.push(child);
      continue;
    }
    const fresh = [child];
    groups.push(fresh);
    if (joint !== NONE) joints.set(joint, fresh);
  }
  return groups;
}

/** The joint by which a child speaks about its parent. */
function jointBelow(
  { upward, upwardFrom, upper, joint }: GraphArrays,
  child: number,
  parent: number,
): number {
  let found = NONE;
  for (let i = upwardFrom[child] ?? 0; i < (upwardFrom[child + 1] ?? 0); i += 1) {
    const link = upward[i] ?? 0;
    const own = joint[link] ?? NONE;
    if (own !== NONE && upper[link] === parent) found = own;
  }
  return found;
}
