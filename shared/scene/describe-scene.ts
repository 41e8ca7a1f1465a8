import { KIND_NAMES } from "../document/describe";
import { KINDS, type MapEdge, type MapNode } from "../document/types";

const PLURALS = { decision: "decisions", motive: "motives", risk: "risks", critique: "critiques" } as const;

/** "Argument map with 3 nodes (1 decision, 2 risks) and 2 edges (1 supporting, 1 opposing)." */
export function describeScene(nodes: readonly MapNode[], edges: readonly MapEdge[]): string {
  const kinds = KINDS.flatMap((kind) => {
    const count = nodes.filter((node) => node.kind === kind).length;
    return count === 0 ? [] : `${count} ${count === 1 ? KIND_NAMES[kind].toLowerCase() : PLURALS[kind]}`;
  });
  const supports = edges.filter((edge) => edge.relation === "support").length;
  const relations = [
    ...(supports > 0 ? [`${supports} supporting`] : []),
    ...(edges.length > supports ? [`${edges.length - supports} opposing`] : []),
  ];
  const nodeCount = `${nodes.length} ${nodes.length === 1 ? "node" : "nodes"}`;
  const edgeCount = `${edges.length} ${edges.length === 1 ? "edge" : "edges"}`;
  const inBrackets = (parts: readonly string[]) => (parts.length === 0 ? "" : ` (${parts.join(", ")})`);
  return `Argument map with ${nodeCount}${inBrackets(kinds)} and ${edgeCount}${inBrackets(relations)}.`;
}
