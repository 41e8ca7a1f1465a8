/** Mind maps of Freeplane and FreeMind (.mm): every branch is an argument about the one above it. */
import { err, ok, type Result } from "../../basics/result";
import type { Relation } from "../../document/types";
import { createMapBuilding, type MapBuilding } from "./building";
import type { Imported, ImportProblem, Reader } from "./format";
import { addItems, type OutlineItem, relationOfColour } from "./outline-items";
import { relationByLook } from "./signs";
import { childrenOf, hasRoot, parseXml, type XmlElement } from "./xml-tree";

const ICONS: Readonly<Record<string, Relation>> = {
  button_ok: "support",
  yes: "support",
  "emoji-2795": "support",
  button_cancel: "oppose",
  no: "oppose",
  stop: "oppose",
  "emoji-2796": "oppose",
};

interface Found {
  readonly items: OutlineItem[];
  /** The names of items by the ids of the file. */
  readonly names: Map<string, string>;
  readonly arrows: { readonly from: string; readonly element: XmlElement }[];
}

function read(text: string): Result<Imported, ImportProblem> {
  const parsed = parseXml(text);
  if (!parsed.ok) return err({ kind: "malformed", message: parsed.error });
  if (parsed.value.name !== "map")
    return err({ kind: "malformed", message: "is not a mind map of Freeplane: its root is not <map>" });
  const building = createMapBuilding();
  const found: Found = { items: [], names: new Map(), arrows: [] };
  collect(parsed.value, null, found, building);
  addItems(found.items, building);
  for (const { from, element } of found.arrows) addArrow(from, element, found, building);
  return ok(building.finish(found.items[0]?.text.split("\n")[0] ?? ""));
}

function collect(element: XmlElement, parent: string | null, found: Found, building: MapBuilding): void {
  for (const node of childrenOf(element, "node")) {
    const id = `item ${found.items.length + 1}`;
    const own = node.attributes.get("ID");
    if (own !== undefined && !found.names.has(own)) found.names.set(own, id);
    found.items.push(itemOf(node, id, parent, building));
    for (const arrow of childrenOf(node, "arrowlink")) found.arrows.push({ from: id, element: arrow });
    collect(node, id, found, building);
  }
}

function itemOf(node: XmlElement, id: string, parent: string | null, building: MapBuilding): OutlineItem {
  const rich = (type: string) =>
    childrenOf(node, "richcontent")
      .filter((content) => content.attributes.get("TYPE") === type)
      .map(wordsOf)
      .join("\n");
  const icons = childrenOf(node, "icon").map((icon) => icon.attributes.get("BUILTIN") ?? "");
  const told = icons.flatMap((icon) => (Object.hasOwn(ICONS, icon) ? (ICONS[icon] ?? []) : []));
  for (const icon of icons)
    if (!Object.hasOwn(ICONS, icon)) building.notes.lost("icons that say neither yes nor no", icon);
  for (const attribute of childrenOf(node, "attribute"))
    building.notes.lost(
      `attributes that a map does not have: ${attribute.attributes.get("NAME") ?? ""}`,
      attribute.attributes.get("VALUE") ?? "",
    );
  const [edge] = childrenOf(node, "edge");
  const notes = [rich("DETAILS"), rich("NOTE"), node.attributes.get("LINK") ?? ""].filter(
    (one) => one !== "",
  );
  return {
    id,
    parent,
    text: node.attributes.get("TEXT") ?? rich("NODE"),
    notes: notes.join("\n"),
    relation: told[0] ?? relationOfColour(edge?.attributes.get("COLOR")),
  };
}

/** The words of rich content, a line for each paragraph. */
function wordsOf(content: XmlElement): string {
  const text = content.children
    .map((child) => {
      if (typeof child === "string") return child.replace(/\s+/g, " ");
      if (child.name === "head" || child.name === "style") return "";
      const inner = child.name === "br" ? "\n" : wordsOf(child);
      return /^(?:p|div|li|h\d|tr)$/.test(child.name) ? `${inner.trim()}\n` : inner;
    })
    .join("");
  return text.replace(/ *\n */g, "\n").trim();
}

function addArrow(from: string, arrow: XmlElement, found: Found, building: MapBuilding): void {
  const { attributes } = arrow;
  const to = found.names.get(attributes.get("DESTINATION") ?? "");
  const label = attributes.get("MIDDLE_LABEL");
  const { relation, by } = relationByLook({ label, colour: attributes.get("COLOR") });
  if (by === null)
    building.notes.changed(
      "connectors that do not say whether they support or oppose: taken as supporting",
      label ?? "",
    );
  building.edge(null, from, to ?? "", relation, {
    as: "link",
    isGuess: by === null,
    ...(label !== undefined && { notes: label }),
  });
}

export const freeplane: Reader = {
  format: "freeplane",
  extensions: [".mm"],
  recognises: (text) => hasRoot(text, "map") && /<node\b/.test(text),
  read,
};
