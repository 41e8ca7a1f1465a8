/** What a row of the outline says, for the eye and for the ear. */
import { edgeName, KIND_NAMES, nodeName, RELATION_NAMES, shortText } from "../../shared/document/describe";
import { edgeOf, edgesFrom, nodeOf, pointsAtEdge } from "../../shared/document/lookups";
import type { OutlineRow } from "../../shared/document/outline-tree";
import type { ArgMap, MapEdge } from "../../shared/document/types";

/** How many further targets a row names; the rest is counted. */
const MOST_TARGETS = 3;

export function isUndercut(map: ArgMap, edge: MapEdge): boolean {
  return edge.relation === "oppose" && pointsAtEdge(map, edge);
}

/** "Supports", "Opposes", or for an edge that points at an edge "Undercuts the link to 'Authorise strikes'". */
export function relationWords(map: ArgMap, edge: MapEdge): string {
  if (!pointsAtEdge(map, edge)) return RELATION_NAMES[edge.relation];
  const verb = isUndercut(map, edge) ? "Undercuts" : RELATION_NAMES[edge.relation];
  return `${verb} the link to ${targetWords(map, edgeOf(map, edge.to))}`;
}

function targetWords(map: ArgMap, edge: MapEdge | undefined): string {
  const node = edge && nodeOf(map, edge.to);
  return node ? `'${shortText(node.text, 40)}'` : "another link";
}

/** What else the row's node speaks about: "also supports 'Deter North Korea'". */
export function furtherWords(map: ArgMap, row: OutlineRow): readonly string[] {
  const others = edgesFrom(map, row.node.id).filter((edge) => edge.id !== row.edge?.id);
  const named = others.slice(0, MOST_TARGETS).map((edge) => {
    if (pointsAtEdge(map, edge)) return `also ${lowerFirst(relationWords(map, edge))}`;
    return `also ${RELATION_NAMES[edge.relation].toLowerCase()} ${targetWords(map, edge)}`;
  });
  const more = others.length - named.length;
  return more > 0 ? [...named, `and ${more} more`] : named;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** "3 hidden" and the like; empty where nothing is. */
export function hiddenWords(row: OutlineRow): string {
  return row.hidden > 0 ? `${row.hidden} hidden` : "";
}

/** The accessible name of a row. */
export function rowName(map: ArgMap, row: OutlineRow, edgeSelected: boolean): string {
  const parts = [nodeName(map, row.node)];
  if (row.edge && edgeSelected) parts.unshift(`Edge selected: ${edgeName(map, row.edge)}.`);
  if (row.edge && isUndercut(map, row.edge)) parts.push(`${relationWords(map, row.edge)}.`);
  if (row.reference) parts.push("In full elsewhere in the outline.");
  if (row.hidden > 0) parts.push(`${hiddenWords(row)}.`);
  if (row.node.muted) parts.push("Muted.");
  return parts.join(" ");
}

/** "Risk" for a node, as it stands above its text. */
export function kindWords(row: OutlineRow): string {
  return KIND_NAMES[row.node.kind];
}
