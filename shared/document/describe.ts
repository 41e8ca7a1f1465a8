/** Nodes and edges in words: the accessible names that screen, outline and exports share. */
import { edgeOf, edgesFrom, edgesTo, nodeOf } from "./lookups";
import type { ArgMap, Kind, MapEdge, MapNode, Relation } from "./types";

export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  decision: "Decision",
  motive: "Motive",
  risk: "Risk",
  critique: "Critique",
};

export const RELATION_NAMES: Readonly<Record<Relation, string>> = { support: "Supports", oppose: "Opposes" };

/** The text on one line, cut at a word after about `most` characters. */
export function shortText(text: string, most = 60): string {
  const flat = text.replace(/\s+/g, " ").trim();
  if (flat === "") return "no text yet";
  if (flat.length <= most) return flat;
  const cut = flat.slice(0, most);
  const space = cut.lastIndexOf(" ");
  return `${(space > most / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/** What an edge points at, in words: 'Authorise strikes', or the link from one text to another. */
function targetName(map: ArgMap, id: string): string {
  const node = nodeOf(map, id);
  if (node) return `'${shortText(node.text)}'`;
  const edge = edgeOf(map, id);
  return edge ? `the link from ${originName(map, edge)}` : "something missing";
}

function originName(map: ArgMap, edge: MapEdge): string {
  const node = nodeOf(map, edge.from);
  return node ? `'${shortText(node.text)}'` : "something missing";
}

/** "Risk: Russia may retaliate. Opposes 'Authorise strikes'. Supported by 1, opposed by 0." */
export function nodeName(map: ArgMap, node: MapNode): string {
  const flat = node.text.replace(/\s+/g, " ").trim();
  const text = flat === "" ? "no text yet" : flat;
  const says = edgesFrom(map, node.id).map((edge) => {
    const joint = lowerFirst(jointWords(map, edge));
    return `${upperFirst(verbOf(map, edge))} ${targetName(map, edge.to)}${joint && `, ${joint}`}.`;
  });
  const heard = edgesTo(map, node.id);
  const supported = heard.filter((edge) => edge.relation === "support").length;
  const stop = /[.!?…]$/.test(text) ? "" : ".";
  const counts = `Supported by ${supported}, opposed by ${heard.length - supported}.`;
  return [`${KIND_NAMES[node.kind]}: ${text}${stop}`, ...says, counts].join(" ");
}

/** "supports", "opposes"; for an opposing edge to an edge "undercuts". */
function verbOf(map: ArgMap, edge: MapEdge): string {
  if (edge.relation === "support") return "supports";
  return edgeOf(map, edge.to) ? "undercuts" : "opposes";
}

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** "Counts only together with 'Deter North Korea'"; empty for a premise that counts for itself. */
export function jointWords(map: ArgMap, edge: MapEdge): string {
  if (edge.joint === undefined) return "";
  const others = edgesTo(map, edge.to).filter(
    ({ id, joint, relation }) => id !== edge.id && joint === edge.joint && relation === edge.relation,
  );
  if (others.length === 0) return "";
  return `Counts only together with ${others.map((other) => originName(map, other)).join(" and ")}`;
}

/** "'Deter North Korea' supports 'Authorise strikes'"; an opposing edge to an edge "undercuts". */
export function edgeName(map: ArgMap, edge: MapEdge): string {
  return `${originName(map, edge)} ${verbOf(map, edge)} ${targetName(map, edge.to)}`;
}
