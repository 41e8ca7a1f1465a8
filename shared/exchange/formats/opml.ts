/** OPML: outlines of outliners. What Argmap writes itself names nodes and links in attributes and is read by them. */
import { err, ok, type Result } from "../../basics/result";
import { createMapBuilding, type MapBuilding } from "./building";
import type { Imported, ImportProblem, Reader } from "./format";
import { plainLabel } from "./html-text";
import { addItems, type OutlineItem } from "./outline-items";
import { nodeOfFields, relationOf } from "./plain-fields";
import { childrenOf, hasRoot, parseXml, textOf, type XmlElement } from "./xml-tree";

interface Line {
  readonly element: XmlElement;
  readonly id: string;
  readonly parent: string | null;
}

function read(text: string): Result<Imported, ImportProblem> {
  const parsed = parseXml(text);
  if (!parsed.ok) return err({ kind: "malformed", message: parsed.error });
  if (parsed.value.name !== "opml")
    return err({ kind: "malformed", message: "is not OPML: its root is not <opml>" });
  const [head] = childrenOf(parsed.value, "head");
  const [title] = head ? childrenOf(head, "title") : [];
  const lines: Line[] = [];
  for (const body of childrenOf(parsed.value, "body")) collect(body, null, lines);
  const building = createMapBuilding();
  const isOwn = lines.some(({ element }) => element.attributes.has("argmapNode"));
  if (isOwn) addOwn(lines, building);
  else
    addItems(
      lines.map((line) => itemOf(line, building)),
      building,
    );
  const places = lines.every(({ element }) => element.attributes.has("x") && element.attributes.has("y"));
  return ok(building.finish(title ? textOf(title) : "", isOwn && places));
}

function collect(element: XmlElement, parent: string | null, lines: Line[]): void {
  for (const child of childrenOf(element, "outline")) {
    const line = { element: child, id: `line ${lines.length + 1}`, parent };
    lines.push(line);
    collect(child, line.id, lines);
  }
}

const KNOWN = new Set([
  "text",
  "title",
  "_note",
  "type",
  "created",
  "isComment",
  "isBreakpoint",
  "expansionState",
]);

function itemOf({ element, id, parent }: Line, building: MapBuilding): OutlineItem {
  const { attributes } = element;
  const written = attributes.get("text") ?? attributes.get("title") ?? "";
  const text = /<[a-z][^>]*>/i.test(written) ? plainLabel(written) : written;
  const address = attributes.get("url") ?? attributes.get("htmlUrl") ?? attributes.get("xmlUrl");
  for (const [name, value] of attributes)
    if (!KNOWN.has(name) && !/url$/i.test(name))
      building.notes.lost(`attributes that a map does not have: ${name}`, value);
  const notes = [attributes.get("_note"), address]
    .filter((one) => one !== undefined && one !== "")
    .join("\n");
  return { id, parent, text, notes };
}

/** Each node once, wherever it is repeated, and each link by the names that it bears. */
function addOwn(lines: readonly Line[], building: MapBuilding): void {
  for (const { element } of lines) {
    const { attributes } = element;
    const node = attributes.get("argmapNode") ?? "";
    if (!building.has(`node ${node}`) && attributes.get("argmapRepeats") !== "true") {
      const fields = new Map(attributes);
      const notes = attributes.get("_note");
      if (notes !== undefined) fields.set("notes", notes);
      building.node(`node ${node}`, { x: 0, y: 0, text: "", ...nodeOfFields(fields), as: node });
    }
  }
  const links = new Set(lines.flatMap(({ element }) => element.attributes.get("argmapLink") ?? []));
  for (const { element } of lines) {
    const { attributes } = element;
    const link = attributes.get("argmapLink");
    const to = attributes.get("argmapTo");
    if (link === undefined || to === undefined) continue;
    const joint = attributes.get("joint");
    const notes = attributes.get("linkNotes");
    const relation = relationOf(attributes.get("relation")) ?? "support";
    const target = links.has(to) ? `link ${to}` : `node ${to}`;
    building.edge(`link ${link}`, `node ${attributes.get("argmapNode") ?? ""}`, target, relation, {
      as: link,
      ...(joint !== undefined && { joint }),
      ...(notes !== undefined && { notes }),
    });
  }
}

export const opml: Reader = {
  format: "opml",
  extensions: [".opml", ".xml"],
  recognises: (text) => hasRoot(text, "opml"),
  read,
};
