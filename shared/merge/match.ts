/**
 * Finds out which things of two maps are the same where their ids differ, as after an import or in a map that somebody drew
 * again: by text, kind and neighbours.
 */
import { likeness, wordsOf } from "../basics/likeness";
import { isSameData } from "../basics/same-data";
import { edgesFrom, edgesTo, hasId } from "../document/lookups";
import type { ArgMap, MapNode } from "../document/types";
import { renameIds } from "./rename";

/** Names of the fields in which two versions of a row differ. */
export function changedFields(before: object, after: object): readonly string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter((key) => !isSameData(Reflect.get(before, key), Reflect.get(after, key)));
}

/**
 * The map `after` with the ids of `before` for what is the same in both and has an id that only `after` knows. Where the ids
 * agree nothing changes, and nothing is matched twice.
 */
export function matchIds(before: ArgMap, after: ArgMap): ArgMap {
  const nodes = matchNodes(before, after);
  const withNodes = renameIds(after, nodes);
  return renameIds(withNodes, matchEdges(before, withNodes));
}

/** Texts that share fewer of their words are different claims. */
const LEAST_LIKENESS = 0.5;
/** More pairs than these are not compared word by word; equal texts are still found. */
const MOST_PAIRS = 4_000_000;

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, " ").trim();

function matchNodes(before: ArgMap, after: ArgMap): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  let older = before.nodes.filter(({ id }) => !hasId(after, id));
  let newer = after.nodes.filter(({ id }) => !hasId(before, id));
  const pair = (one: MapNode, other: MapNode) => pairs.set(other.id, one.id);
  const leave = () => {
    const taken = new Set(pairs.values());
    older = older.filter(({ id }) => !taken.has(id));
    newer = newer.filter(({ id }) => !pairs.has(id));
  };
  const byText = new Map<string, MapNode[]>();
  for (const node of older) byText.set(plain(node.text), [...(byText.get(plain(node.text)) ?? []), node]);
  for (const node of newer) {
    const found = byText.get(plain(node.text))?.shift();
    if (found && plain(node.text) !== "") pair(found, node);
  }
  leave();
  if (older.length * newer.length > MOST_PAIRS) return pairs;
  const taken = new Set<string>();
  for (const [one, other] of likePairs(before, after, older, newer, pairs)) {
    if (pairs.has(other.id) || taken.has(one.id)) continue;
    taken.add(one.id);
    pair(one, other);
  }
  return pairs;
}

/** Pairs of nodes with like texts, the likest first; what stands beside the same neighbours is liker. */
function likePairs(
  before: ArgMap,
  after: ArgMap,
  older: readonly MapNode[],
  newer: readonly MapNode[],
  known: ReadonlyMap<string, string>,
): readonly (readonly [MapNode, MapNode])[] {
  const wordSets = new Map([...older, ...newer].map((node) => [node, wordsOf(node.text)]));
  const found: { readonly pair: readonly [MapNode, MapNode]; readonly score: number }[] = [];
  for (const one of older)
    for (const other of newer) {
      const like = likeness(wordSets.get(one) ?? new Set(), wordSets.get(other) ?? new Set());
      if (like < LEAST_LIKENESS) continue;
      const neighbours = likeness(
        neighboursOf(before, one.id),
        renamed(neighboursOf(after, other.id), known),
      );
      const kind = one.kind === other.kind ? 0.1 : 0;
      found.push({ pair: [one, other], score: like + 0.5 * neighbours + kind });
    }
  return found.sort((one, other) => other.score - one.score).map(({ pair }) => pair);
}

function neighboursOf(map: ArgMap, id: string): ReadonlySet<string> {
  return new Set([...edgesFrom(map, id).map(({ to }) => to), ...edgesTo(map, id).map(({ from }) => from)]);
}

function renamed(ids: ReadonlySet<string>, newIds: ReadonlyMap<string, string>): ReadonlySet<string> {
  return new Set([...ids].map((id) => newIds.get(id) ?? id));
}

/** Edges between the same things; those on edges follow once the edges below them are matched. */
function matchEdges(before: ArgMap, after: ArgMap): ReadonlyMap<string, string> {
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
  return pairs;
}
