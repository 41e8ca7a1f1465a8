/** JSON Canvas 1.0: cards of text, files, links and groups, and lines between them. */
import { err, ok, type Result } from "../../basics/result";
import { createMapBuilding, type MapBuilding } from "./building";
import { type DrawnLink, type DrawnNode, mapOfDrawing } from "./drawing";
import type { Imported, ImportProblem, Reader } from "./format";
import { fieldOf, finiteOf, isRecord, type JsonRecord, parsedJson, recordsOf, wordOf } from "./json-text";
import { kindOf } from "./plain-fields";

/** The card in the middle of a link that Argmap itself writes. */
export const JUNCTION = { text: "•", width: 40 } as const;
/** How Argmap writes a kind: in bold before the text. */
const BADGE = /^\*\*(Decision|Motive|Risk|Critique)\*\*(?:\n\n?|$)/;

const COLOURS: Readonly<Record<string, string>> = { 1: "red", 4: "green" };

function read(text: string): Result<Imported, ImportProblem> {
  if (/^<{7} /m.test(text) && /^>{7} /m.test(text))
    return err({
      kind: "malformed",
      message: "holds the marks of an unresolved git conflict. Resolve it first, then try again",
    });
  const file = parsedJson(text);
  if (!isRecord(file) || !isCanvas(file))
    return err({
      kind: "malformed",
      message: `is not a JSON Canvas: it needs a JSON object with the lists "nodes" and "edges"`,
    });
  const building = createMapBuilding();
  const cards = recordsOf(fieldOf(file, "nodes"));
  const groups = cards.filter((card) => fieldOf(card, "type") === "group");
  const nodes = cards.map((card) => nodeOf(card, groups, building));
  const links = recordsOf(fieldOf(file, "edges")).map(linkOf);
  return ok(mapOfDrawing({ title: "", nodes, links }, building));
}

/** Both lists may be left out; what is there must be lists. */
function isCanvas(file: JsonRecord): boolean {
  const lists = [fieldOf(file, "nodes"), fieldOf(file, "edges")];
  return lists.every((list) => list === undefined || Array.isArray(list));
}

function nodeOf(card: JsonRecord, groups: readonly JsonRecord[], building: MapBuilding): DrawnNode {
  const word = (key: string) => wordOf(fieldOf(card, key)) ?? "";
  const type = word("type");
  const id = word("id");
  const { text, kind } = textOf(type, word, building);
  const x = finiteOf(fieldOf(card, "x"));
  const y = finiteOf(fieldOf(card, "y"));
  const holds = type === "group" ? [] : groups.filter((group) => isInside(card, group));
  return {
    id,
    text,
    x,
    y,
    groups: type === "group" ? ["group"] : holds.map((group) => wordOf(fieldOf(group, "label")) ?? "group"),
    fields: new Map(kind === undefined ? [] : [["kind", kind]]),
    isJunction: type === "text" && text === JUNCTION.text && fieldOf(card, "width") === JUNCTION.width,
  };
}

function textOf(type: string, word: (key: string) => string, building: MapBuilding) {
  const { notes } = building;
  if (type === "file") {
    notes.changed("cards of files: kept as boxes with the name of the file", word("file"));
    return { text: `${word("file")}${word("subpath")}` };
  }
  if (type === "link") {
    notes.changed("cards of web pages: kept as boxes with the address", word("url"));
    return { text: word("url") };
  }
  if (type === "group") {
    notes.changed("groups: kept as boxes, and as tags of what they hold", word("label"));
    return { text: word("label") || "group" };
  }
  const [badge, name] = BADGE.exec(word("text")) ?? [];
  return { text: word("text").slice(badge?.length ?? 0), kind: kindOf(name) };
}

/** Whether the card's middle lies in the group. */
function isInside(card: JsonRecord, group: JsonRecord): boolean {
  const side = (of: JsonRecord, key: string) => finiteOf(fieldOf(of, key)) ?? 0;
  const middle = (start: string, size: string) => side(card, start) + side(card, size) / 2;
  const within = (at: number, start: string, size: string) =>
    at >= side(group, start) && at <= side(group, start) + side(group, size);
  return within(middle("x", "width"), "x", "width") && within(middle("y", "height"), "y", "height");
}

/** A line with a head at its start only runs the other way. */
function linkOf(edge: JsonRecord): DrawnLink {
  const word = (key: string) => wordOf(fieldOf(edge, key));
  const startHead = word("fromEnd") === "arrow";
  const endHead = (word("toEnd") ?? "arrow") === "arrow";
  const isReversed = startHead && !endHead;
  const colour = word("color") ?? "";
  return {
    id: word("id"),
    from: word(isReversed ? "toNode" : "fromNode") ?? "",
    to: word(isReversed ? "fromNode" : "toNode") ?? "",
    look: { label: word("label"), colour: Object.hasOwn(COLOURS, colour) ? COLOURS[colour] : colour },
    isHeadless: !startHead && !endHead,
    isTwoWay: startHead && endHead,
  };
}

export const canvas: Reader = {
  format: "canvas",
  extensions: [".canvas"],
  recognises: (text) =>
    /^\s*[{<]/.test(text) &&
    ((/"nodes"\s*:/.test(text) &&
      /"(?:type|fromNode)"\s*:/.test(text) &&
      !/"(?:nodeID|AIF)"\s*:/.test(text)) ||
      /^\s*\{\s*\}\s*$/.test(text)),
  read,
};
