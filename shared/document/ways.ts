/**
 * The ways from a node up to its decision, and the argument that a node is part of. Up and down are those of the
 * outline, so what undercuts a link hangs on the node that the link comes from.
 */
import { edgesFrom, nodeOf } from "./lookups";
import { listedBelow, listedUnder } from "./outline-tree";
import type { ArgMap, MapNode } from "./types";

/** What a node speaks about, each once, in file order of its edges. */
function directlyAbove(map: ArgMap, id: string): readonly MapNode[] {
  return [...new Set(edgesFrom(map, id).flatMap((edge) => listedBelow(map, edge) ?? []))];
}

/** Everything that a node speaks about, all the way up, the nearest first; the node itself where that leads back to it. */
function everythingAbove(map: ArgMap, id: string): ReadonlySet<MapNode> {
  const found = new Set(directlyAbove(map, id));
  for (const node of found) for (const next of directlyAbove(map, node.id)) found.add(next);
  return found;
}

/** Where ways up lead: decisions that speak about nothing; else other such nodes; else, in rings, decisions. */
function endsAmong(map: ArgMap, id: string, above: ReadonlySet<MapNode>): readonly MapNode[] {
  const others = [...above].filter((node) => node.id !== id);
  const tops = others.filter((node) => edgesFrom(map, node.id).length === 0);
  const decisions = (nodes: readonly MapNode[]) => nodes.filter(({ kind }) => kind === "decision");
  return [decisions(tops), tops, decisions(others)].find((found) => found.length > 0) ?? [];
}

/**
 * The ways from a node up to its decision: for each thing that it speaks about the shortest one, the shortest of all
 * first. Each begins with the decision and ends with the node. None for what speaks about nothing.
 */
export function waysUp(map: ArgMap, id: string): readonly (readonly MapNode[])[] {
  const above = everythingAbove(map, id);
  const next = stepsTowards(map, endsAmong(map, id, above), above);
  const ways = directlyAbove(map, id).flatMap((parent) => {
    const way: MapNode[] = [];
    for (let node: MapNode | null | undefined = parent; node; node = next.get(node)) way.push(node);
    way.reverse();
    const arrives = next.get(way[0] ?? parent) === null && !way.some((node) => node.id === id);
    return arrives ? [way] : [];
  });
  const self = nodeOf(map, id);
  if (!self) return [];
  return ways.sort((one, other) => one.length - other.length).map((way) => [...way, self]);
}

/** The first step from each node on its shortest way to one of `ends`; null for these. Breadth first, from them down. */
function stepsTowards(
  map: ArgMap,
  ends: readonly MapNode[],
  among: ReadonlySet<MapNode>,
): ReadonlyMap<MapNode, MapNode | null> {
  const below = new Map<MapNode, MapNode[]>();
  for (const node of among)
    for (const target of directlyAbove(map, node.id)) {
      const known = below.get(target);
      if (known) known.push(node);
      else below.set(target, [node]);
    }
  const steps = new Map<MapNode, MapNode | null>(ends.map((end) => [end, null]));
  for (const [node] of steps)
    for (const one of below.get(node) ?? []) if (!steps.has(one)) steps.set(one, node);
  return steps;
}

/** The ids of a node's argument: the node, everything below it, and everything on the ways up from it. */
export function argumentOf(map: ArgMap, id: string): ReadonlySet<string> {
  const found = new Set([id]);
  for (const one of found) for (const below of listedUnder(map, one)) found.add(below);
  for (const node of everythingAbove(map, id)) found.add(node.id);
  return found;
}
