/** Finding nodes by what they say, by kind and by tag; and the loose matching of the command palette. */
import { Recent } from "../basics/recent";
import { CREDIBILITIES, type Credibility, RELIABILITIES, type Reliability, readGrade } from "./grade";
import { sourcesById } from "./lookups";
import { outlineRows } from "./outline-tree";
import type { ArgMap, Kind, MapNode } from "./types";

export interface Query {
  readonly query: string;
  readonly kind: Kind | null;
  readonly tag: string | null;
  /** A letter or a figure of the Admiralty code: nodes that cite a source graded so. */
  readonly grade?: Reliability | Credibility | null;
}

/** Letters that Unicode does not take apart into a plain letter and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ł: "l",
  ø: "o",
  đ: "d",
  ð: "d",
  ı: "i",
  ß: "ss",
  æ: "ae",
  œ: "oe",
};

/** Runs of white space other than a single space. */
const RUNS = /[^\S ]\s*| \s+/g;

/** The text without case, accents and runs of white space, so that "Łódź" is found by "lodz". */
export function folded(text: string): string {
  // Most letters of most maps are plain, and looking for that is far cheaper than taking all of them apart.
  if (isPlain(text)) return text.toLowerCase().replace(RUNS, " ");
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[łøđðıßæœ]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(RUNS, " ");
}

function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

interface FoldedNode {
  readonly text: string;
  /** Text and notes. A line feed keeps a match from running from one into the other: folding leaves none inside. */
  readonly all: string;
}

const foldedNodes = new WeakMap<MapNode, FoldedNode>();

function foldedNode(node: MapNode): FoldedNode {
  const known = foldedNodes.get(node);
  if (known !== undefined) return known;
  const text = folded(node.text);
  const made = { text, all: node.notes ? `${text}\n${folded(node.notes)}` : text };
  foldedNodes.set(node, made);
  return made;
}

/** The node's text, folded; remembered as long as the node lives. */
export function foldedText(node: MapNode): string {
  return foldedNode(node).text;
}

/** Whether the query asks for anything. */
export function isEmptyQuery(query: Query): boolean {
  return query.query.trim() === "" && query.kind === null && query.tag === null && !query.grade;
}

/** What a search found last in a map: several parts of the window ask for the same, and the next letter narrows it. */
interface Found {
  readonly query: Query;
  readonly wanted: string;
  readonly nodes: readonly MapNode[];
  readonly ids: readonly string[];
}

const lastFound = new Recent<ArgMap, Found>();

/** The ids of the nodes whose text or notes hold the query, in the order of the outline; none for an empty query. */
export function findNodes(map: ArgMap, query: Query): readonly string[] {
  if (isEmptyQuery(query)) return [];
  const wanted = folded(query.query.trim());
  const last = lastFound.get(map);
  const isNarrower = last !== undefined && asksTheSame(last.query, query) && wanted.includes(last.wanted);
  if (isNarrower && last.wanted === wanted) return last.ids;
  const nodes = (isNarrower ? last.nodes : nodesInOrder(map)).filter(
    (node) =>
      (query.kind === null || node.kind === query.kind) &&
      (query.tag === null || (node.tags ?? []).includes(query.tag)) &&
      (!query.grade || gradesOf(map, node).has(query.grade)) &&
      foldedNode(node).all.includes(wanted),
  );
  const ids = nodes.map((node) => node.id);
  lastFound.set(map, { query, wanted, nodes, ids });
  return ids;
}

/** Whether the queries differ in their words only. */
function asksTheSame(one: Query, other: Query): boolean {
  return one.kind === other.kind && one.tag === other.tag && (one.grade ?? null) === (other.grade ?? null);
}

/** Does beforehand what a search of this map needs, so that the first letter finds as fast as the others. */
export function prepareSearch(map: ArgMap): void {
  for (const node of nodesInOrder(map)) foldedNode(node);
}

const ordered = new Recent<ArgMap, readonly MapNode[]>();

/** The letters and figures with which the sources of a node are graded. */
function gradesOf(map: ArgMap, node: MapNode): ReadonlySet<string | null> {
  const grades = (node.citations ?? []).map(({ source }) => readGrade(sourcesById(map).get(source)?.grade));
  return new Set(grades.flatMap((grade) => (grade ? [grade.reliability, grade.credibility] : [])));
}

/** The letters and figures that sources of the map are graded with, in their order. */
export function gradesIn(map: ArgMap): readonly (Reliability | Credibility)[] {
  const grades = map.sources.map(({ grade }) => readGrade(grade));
  const used = new Set(grades.flatMap((grade) => (grade ? [grade.reliability, grade.credibility] : [])));
  return [...RELIABILITIES, ...CREDIBILITIES].filter((one) => used.has(one));
}

/** All nodes in the order in which the whole outline reads. */
export function nodesInOrder(map: ArgMap): readonly MapNode[] {
  const known = ordered.get(map);
  if (known) return known;
  const nodes = outlineRows(map, "whole").flatMap((row) => (row.reference ? [] : row.node));
  ordered.set(map, nodes);
  return nodes;
}

/** The tags of the map, each once, in alphabetical order. */
export function tagsOf(map: ArgMap): readonly string[] {
  const tags = new Set(map.nodes.flatMap((node) => node.tags ?? []));
  return [...tags].sort((a, b) => a.localeCompare(b));
}

/**
 * How well `wanted` fits `text` when its letters may stand apart, both folded; null where they are not all there in
 * order. Whole matches, beginnings of words and letters in a row count for more.
 */
export function fuzzyScore(text: string, wanted: string): number | null {
  if (wanted === "") return 0;
  const whole = text.indexOf(wanted);
  if (whole >= 0)
    return 1000 - Math.min(whole, 200) + (startsWord(text, whole) ? 200 : 0) - text.length * 0.1;
  let score = 0;
  let last = -2;
  // Letters far from everything are chance: a few may be left out of words, but they are no match by themselves.
  let stray = 0;
  for (const letter of wanted) {
    if (letter === " ") continue;
    const at = nextPlace(text, letter, last);
    if (at < 0) return null;
    const near = at === last + 1 || startsWord(text, at);
    if (!near) stray += 1;
    score += at === last + 1 ? 8 : near ? 6 : 1;
    last = at;
  }
  return stray > wanted.length / 3 ? null : score - text.length * 0.1;
}

/** What stands before a word in folded text. */
const BEFORE_WORDS = new Set(" -('\"«„“");

function startsWord(text: string, at: number): boolean {
  return at === 0 || BEFORE_WORDS.has(text.charAt(at - 1));
}

/** The next place of a letter: in a row with the last one, else at the beginning of a word, else anywhere. */
function nextPlace(text: string, letter: string, last: number): number {
  if (last >= 0 && text.startsWith(letter, last + 1)) return last + 1;
  const from = Math.max(0, last + 1);
  const first = text.indexOf(letter, from);
  for (let at = first; at >= 0; at = text.indexOf(letter, at + 1)) if (startsWord(text, at)) return at;
  return first;
}
