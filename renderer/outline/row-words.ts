/** What a row of the outline says, for the eye and for the ear. */
import { edgeName, jointWords, KIND_NAMES, RELATION_NAMES, shortText } from "../../shared/document/describe";
import { edgeOf, edgesFrom, edgesTo, nodeOf, pointsAtEdge } from "../../shared/document/lookups";
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
  const joint = row.edge ? lowerFirst(jointWords(map, row.edge)) : "";
  return [...(joint === "" ? [] : [joint]), ...named, ...(more > 0 ? [`and ${more} more`] : [])];
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** "3 hidden" and the like; empty where nothing is. */
export function hiddenWords(row: OutlineRow): string {
  return row.hidden > 0 ? `${row.hidden} hidden` : "";
}

/**
 * The accessible name of a row: first what shows, in the order in which it shows, so that people who speak to their
 * computer can name the row by what they see; `strength` is what shows of it. "Opposes: Risk: Boats use the basin. 1 hidden. Supported by 2, opposed by 0."
 */
export function rowName(map: ArgMap, row: OutlineRow, edgeSelected: boolean, strength = ""): string {
  const { node, edge } = row;
  const text = wordsOf(node.text);
  const heard = edgesTo(map, node.id);
  const supported = heard.filter((one) => one.relation === "support").length;
  const further = [row.reference ? REFERENCE_WORDS : "", furtherWords(map, row).join(", ")]
    .filter(Boolean)
    .join(" ");
  const sentences = [
    edge && edgeSelected ? `Edge selected: ${edgeName(map, edge)}` : "",
    [edge ? relationWords(map, edge) : "", kindWords(row), text].filter(Boolean).join(": "),
    further,
    hiddenWords(row),
    node.muted ? "Muted" : "",
    strength === "" ? "" : `Strength ${strength}`,
    `Supported by ${supported}, opposed by ${heard.length - supported}`,
  ];
  return sentences
    .filter(Boolean)
    .map((sentence) => (/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`))
    .join(" ");
}

/** Stands with a row whose node is in full in another row. */
export const REFERENCE_WORDS = "in full elsewhere";

/** The text on one line, or words for a text that is not there yet. */
export function wordsOf(text: string): string {
  const flat = text.replace(/\s+/g, " ").trim();
  return flat === "" ? "no text yet" : flat;
}

/** "Risk" for a node, as it stands above its text. */
export function kindWords(row: OutlineRow): string {
  return KIND_NAMES[row.node.kind];
}
