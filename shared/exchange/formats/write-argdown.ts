/**
 * Argdown: a statement for each node, with its fields as data, then the relations. A link that others speak about, and links
 * that work only together, are arguments of their own; joint support is spelled out as premises and conclusion.
 */

import { edgesById, nodesById } from "../../document/lookups";
import { type ArgMap, KINDS, type MapEdge, type MapNode } from "../../document/types";
import { LIGHT } from "../../scene/theme";
import { drawnLinks, type OutLink } from "./drawn-links";
import type { Writer } from "./format";
import { AS_REFERENCES, tellLosses } from "./losses";
import { meetings, reasonDoubled } from "./meetings";
import { type Reference, referencesOf } from "./references";
import { wellFormed } from "./well-formed";

/** Where a text can stand in Argdown as it is, with some signs escaped: one line, no odd blanks. */
function fitsOneLine(text: string): boolean {
  return text !== "" && !/[\p{Cc}\p{Zl}\p{Zp}\ufeff]|(?! )\s|\s\s|^\s|\s$/u.test(text);
}

/** Signs that mean something to Argdown get a backslash; hyphens in words and full stops before blanks are safe. */
function escaped(text: string): string {
  return text
    .replace(/[\\@#*_[\]<>/{}=+|~^()]/g, "\\$&")
    .replace(/[:;.](?! |$)|(?<![\p{L}\p{N}])-|-(?![\p{L}\p{N}])/gu, "\\$&");
}

/** A text as YAML in a data element, where braces and line ends would end the element. */
function yaml(value: string): string {
  const code = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(wellFormed(value)).replace(/[={}\p{Cc}\p{Zl}\p{Zp}\ufeff\ufffe\uffff]/gu, code);
}

/** Quotes with the numbers of their sources, which the front matter lists. */
function referencesYaml(references: readonly Reference[]): string {
  const one = ({ quote, number, page }: Reference) =>
    `{source: ${number}${page === null ? "" : `, page: ${page}`}, quote: ${yaml(quote)}}`;
  return `[${references.map(one).join(", ")}]`;
}

function dataOf(node: MapNode, references: readonly Reference[]): string {
  const { text, tags } = node;
  const fields = [
    ["argmap", "true"],
    ["id", yaml(node.id)],
    ["kind", node.kind],
    ...(fitsOneLine(text) ? [] : [["text", yaml(text)]]),
    ["x", String(node.x)],
    ["y", String(node.y)],
    ...(["width", "confidence", "muted", "collapsed"] as const).flatMap((name) =>
      node[name] === undefined ? [] : [[name, String(node[name])]],
    ),
    ...(node.notes === undefined ? [] : [["notes", yaml(node.notes)]]),
    ...(tags === undefined ? [] : [["tags", `[${tags.map(yaml).join(", ")}]`]]),
    ...(references.length === 0 ? [] : [["references", referencesYaml(references)]]),
  ];
  return `{${fields.map(([name, value]) => `${name}: ${value}`).join(", ")}}`;
}

function statement(node: MapNode, name: string, references: readonly Reference[]): string {
  const text = fitsOneLine(node.text)
    ? wellFormed(node.text)
    : wellFormed(node.text)
        .replace(/\p{Cc}|\s+|\ufeff/gu, " ")
        .trim();
  return `[${name}]: ${escaped(text.replace(/\s+/g, " ")) || "\\(no text yet\\)"} #${node.kind} ${dataOf(node, references)}`;
}

type Name = (id: string) => string;

/** A junction as an argument: its premises, what it supports or opposes. */
function junction(id: string, links: readonly OutLink[], name: Name, map: ArgMap): string {
  const begins = links.filter((link) => link.to === id);
  const on = links.find((link) => link.from === id);
  const joint = begins[0]?.edge?.joint;
  const from = begins.map((link) => yaml(bare(name(link.from)))).join(", ");
  const data = `{argmapLink: {from: [${from}]${joint === undefined ? "" : `, joint: ${yaml(joint)}`}}}`;
  const isToNode = nodesById(map).has(on?.to ?? "");
  if (on?.relation === "support" && isToNode && begins.length > 1) {
    const premises = begins.map((link, at) => `(${at + 1}) ${name(link.from)}`);
    return [
      `${name(id)}: Together ${data}`,
      "",
      ...premises,
      "----",
      `(${begins.length + 1}) ${name(on.to)}`,
    ].join("\n");
  }
  const sign = on?.relation === "support" ? "+>" : isToNode ? "->" : "_>";
  return [
    `${name(id)}: One link ${data}`,
    `  ${sign} ${name(on?.to ?? "")}`,
    ...begins.map((link) => `  <+ ${name(link.from)}`),
  ].join("\n");
}

const bare = (title: string) => title.slice(1, -1);

/** An argument that stands for a link is supported by what the link comes from, which can therefore not support it again. */
function reasonOfLoss(map: ArgMap): (edge: MapEdge) => string | null {
  const doubled = reasonDoubled(map);
  const { meeting } = meetings(map);
  const groupOf = ({ id }: MapEdge) => meeting.get(id) ?? id;
  const origins = new Set(map.edges.map((edge) => `${edge.from} ${groupOf(edge)}`));
  const plain = new Set(
    drawnLinks(map, true).links.flatMap(({ edge, isHeadless }) => (edge && !isHeadless ? [edge.id] : [])),
  );
  return (edge) => {
    const target =
      edge.relation === "support" && plain.has(edge.id) ? edgesById(map).get(edge.to) : undefined;
    const isOwn = target && origins.has(`${edge.from} ${groupOf(target)}`);
    return isOwn ? "links by which a node supports its own link" : doubled(edge);
  };
}

export const argdownWriter: Writer = {
  format: "argdown",
  extensions: [".argdown", ".ad"],
  notes: (map) =>
    tellLosses(map, {
      lostEdge: reasonOfLoss(map),
      lost: ["link notes", "unknown keys"],
      changed: {
        citations: AS_REFERENCES.citations,
        sources: "sources: listed at the beginning, without their texts",
        joints: "joint links: an argument with premises, or one that they support",
        undercuts: "links to links: they undercut or support an argument that stands for the link",
      },
    }),
  write(map: ArgMap) {
    const { links, junctions } = drawnLinks(map, true);
    const names = new Map(map.nodes.map(({ id }, at) => [id, `[n${at + 1}]`]));
    for (const [at, { id }] of junctions.entries()) names.set(id, `<j${at + 1}>`);
    const name = (id: string) => names.get(id) ?? "";
    const isJunction = new Set(junctions.map(({ id }) => id));
    const plain = links.filter((link) => !link.isHeadless && !isJunction.has(link.from));
    // For each junction the lines that begin there or lead on from it.
    const around = new Map<string, OutLink[]>(junctions.map(({ id }) => [id, []]));
    for (const link of links) around.get(link.isHeadless ? link.to : link.from)?.push(link);
    const sign = (link: OutLink) =>
      link.relation === "support" ? "+>" : isJunction.has(link.to) ? "_>" : "->";
    const references = referencesOf(map);
    const sources = references.sources.map(({ number, line }) => `  ${number}: ${yaml(line)}`);
    const colours = KINDS.map((kind) => `    ${kind}: "${LIGHT.kinds[kind].accent}"`);
    const blocks = [
      [
        "===",
        `title: ${yaml(map.title)}`,
        ...(sources.length === 0 ? [] : ["sources:", ...sources]),
        "selection:",
        "  statementSelectionMode: all",
        "model:",
        "  removeTagsFromText: true",
        "color:",
        "  tagColors:",
        ...colours,
        "===",
      ].join("\n"),
      ...map.nodes.map((node, at) => statement(node, `n${at + 1}`, references.of(node))),
      ...junctions.map(({ id }) => junction(id, around.get(id) ?? [], name, map)),
      // A text of front matter alone is none to Argdown.
      ...(map.nodes.length === 0 ? ["# Empty map"] : []),
      ...plain.map((link) => `${name(link.from)}\n  ${sign(link)} ${name(link.to)}`),
    ];
    return `${blocks.join("\n\n")}\n`;
  },
};
