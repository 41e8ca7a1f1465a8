/** On which ways one argument bears on another, and in what words. */
import { shortText } from "../document/describe";
import { edgeOf, edgesFrom, nodeOf } from "../document/lookups";
import { standingEdges } from "../document/standing";
import type { ArgMap, MapEdge } from "../document/types";

/** The shortest ways to one node, from everything that bears on it. */
export interface Ways {
  readonly topic: string;
  /** For each node and edge that the way leads over, how many edges it takes. */
  readonly length: ReadonlyMap<string, number>;
  /** For each node, the first edge of its way. */
  readonly first: ReadonlyMap<string, MapEdge>;
}

/** Muted nodes and what falls with them bear on nothing. */
export function waysTo(map: ArgMap, topic: string): Ways {
  const speaking = standingEdges(map.edges, (id) => {
    const node = nodeOf(map, id);
    return node !== undefined && node.muted !== true;
  });
  const about = new Map<string, MapEdge[]>();
  for (const edge of speaking) {
    const others = about.get(edge.to);
    if (others) others.push(edge);
    else about.set(edge.to, [edge]);
  }
  const length = new Map([[topic, 0]]);
  const first = new Map<string, MapEdge>();
  const open = [topic];
  for (const id of open) {
    const next = (length.get(id) ?? 0) + 1;
    for (const edge of about.get(id) ?? []) {
      if (length.has(edge.id)) continue;
      length.set(edge.id, next);
      open.push(edge.id);
      if (length.has(edge.from)) continue;
      length.set(edge.from, next);
      first.set(edge.from, edge);
      open.push(edge.from);
    }
  }
  return { topic, length, first };
}

/** For each edge by which the node bears on the topic, the shortest way that begins with it; the shortest first. */
export function pathsFrom(map: ArgMap, ways: Ways, node: string): readonly (readonly MapEdge[])[] {
  return edgesFrom(map, node)
    .filter(({ id }) => ways.length.has(id))
    .map((edge) => pathAlong(map, ways, edge))
    .sort((one, other) => one.length - other.length);
}

function pathAlong(map: ArgMap, ways: Ways, start: MapEdge): readonly MapEdge[] {
  const path = [start];
  let edge: MapEdge | undefined = start;
  // Every step is nearer to the topic than the one before, so this ends.
  while (edge && edge.to !== ways.topic) {
    edge = edgeOf(map, edge.to) ?? ways.first.get(edge.to);
    if (edge) path.push(edge);
  }
  return path;
}

/** "opposes 'The base is safe', which supports 'Authorise strikes'". */
export function pathInWords(map: ArgMap, path: readonly MapEdge[]): string {
  const steps = path.map((edge) => {
    const link = edgeOf(map, edge.to);
    const verb = edge.relation === "support" ? "supports" : link ? "undercuts" : "opposes";
    const target = link ? `the link from ${textOf(map, link.from)}` : textOf(map, edge.to);
    return `${verb} ${target}`;
  });
  return steps.join(", which ");
}

function textOf(map: ArgMap, id: string): string {
  return `'${shortText(nodeOf(map, id)?.text ?? "", 50)}'`;
}
