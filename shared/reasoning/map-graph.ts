/**
 * The argument graph of a map. Nodes are the arguments; a muted node is as if it were deleted, with its edges and all that
 * pointed at those. Both relations between one pair of nodes count, each on its own.
 */
import { standingEdges } from "../document/standing";
import { type ArgMap, DEFAULT_CONFIDENCE, type MapEdge } from "../document/types";
import { type ArgumentGraph, buildGraph, type InfluenceOf, type Premise } from "./graph";

/** What is tried out instead of what the map says. */
export interface Assumptions {
  /** Nodes that are muted on top of those that the map mutes. */
  readonly muted?: ReadonlySet<string>;
  /** Confidences, 0..1, in place of those in the map. */
  readonly confidence?: ReadonlyMap<string, number>;
}

/** Edges of one joint with one target and one relation speak together; any other edge speaks alone. */
function influencesOf(edges: readonly MapEdge[], links: ReadonlySet<string>): readonly InfluenceOf[] {
  const groups = new Map<string, Premise[]>();
  const influences: InfluenceOf[] = [];
  for (const { id, from, to, relation, joint } of edges) {
    const premise = links.has(id) ? { from, link: id } : { from };
    const key = joint === undefined ? null : JSON.stringify([to, joint, relation]);
    const group = key === null ? undefined : groups.get(key);
    if (group) {
      group.push(premise);
      continue;
    }
    const premises = [premise];
    if (key !== null) groups.set(key, premises);
    influences.push({ to, sign: relation === "support" ? 1 : -1, premises });
  }
  return influences;
}

/** The graph of the map under the assumptions; muted nodes are no part of it. */
export function graphOfMap(map: ArgMap, assumptions: Assumptions = {}): ArgumentGraph {
  const { muted, confidence } = assumptions;
  const nodes = map.nodes.filter((node) => node.muted !== true && !muted?.has(node.id));
  const there = new Set(nodes.map(({ id }) => id));
  const edges = standingEdges(map.edges, (id) => there.has(id));
  const targets = new Set(edges.map(({ to }) => to));
  const links = new Set(edges.filter(({ id }) => targets.has(id)).map(({ id }) => id));
  const args = nodes.map((node) => ({
    id: node.id,
    base: confidence?.get(node.id) ?? node.confidence ?? DEFAULT_CONFIDENCE,
  }));
  return buildGraph(args, [...links], influencesOf(edges, links));
}
