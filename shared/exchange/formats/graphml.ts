/** GraphML: plain, with named attributes, and as yEd writes it, with looks and labels of its own. */
import { err, ok, type Result } from "../../basics/result";
import { createMapBuilding, type MapBuilding } from "./building";
import { type DrawnLink, type DrawnNode, mapOfDrawing } from "./drawing";
import type { Imported, ImportProblem, Reader } from "./format";
import { plainLabel } from "./html-text";
import { numberOf } from "./plain-fields";
import { allInside, childrenOf, hasRoot, parseXml, textOf, type XmlElement } from "./xml-tree";

/** The names of attributes by the ids of their keys. */
type Keys = ReadonlyMap<string, string>;

interface Found {
  readonly nodes: DrawnNode[];
  readonly links: DrawnLink[];
  /** Groups by their ids; one that a link ends at is a node, too. */
  readonly groups: Map<string, DrawnNode>;
}

const LABELS = ["text", "label", "name", "title", "description"];
const NODE_WORDS = new Set([
  ...LABELS,
  "kind",
  "x",
  "y",
  "width",
  "notes",
  "confidence",
  "muted",
  "collapsed",
  "tags",
]);
const LINK_WORDS = new Set([
  "relation",
  "type",
  "label",
  "labele",
  "name",
  "colour",
  "color",
  "id",
  "joint",
  "notes",
]);

function read(text: string): Result<Imported, ImportProblem> {
  const parsed = parseXml(text);
  if (!parsed.ok) return err({ kind: "malformed", message: parsed.error });
  const root = parsed.value;
  if (root.name !== "graphml")
    return err({ kind: "malformed", message: "is not GraphML: its root is not <graphml>" });
  const keys = new Map(
    childrenOf(root, "key").flatMap((key) => {
      const name = key.attributes.get("attr.name");
      const id = key.attributes.get("id");
      return id === undefined || name === undefined ? [] : [[id, name.toLowerCase()] as const];
    }),
  );
  const building = createMapBuilding();
  const found: Found = { nodes: [], links: [], groups: new Map() };
  const graphs = childrenOf(root, "graph");
  for (const graph of graphs) readGraph(graph, keys, [], found, building);
  const ends = new Set(found.links.flatMap(({ from, to }) => [from, to]));
  for (const [id, group] of found.groups) if (ends.has(id)) found.nodes.push(group);
  const title = graphs.map((graph) => fieldsOf(graph, keys).get("title")).find((one) => one !== undefined);
  return ok(mapOfDrawing({ title: title ?? "", nodes: found.nodes, links: found.links }, building));
}

function readGraph(
  graph: XmlElement,
  keys: Keys,
  groups: readonly string[],
  found: Found,
  building: MapBuilding,
): void {
  for (const node of childrenOf(graph, "node")) {
    const drawn = nodeOf(node, keys, groups, building);
    const inner = childrenOf(node, "graph");
    if (inner.length > 0) found.groups.set(drawn.id, drawn);
    else found.nodes.push(drawn);
    for (const one of inner) readGraph(one, keys, [...groups, drawn.text], found, building);
  }
  for (const edge of childrenOf(graph, "edge")) found.links.push(linkOf(edge, keys, building));
  for (const edge of childrenOf(graph, "hyperedge"))
    building.notes.lost("links with more than two ends", edge.attributes.get("id") ?? "without a name");
}

/** The attributes that the element carries, by their names. */
function fieldsOf(element: XmlElement, keys: Keys): Map<string, string> {
  const fields = new Map<string, string>();
  for (const data of childrenOf(element, "data")) {
    const name = keys.get(data.attributes.get("key") ?? "");
    if (name !== undefined && !fields.has(name) && !data.children.some((child) => typeof child !== "string"))
      fields.set(name, textOf(data));
  }
  return fields;
}

function drawnInside(element: XmlElement, name: string): readonly XmlElement[] {
  return childrenOf(element, "data").flatMap((data) => allInside(data, name));
}

function label(element: XmlElement): string {
  const text = textOf(element);
  return /^\s*<html>/i.test(text) ? plainLabel(text) : text.trim();
}

function nodeOf(node: XmlElement, keys: Keys, groups: readonly string[], building: MapBuilding): DrawnNode {
  const id = node.attributes.get("id") ?? "";
  const fields = fieldsOf(node, keys);
  const [geometry] = drawnInside(node, "Geometry");
  const labels = drawnInside(node, "NodeLabel")
    .map(label)
    .filter((one) => one !== "");
  const named = LABELS.map((name) => fields.get(name)?.trim() ?? "").find((one) => one !== "");
  const [first = named ?? id, ...others] = labels;
  if (others.length > 0) building.notes.changed("further labels of a box: kept as notes", others.join(" "));
  for (const [name, value] of fields)
    if (!NODE_WORDS.has(name) && name !== "junction" && value.trim() !== "")
      building.notes.lost(`attributes that a map does not have: ${name}`, `${first}: ${value}`);
  return {
    id,
    text: first,
    x: numberOf(geometry?.attributes.get("x")) ?? undefined,
    y: numberOf(geometry?.attributes.get("y")) ?? undefined,
    groups,
    fields,
    ...(others.length > 0 && { notes: others.join("\n") }),
    ...(fields.get("junction") === "true" && { isJunction: true }),
  };
}

function linkOf(edge: XmlElement, keys: Keys, building: MapBuilding): DrawnLink {
  const fields = fieldsOf(edge, keys);
  const [line] = drawnInside(edge, "LineStyle");
  const [arrows] = drawnInside(edge, "Arrows");
  const drawn = drawnInside(edge, "EdgeLabel")
    .map(label)
    .filter((one) => one !== "")
    .join(" ");
  const named = ["type", "label", "labele", "name"]
    .map((name) => fields.get(name))
    .find((one) => one !== undefined);
  const from = edge.attributes.get("source") ?? "";
  const to = edge.attributes.get("target") ?? "";
  for (const [name, value] of fields)
    if (!LINK_WORDS.has(name) && value.trim() !== "")
      building.notes.lost(`attributes that a map does not have: ${name}`, `${from} → ${to}: ${value}`);
  return {
    id: edge.attributes.get("id"),
    from,
    to,
    fields,
    look: {
      label: drawn || named,
      colour: line?.attributes.get("color") ?? fields.get("colour") ?? fields.get("color"),
      isDashed: /^(?:dashed|dotted)/.test(line?.attributes.get("type") ?? ""),
    },
    isHeadless: arrows?.attributes.get("target") === "none",
    isTwoWay: arrows !== undefined && hasHead(arrows, "source") && hasHead(arrows, "target"),
  };
}

function hasHead(arrows: XmlElement, end: string): boolean {
  return (arrows.attributes.get(end) ?? "none") !== "none";
}

export const graphml: Reader = {
  format: "graphml",
  extensions: [".graphml", ".xml"],
  recognises: (text) => hasRoot(text, "graphml"),
  read,
};
