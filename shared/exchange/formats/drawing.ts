/**
 * Boxes and lines as drawing programs know them, and the map that they stand for. A junction is a dot in the middle of a
 * link: lines without a head lead from the arguments to it and one leads on to the target, so several arguments at one
 * junction are joint, and an arrow that ends at a junction speaks about the link.
 */
import type { Relation } from "../../document/types";
import { createMapBuilding, type MapBuilding, type NewNode } from "./building";
import type { Imported } from "./format";
import { type Fields, nodeOfFields, relationOf } from "./plain-fields";
import { type LinkLook, relationByLook, type Sign } from "./signs";

export interface DrawnNode {
  readonly id: string;
  readonly text: string;
  readonly x?: number | undefined;
  readonly y?: number | undefined;
  readonly notes?: string | undefined;
  /** The names of the groups it stands in, the outermost first. They become tags. */
  readonly groups?: readonly string[];
  /** What the format itself says about the node, in this app's words. */
  readonly fields?: Fields;
  readonly isJunction?: boolean;
}

export interface DrawnLink {
  readonly id?: string | undefined;
  readonly from: string;
  readonly to: string;
  readonly look: LinkLook;
  /** What the format itself says about the link, in this app's words. */
  readonly fields?: Fields;
  readonly isHeadless?: boolean;
  /** It has a head at both ends; a map has no such links. */
  readonly isTwoWay?: boolean;
}

export interface Drawing {
  readonly title: string;
  readonly nodes: readonly DrawnNode[];
  readonly links: readonly DrawnLink[];
}

const SIGNS: Readonly<Record<Exclude<Sign, null>, string>> = {
  words: "links whose label says whether they support or oppose",
  colour: "links whose colour says it: green supports, red opposes",
  line: "dashed and dotted links: taken as opposing",
};

/** The map that the drawing stands for. `building` may already hold notes of the reader. */
export function mapOfDrawing(drawing: Drawing, building: MapBuilding = createMapBuilding()): Imported {
  const junctions = junctionsOf(drawing);
  const boxes = drawing.nodes.filter(({ id }) => !junctions.has(id));
  const isPlaced = arePlaced(boxes);
  for (const box of boxes) building.node(box.id, boxOf(box, building));
  for (const link of drawing.links)
    if (!junctions.has(link.from) && !(link.isHeadless === true && junctions.has(link.to)))
      addLink(building, link, link.id === undefined ? null : linkName(link.id), link, [link.from], junctions);
  for (const { begins, goesOn, node } of junctions.values()) {
    const [first] = begins;
    if (first)
      addLink(
        building,
        first,
        linkName(node),
        goesOn,
        begins.map(({ from }) => from),
        junctions,
      );
  }
  return building.finish(drawing.title, isPlaced);
}

interface Junction {
  readonly node: string;
  readonly begins: readonly DrawnLink[];
  readonly goesOn: DrawnLink;
}

const linkName = (id: string) => `link ${id}`;

function junctionsOf({ nodes, links }: Drawing): ReadonlyMap<string, Junction> {
  const marked = new Set(nodes.filter((node) => node.isJunction).map(({ id }) => id));
  const begins = new Map<string, DrawnLink[]>();
  const goesOn = new Map<string, DrawnLink[]>();
  const add = (to: Map<string, DrawnLink[]>, key: string, link: DrawnLink) => {
    const list = to.get(key);
    if (list) list.push(link);
    else to.set(key, [link]);
  };
  for (const link of links) {
    if (marked.has(link.from)) add(goesOn, link.from, link);
    if (marked.has(link.to) && link.isHeadless && !marked.has(link.from)) add(begins, link.to, link);
  }
  const found = new Map<string, Junction>();
  for (const node of marked) {
    const [on, ...more] = goesOn.get(node) ?? [];
    const starts = begins.get(node) ?? [];
    if (on && more.length === 0 && starts.length > 0) found.set(node, { node, begins: starts, goesOn: on });
  }
  return found;
}

function boxOf(box: DrawnNode, building: MapBuilding): NewNode {
  const fields = nodeOfFields(box.fields ?? new Map());
  const groups = box.groups ?? [];
  if (groups.length > 0) building.notes.changed("groups: kept as tags of what they hold", groups.join(" / "));
  const tags = [...(fields.tags ?? []), ...groups];
  return {
    x: box.x ?? 0,
    y: box.y ?? 0,
    ...(box.notes !== undefined && { notes: box.notes }),
    ...fields,
    text: fields.text ?? box.text,
    ...(tags.length > 0 && { tags }),
  };
}

/** Adds one link for each of `from`; they are joint where there are several. */
function addLink(
  building: MapBuilding,
  begin: DrawnLink,
  name: string | null,
  { to, look, isTwoWay }: DrawnLink,
  from: readonly string[],
  junctions: ReadonlyMap<string, Junction>,
): void {
  const { relation, label, isGuess = false } = relationOfLink(building, begin, look);
  const target = junctions.has(to) ? linkName(to) : to;
  const as = begin.fields?.get("id") ?? begin.id;
  const joint = begin.fields?.get("joint") ?? (from.length > 1 && name !== null ? name.slice(5) : undefined);
  const notes = begin.fields?.get("notes") ?? label;
  if (isTwoWay)
    building.notes.changed("links with a head at both ends: kept in one direction", `${from[0]} → ${to}`);
  for (const [at, origin] of from.entries())
    building.edge(at === 0 ? name : null, origin, target, relation, {
      ...(at === 0 && as !== undefined && { as }),
      isGuess,
      ...(joint !== undefined && { joint }),
      ...(notes !== undefined && notes !== "" && { notes }),
    });
}

function relationOfLink(
  { notes }: MapBuilding,
  { from, to, fields }: DrawnLink,
  look: LinkLook,
): { readonly relation: Relation; readonly label?: string | undefined; readonly isGuess?: boolean } {
  const said = relationOf(fields?.get("relation"));
  if (said) return { relation: said, label: fields?.has("id") ? undefined : look.label };
  const { relation, by } = relationByLook(look);
  const words = `${from} → ${to}${look.label ? ` (${look.label})` : ""}`;
  if (by === null)
    notes.changed("links that do not say whether they support or oppose: taken as supporting", words);
  else notes.changed(SIGNS[by], words);
  return { relation, label: by === "words" ? undefined : look.label, isGuess: by === null };
}

/** All boxes have a place, and not all the same one. */
function arePlaced(boxes: readonly DrawnNode[]): boolean {
  const placed = boxes.every(
    ({ x, y, fields }) => (x !== undefined && y !== undefined) || (fields?.has("x") && fields.has("y")),
  );
  const places = new Set(
    boxes.map(({ x, y, fields }) => `${fields?.get("x") ?? x} ${fields?.get("y") ?? y}`),
  );
  return placed && (places.size > 1 || boxes.length === 1);
}
