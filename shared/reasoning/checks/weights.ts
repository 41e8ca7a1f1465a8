/** Checks of how the argument weighs. */
import { edgesTo, nodeOf } from "../../document/lookups";
import type { ArgMap, MapNode } from "../../document/types";
import { isUnanswered } from "../open-points";
import { type Check, type Finding, quoted } from "./finding";

/** Euler-based semantics never moves a confidence of 0 or 1; the others do. */
export const immovable: Check = ({ map, semantics }) =>
  semantics !== "euler-based"
    ? []
    : map.nodes
        .filter(({ id, confidence }) => (confidence === 0 || confidence === 1) && edgesTo(map, id).length > 0)
        .map((node) => ({
          rule: "immovable" as const,
          message: `Nothing can move ${quoted(node)}: its confidence is ${node.confidence}.`,
          ids: [node.id],
        }));

interface Step {
  /** A node or an edge. */
  readonly id: string;
  /** Whether it speaks for the decision in the end: an objection to an objection does. */
  readonly isFor: boolean;
}

/** The nodes that oppose something and so speak against the decision in the end, on whatever way. */
function objections(map: ArgMap, decision: MapNode): readonly MapNode[] {
  const found = new Set<MapNode>();
  const seen = new Set<string>();
  const open: Step[] = [{ id: decision.id, isFor: true }];
  for (let step = open.pop(); step; step = open.pop()) {
    if (seen.has(`${step.id} ${step.isFor}`)) continue;
    seen.add(`${step.id} ${step.isFor}`);
    for (const edge of edgesTo(map, step.id)) {
      const isFor = edge.relation === "support" ? step.isFor : !step.isFor;
      const node = nodeOf(map, edge.from);
      if (node && edge.relation === "oppose" && !isFor) found.add(node);
      open.push({ id: edge.from, isFor }, { id: edge.id, isFor });
    }
  }
  return [...found];
}

/** For each decision the strongest objection to it that has no reply. */
export const unansweredCritique: Check = (input) => {
  const { map } = input;
  return map.nodes.flatMap((decision): readonly Finding[] => {
    if (decision.kind !== "decision") return [];
    const open = objections(map, decision).filter(
      (node) => node.kind !== "decision" && node.muted !== true && isUnanswered(map, node),
    );
    const strength = ({ id }: MapNode) => input.strengths().byNode.get(id) ?? 0;
    const [strongest] = open.sort(
      (one, other) => strength(other) - strength(one) || (one.id < other.id ? -1 : 1),
    );
    if (!strongest) return [];
    const message = `Nothing answers ${quoted(strongest)}, the strongest open objection to ${quoted(decision)}.`;
    return [{ rule: "unanswered-critique", message, ids: [strongest.id, decision.id] }];
  });
};
