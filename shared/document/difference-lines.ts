/** What differs between two versions of a map, item by item in words: for a list that a person reads through. */
import type { Changes, MapDifference } from "./compare";
import { edgeName, KIND_NAMES, shortText } from "./describe";
import { edgeOf, nodeOf, sourcesById } from "./lookups";
import type { ArgMap } from "./types";

export interface DifferenceLine {
  /** The id of the node, edge or source; "title" and "other" for these. */
  readonly id: string;
  readonly verb: "Added" | "Changed" | "Removed" | "Moved";
  /** "Risk: Russia may retaliate" */
  readonly text: string;
}

const SHORT = 120;

function nodeLine(map: ArgMap, id: string): string {
  const node = nodeOf(map, id);
  return node === undefined ? id : `${KIND_NAMES[node.kind]}: ${shortText(node.text, SHORT)}`;
}

function edgeLine(map: ArgMap, id: string): string {
  const edge = edgeOf(map, id);
  return edge === undefined ? id : edgeName(map, edge);
}

function sourceLine(map: ArgMap, id: string): string {
  return `Source: ${shortText(sourcesById(map).get(id)?.title ?? id, SHORT)}`;
}

/** Where the text is another, both are said, and the kinds where they are; where only notes, tags or the like are, that. */
function changedNode(before: ArgMap, after: ArgMap, id: string): string {
  const was = nodeLine(before, id);
  const is = nodeLine(after, id);
  if (was === is) return `${is} (its details)`;
  const older = nodeOf(before, id);
  const newer = nodeOf(after, id);
  if (older === undefined || newer === undefined || older.kind !== newer.kind) return `${was} → ${is}`;
  return `${was} → ${shortText(newer.text, SHORT)}`;
}

function changedEdge(before: ArgMap, after: ArgMap, id: string): string {
  const was = edgeLine(before, id);
  const is = edgeLine(after, id);
  return was === is ? `${is} (its details)` : `${was} → ${is}`;
}

/** One line for each difference from `before` to `after`: nodes, then edges, then sources, and places last. */
export function differenceLines(
  before: ArgMap,
  after: ArgMap,
  difference: MapDifference,
): readonly DifferenceLine[] {
  const lines: DifferenceLine[] = [];
  const add = (
    changes: Changes,
    line: (map: ArgMap, id: string) => string,
    changed: (before: ArgMap, after: ArgMap, id: string) => string,
  ) => {
    for (const id of changes.added) lines.push({ id, verb: "Added", text: line(after, id) });
    for (const id of changes.changed) lines.push({ id, verb: "Changed", text: changed(before, after, id) });
    for (const id of changes.removed) lines.push({ id, verb: "Removed", text: line(before, id) });
  };
  if (difference.title)
    lines.push({
      id: "title",
      verb: "Changed",
      text: `Title: ${shortText(before.title, SHORT)} → ${shortText(after.title, SHORT)}`,
    });
  add(difference.nodes, nodeLine, changedNode);
  add(difference.edges, edgeLine, changedEdge);
  add(difference.sources, sourceLine, (_before, newer, id) => sourceLine(newer, id));
  for (const id of difference.moved) lines.push({ id, verb: "Moved", text: nodeLine(after, id) });
  if (difference.unknown)
    lines.push({ id: "other", verb: "Changed", text: "Contents that this version does not know" });
  return lines;
}
