/** Two changed versions of one node, edge or source, field by field. */
import {
  type Citation,
  type Extra,
  LIMITS,
  type MapEdge,
  type MapNode,
  type Source,
} from "../document/types";
import { mergeSet, mergeValue } from "./three-way";

export interface MergedRow<T> {
  /** With ours where the two contradict each other. */
  readonly row: T;
  /** The same with theirs; null where nothing contradicts. */
  readonly other: T | null;
  /** Names of the fields that contradict, also of those that do not deserve a copy of the row. */
  readonly fields: readonly string[];
}

interface Sides<T> {
  readonly base: T | undefined;
  readonly ours: T;
  readonly theirs: T;
}

/** What can stand in a row. */
type Fields = Readonly<Record<string, unknown>>;

interface Plan<T> {
  /** A contradiction here makes two rows of it. */
  readonly weighty: readonly (keyof T & string)[];
  /** Here it does not: ours stands. */
  readonly light: readonly (keyof T & string)[];
}

function mergePlanned<T extends object>(
  { base, ours, theirs }: Sides<T>,
  { weighty, light }: Plan<T>,
): MergedRow<Partial<T>> {
  const row: Partial<T> = {};
  const other: Partial<T> = {};
  const fields: string[] = [];
  let isWeighty = false;
  const put = (to: Partial<T>, key: keyof T & string, value: T[keyof T & string] | undefined) => {
    if (value !== undefined) to[key] = value;
  };
  for (const key of [...weighty, ...light]) {
    const merged = mergeValue(base?.[key], ours[key], theirs[key]);
    put(row, key, merged.conflict ? ours[key] : merged.value);
    put(other, key, merged.conflict && weighty.includes(key) ? theirs[key] : row[key]);
    if (!merged.conflict) continue;
    fields.push(key);
    isWeighty ||= weighty.includes(key);
  }
  return { row, other: isWeighty ? other : null, fields };
}

/** Two numbers that mean something together only. */
function mergePlace({ base, ours, theirs }: Sides<MapNode>) {
  const place = ({ x, y }: MapNode) => ({ x, y });
  const merged = mergeValue(base && place(base), place(ours), place(theirs));
  return merged.conflict || !merged.value ? place(ours) : merged.value;
}

function mergeTags({ base, ours, theirs }: Sides<MapNode>): readonly string[] {
  return mergeSet(base?.tags ?? [], ours.tags ?? [], theirs.tags ?? [], (tag) => tag);
}

const citationKey = (citation: Citation): string =>
  JSON.stringify([citation.source, citation.exact, citation.start, citation.end]);

function mergeCitations({ base, ours, theirs }: Sides<MapNode>): readonly Citation[] {
  return mergeSet(base?.citations ?? [], ours.citations ?? [], theirs.citations ?? [], citationKey);
}

const keptIf = <T extends Fields>(isThere: boolean, part: T): T | Record<string, never> =>
  isThere ? part : {};

/** Lists stay absent where neither side has any. */
function nodeLists(sides: Sides<MapNode>) {
  const { ours, theirs } = sides;
  const tags = mergeTags(sides);
  const citations = mergeCitations(sides);
  return {
    ...keptIf(tags.length > 0 || (ours.tags !== undefined && theirs.tags !== undefined), { tags }),
    ...keptIf(citations.length > 0 || (ours.citations !== undefined && theirs.citations !== undefined), {
      citations,
    }),
  };
}

export function mergeNode(sides: Sides<MapNode>): MergedRow<MapNode> {
  const { row, other, fields } = mergePlanned(sides, {
    weighty: ["kind", "text", "notes", "confidence", "muted", "extra"],
    light: ["width", "collapsed"],
  });
  const { id, kind, text } = sides.ours;
  const rest = { ...mergePlace(sides), ...nodeLists(sides) };
  return {
    row: { id, kind, text, ...row, ...rest },
    other: other && { id, kind, text, ...other, ...rest },
    fields,
  };
}

/** Both ends together are what a link is: one end of each side would make a link that nobody drew. */
export function mergeEdge(sides: Sides<MapEdge>): MergedRow<MapEdge> {
  const { base, ours, theirs } = sides;
  const { row, other, fields } = mergePlanned(sides, { weighty: ["relation"], light: ["joint", "extra"] });
  const endsOf = ({ from, to }: MapEdge) => ({ from, to });
  const ends = mergeValue(base && endsOf(base), endsOf(ours), endsOf(theirs));
  const merged = { ...(ends.conflict || !ends.value ? endsOf(ours) : ends.value), ...mergeNotes(sides) };
  const { id, relation } = ours;
  const contradicts = other !== null || ends.conflict;
  return {
    row: { id, relation, ...row, ...merged },
    other: contradicts
      ? { id, relation, ...(other ?? row), ...merged, ...(ends.conflict ? endsOf(theirs) : {}) }
      : null,
    fields: ends.conflict ? [...fields, "from", "to"] : fields,
  };
}

/** Two links that say the same cannot stand side by side, so contradicting notes stand below one another. */
function mergeNotes({ base, ours, theirs }: Sides<MapEdge>): { readonly notes?: string } {
  const merged = mergeValue(base?.notes, ours.notes, theirs.notes);
  const both = [ours.notes, theirs.notes].filter(Boolean).join("\n\n");
  const notes = merged.conflict ? (both.length <= LIMITS.text ? both : ours.notes) : merged.value;
  return notes === undefined ? {} : { notes };
}

export function mergeSource(sides: Sides<Source>): MergedRow<Source> {
  const { row, other, fields } = mergePlanned(sides, {
    weighty: ["title", "text", "url", "author", "published", "grade", "notes", "extra"],
    light: [],
  });
  const { id, title } = sides.ours;
  return { row: { id, title, ...row }, other: other && { id, title, ...other }, fields };
}

/** Keys of the file that this version does not know: each on its own, ours where both changed one. */
export function mergeExtra(base: Extra = [], ours: Extra = [], theirs: Extra = []): Extra | undefined {
  const [inBase, inOurs, inTheirs] = [new Map(base), new Map(ours), new Map(theirs)];
  const keys = [...new Set([...inOurs.keys(), ...inTheirs.keys()])];
  const merged = keys.flatMap((key) => {
    const value = mergeValue(inBase.get(key), inOurs.get(key), inTheirs.get(key));
    const left = value.conflict ? (inOurs.get(key) ?? inTheirs.get(key)) : value.value;
    return left === undefined ? [] : [[key, left] as const];
  });
  return merged.length === 0 ? undefined : merged;
}
