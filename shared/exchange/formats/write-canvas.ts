/** JSON Canvas 1.0, for Obsidian and others: a card for each node, with its kind in bold, and lines with words on them. */
import { KIND_NAMES } from "../../document/describe";
import type { ArgMap, Kind, MapNode } from "../../document/types";
import { JUNCTION } from "./canvas";
import { drawnLinks, type OutJunction, type OutLink } from "./drawn-links";
import type { Writer } from "./format";
import { tellLosses } from "./losses";
import { reasonDoubled } from "./meetings";
import { wellFormed } from "./well-formed";

/** The colours by number that every program with canvases has: red, orange, yellow, green, cyan, purple from 1 to 6. */
const COLOURS: Readonly<Record<Kind, string>> = { decision: "5", motive: "4", risk: "2", critique: "6" };
const WIDTH = 260;

function card(node: MapNode) {
  const width = Math.max(60, Math.round(node.width ?? WIDTH));
  const lines = node.text
    .split("\n")
    .reduce((sum, line) => sum + Math.ceil((line.length * 8 + 1) / width), 0);
  return {
    id: node.id,
    type: "text",
    x: Math.round(node.x),
    y: Math.round(node.y),
    width,
    height: 90 + 24 * lines,
    color: COLOURS[node.kind],
    text: `**${KIND_NAMES[node.kind]}**\n\n${wellFormed(node.text)}`,
  };
}

function dot({ id, x, y }: OutJunction) {
  return {
    id,
    type: "text",
    x: Math.round(x),
    y: Math.round(y),
    width: JUNCTION.width,
    height: JUNCTION.width,
    text: JUNCTION.text,
  };
}

function line({ id, from, to, relation, isHeadless }: OutLink) {
  return {
    id,
    fromNode: from,
    toNode: to,
    ...(isHeadless && { toEnd: "none" }),
    color: relation === "support" ? "4" : "1",
    label: relation === "support" ? "supports" : "opposes",
  };
}

export const canvasWriter: Writer = {
  format: "canvas",
  extensions: [".canvas"],
  notes: (map) =>
    tellLosses(map, {
      lostEdge: reasonDoubled(map),
      lost: [
        "title",
        "widths",
        "notes",
        "confidences",
        "muting",
        "collapsing",
        "tags",
        "citations",
        "sources",
        "link notes",
        "unknown keys",
      ],
      changed: {
        places: "places of boxes: rounded to whole numbers",
        joints: "joint links: they meet at a card with a dot",
        undercuts: "links to links: they end at a card with a dot in the middle of the link",
      },
    }),
  write(map: ArgMap) {
    const { links, junctions } = drawnLinks(map, true);
    const nodes = [...map.nodes.map(card), ...junctions.map(dot)];
    return `${JSON.stringify({ nodes, edges: links.map(line) }, null, "\t")}\n`;
  },
};
