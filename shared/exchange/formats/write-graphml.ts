/** GraphML with plain attributes, for programs that calculate, and with yEd's own keys, so that it can be seen. */
import type { ArgMap, MapNode } from "../../document/types";
import { LIGHT } from "../../scene/theme";
import { attributes, escapeXml } from "../../scene/xml";
import { drawnLinks, type OutJunction, type OutLink } from "./drawn-links";
import type { Writer } from "./format";
import { AS_REFERENCES, tellLosses } from "./losses";
import { edgeFields, NODE_FIELDS, nodeFields } from "./plain-fields";
import { referenceField, referencesOf } from "./references";

const TYPES: Readonly<Record<string, string>> = {
  x: "double",
  y: "double",
  width: "double",
  confidence: "double",
  muted: "boolean",
  collapsed: "boolean",
  junction: "boolean",
};
const LINK_FIELDS = ["id", "relation", "joint", "notes"] as const;
const WIDTH = 220;

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:y="http://www.yworks.com/xml/graphml" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd">`;

function keys(): readonly string[] {
  const key = (id: string, owner: string, name: string) =>
    `  <key${attributes({ id, for: owner, "attr.name": name, "attr.type": TYPES[name] ?? "string" })}/>`;
  return [
    key("g-title", "graph", "title"),
    ...[...NODE_FIELDS, "references", "junction"].map((name) => key(`n-${name}`, "node", name)),
    ...LINK_FIELDS.map((name) => key(`e-${name}`, "edge", name)),
    `  <key id="n-graphics" for="node" yfiles.type="nodegraphics"/>`,
    `  <key id="e-graphics" for="edge" yfiles.type="edgegraphics"/>`,
  ];
}

const data = (key: string, value: string) => `      <data${attributes({ key })}>${escapeXml(value)}</data>`;

function nodeLines(node: MapNode, references: string): readonly string[] {
  const colours = LIGHT.kinds[node.kind];
  const height = 40 + 16 * Math.ceil(node.text.length / 30);
  return [
    `    <node${attributes({ id: node.id })}>`,
    ...[...nodeFields(node)].map(([name, value]) => data(`n-${name}`, value)),
    ...(references === "" ? [] : [data("n-references", references)]),
    `      <data key="n-graphics"><y:ShapeNode><y:Geometry${attributes({ x: node.x, y: node.y, width: node.width ?? WIDTH, height })}/><y:Fill${attributes({ color: colours.fill, transparent: "false" })}/><y:BorderStyle${attributes({ color: colours.accent, type: "line", width: 1.5 })}/><y:NodeLabel autoSizePolicy="node_width" configuration="CroppingLabel">${escapeXml(node.text)}</y:NodeLabel><y:Shape type="roundrectangle"/></y:ShapeNode></data>`,
    "    </node>",
  ];
}

function junctionLines({ id, relation, x, y }: OutJunction): readonly string[] {
  return [
    `    <node${attributes({ id })}>`,
    data("n-junction", "true"),
    `      <data key="n-graphics"><y:ShapeNode><y:Geometry${attributes({ x, y, width: 10, height: 10 })}/><y:Fill${attributes({ color: LIGHT.relations[relation], transparent: "false" })}/><y:Shape type="ellipse"/></y:ShapeNode></data>`,
    "    </node>",
  ];
}

function linkLines({ id, from, to, relation, edge, isHeadless }: OutLink): readonly string[] {
  const fields = edge ? [["id", edge.id] as const, ...edgeFields(edge)] : [["relation", relation] as const];
  const line = attributes({
    color: LIGHT.relations[relation],
    type: relation === "oppose" ? "dashed" : "line",
    width: 1.5,
  });
  return [
    `    <edge${attributes({ id, source: from, target: to })}>`,
    ...fields.map(([name, value]) => data(`e-${name}`, value)),
    `      <data key="e-graphics"><y:PolyLineEdge><y:LineStyle${line}/><y:Arrows${attributes({ source: "none", target: isHeadless ? "none" : "standard" })}/></y:PolyLineEdge></data>`,
    "    </edge>",
  ];
}

export const graphmlWriter: Writer = {
  format: "graphml",
  extensions: [".graphml"],
  notes: (map) => tellLosses(map, { lost: ["uncited sources", "unknown keys"], changed: AS_REFERENCES }),
  write(map: ArgMap) {
    const { links, junctions } = drawnLinks(map, false);
    const references = referencesOf(map);
    const lines = [
      HEAD,
      ...keys(),
      `  <graph id="G" edgedefault="directed">`,
      ...(map.title === "" ? [] : [data("g-title", map.title)]),
      ...map.nodes.flatMap((node) => nodeLines(node, referenceField(references, node))),
      ...junctions.flatMap(junctionLines),
      ...links.flatMap(linkLines),
      "  </graph>",
      "</graphml>",
      "",
    ];
    return lines.join("\n");
  },
};
