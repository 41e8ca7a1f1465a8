/**
 * Finds out which things of two maps are the same where their ids differ, as after an import or in a map that somebody drew
 * again: by text, kind and neighbours.
 */
import { likeness, wordsOf } from "../basics/likeness";
import { isSameData } from "../basics/same-data";
import { edgeOf, edgesFrom, edgesTo, hasId } from "../document/lookups";
import type { ArgMap, MapEdge, MapNode } from "../document/types";
import { renameIds } from "../merge/rename";

/** How a thing was found again under another id. */
export type MatchedBy =
  | "the same text"
  | "like words"
  | "like words and the same neighbours"
  | "its ends"
  | "its origin";

export interface Match {
  readonly what: "node" | "edge" | "source";
  /** The id in the older map, under which the matched map has it too. */
  readonly before: string;
  /** The id that it had in the newer map. */
  readonly after: string;
  readonly by: MatchedBy;
}

export interface Matched {
  /** The newer map with the ids of the older one for what is the same in both. */
  readonly map: ArgMap;
  readonly matches: readonly Match[];
}

/** What is the same in both under different ids. Where the ids agree nothing changes, and nothing is matched twice. */
export function matchMaps(before: ArgMap, after: ArgMap): Matched {
  const alike = [...matchNodes(before, after), ...matchSources(before, after)];
  const withNodes = renameIds(after, newIds(alike));
  const ends = matchEdges(before, withNodes);
  return { map: renameIds(withNodes, newIds(ends)), matches: [...alike, ...ends] };
}

const newIds = (matches: readonly Match[]): ReadonlyMap<string, string> =>
  new Map(matches.map(({ before, after }) => [after, before]));

/** Texts that share fewer of their words are different claims. */
const LEAST_LIKENESS = 0.5;
/** Unless they stand between just the same neighbours. */
const LEAST_IN_PLACE = 0.25;
/** More pairs than these are not compared word by word; equal texts are still found. */
const MOST_PAIRS = 4_000_000;

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, " ").trim();

function matchNodes(before: ArgMap, after: ArgMap): readonly Match[] {
  const pairs = new Map<string, Match>();
  let older = before.nodes.filter(({ id }) => !hasId(after, id));
  let newer = after.nodes.filter(({ id }) => !hasId(before, id));
  const pair = (one: MapNode, other: MapNode, by: MatchedBy) =>
    pairs.set(other.id, { what: "node", before: one.id, after: other.id, by });
  const leave = () => {
    const taken = new Set([...pairs.values()].map((match) => match.before));
    older = older.filter(({ id }) => !taken.has(id));
    newer = newer.filter(({ id }) => !pairs.has(id));
  };
  const byText = new Map<string, MapNode[]>();
  for (const node of older) byText.set(plain(node.text), [...(byText.get(plain(node.text)) ?? []), node]);
  for (const node of newer) {
    const found = plain(node.text) === "" ? undefined : byText.get(plain(node.text))?.shift();
    if (found) pair(found, node, "the same text");
  }
  leave();
  if (older.length * newer.length > MOST_PAIRS) return [...pairs.values()];
  const taken = new Set<string>();
  for (const { one, other, by } of likePairs(before, after, older, newer, newIds([...pairs.values()]))) {
    if (pairs.has(other.id) || taken.has(one.id)) continue;
    taken.add(one.id);
    pair(one, other, by);
  }
  return [...pairs.values()];
}

interface LikePair {
  readonly one: MapNode;
  readonly other: MapNode;
  readonly by: MatchedBy;
}

/** Pairs of nodes with like texts, the likest first; what stands beside the same neighbours is liker. */
function likePairs(
  before: ArgMap,
  after: ArgMap,
  older: readonly MapNode[],
  newer: readonly MapNode[],
  known: ReadonlyMap<string, string>,
): readonly LikePair[] {
  const wordSets = new Map([...older, ...newer].map((node) => [node, wordsOf(node.text)]));
  const found: (LikePair & { readonly score: number })[] = [];
  for (const one of older)
    for (const other of newer) {
      const like = likeness(wordSets.get(one) ?? new Set(), wordSets.get(other) ?? new Set());
      if (like < LEAST_IN_PLACE) continue;
      const neighbours = likeness(
        neighboursOf(before, one.id),
        renamed(neighboursOf(after, other.id), known),
      );
      if (like < LEAST_LIKENESS && neighbours < 1) continue;
      const kind = one.kind === other.kind ? 0.1 : 0;
      const by = neighbours === 1 ? "like words and the same neighbours" : "like words";
      found.push({ one, other, by, score: like + 0.5 * neighbours + kind });
    }
  return found.sort((one, other) => other.score - one.score);
}

function neighboursOf(map: ArgMap, id: string): ReadonlySet<string> {
  return new Set([...edgesFrom(map, id).map(({ to }) => to), ...edgesTo(map, id).map(({ from }) => from)]);
}

function renamed(ids: ReadonlySet<string>, known: ReadonlyMap<string, string>): ReadonlySet<string> {
  return new Set([...ids].map((id) => known.get(id) ?? id));
}

/** Sources that say the same but for their id. */
function matchSources(before: ArgMap, after: ArgMap): readonly Match[] {
  const left = before.sources.filter(({ id }) => !hasId(after, id));
  const matches: Match[] = [];
  for (const source of after.sources) {
    if (hasId(before, source.id)) continue;
    const at = left.findIndex((one) => isSameData({ ...one, id: source.id }, source));
    const [found] = at < 0 ? [] : left.splice(at, 1);
    if (found) matches.push({ what: "source", before: found.id, after: source.id, by: "the same text" });
  }
  return matches;
}

/** Edges between the same things; those on edges follow once the edges below them are matched. */
function matchEdges(before: ArgMap, after: ArgMap): readonly Match[] {
  const pairs = new Map<string, string>();
  const ends = (from: string, to: string) => `${from} ${pairs.get(to) ?? to}`;
  const older = new Map<string, string[]>();
  for (const { id, from, to } of before.edges)
    if (!hasId(after, id)) {
      const key = `${from} ${to}`;
      older.set(key, [...(older.get(key) ?? []), id]);
    }
  let waiting = after.edges.filter(({ id }) => !hasId(before, id));
  for (let count = -1; count !== pairs.size; ) {
    count = pairs.size;
    waiting = waiting.filter(({ id, from, to }) => {
      const found = older.get(ends(from, to))?.shift();
      if (found !== undefined) pairs.set(id, found);
      return found === undefined;
    });
  }
  return [
    ...[...pairs].map(([newer, one]): Match => ({ what: "edge", before: one, after: newer, by: "its ends" })),
    ...movedEnds(before, [...older.values()].flat(), waiting),
  ];
}

/** Where an argument lost one link and got one of the same relation, the link leads somewhere else now. */
function movedEnds(before: ArgMap, left: readonly string[], waiting: readonly MapEdge[]): readonly Match[] {
  const byOrigin = (edges: readonly MapEdge[]) => {
    const found = new Map<string, MapEdge[]>();
    for (const edge of edges) {
      const key = `${edge.from} ${edge.relation}`;
      found.set(key, [...(found.get(key) ?? []), edge]);
    }
    return found;
  };
  const lost = byOrigin(left.flatMap((id) => edgeOf(before, id) ?? []));
  return [...byOrigin(waiting)].flatMap(([key, [got, ...more]]): readonly Match[] => {
    const [gone, ...others] = lost.get(key) ?? [];
    if (!gone || !got || more.length + others.length > 0) return [];
    return [{ what: "edge", before: gone.id, after: got.id, by: "its origin" }];
  });
}
