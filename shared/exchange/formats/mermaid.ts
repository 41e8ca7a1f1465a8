/** Mermaid flowcharts. Other kinds of Mermaid diagrams are refused by name; looks and clicks are told as lost. */
import { err, ok, type Result } from "../../basics/result";
import { createMapBuilding, type MapBuilding } from "./building";
import { atEnd, type Cursor, take, takeUntil } from "./cursor";
import { type DrawnLink, type DrawnNode, mapOfDrawing } from "./drawing";
import type { Imported, ImportProblem, Reader } from "./format";
import { labelText, type MermaidBox, takeBox, takeLink } from "./mermaid-parts";
import { kindOf } from "./plain-fields";

const HEADER = /^(?:graph|flowchart(?:-elk)?)(?:[ \t]+(?:TB|TD|BT|RL|LR|[<>^v]))?[ \t]*(?:;|(?=\n)|$)/;
const OTHER =
  /^(?:sequenceDiagram|classDiagram|stateDiagram|erDiagram|gantt|pie|journey|mindmap|timeline|gitGraph|quadrantChart|requirementDiagram|sankey|xychart|block|C4\w+|kanban|architecture|packet|zenuml|treemap|radar)\S*/;
/** Statements about looks and clicks: the first word, then the rest of the line. */
const LOOKS = /(classDef|style|click|direction|accTitle|accDescr|title)\b[^\n]*/y;

interface Found {
  readonly nodes: Map<string, DrawnNode>;
  readonly links: DrawnLink[];
  readonly subgraphs: Map<string, string>;
  /** The names of the subgraphs that are open at this place. */
  readonly open: string[];
  readonly classes: Map<string, string>;
  /** Colours by number of link, and under -1 the one for all others. */
  readonly colours: Map<number, string>;
}

interface Head {
  readonly title: string;
  /** What follows the front matter, the remarks taken out. */
  readonly body: string;
}

function headOf(text: string): Head {
  const plain = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const [front = "", inside = ""] = /^\s*---\n([\s\S]*?\n)?---[ \t]*\n/.exec(plain) ?? [];
  const [, title = ""] = /^title:[ \t]*(.*)$/m.exec(inside) ?? [];
  const body = plain
    .slice(front.length)
    .replace(/^[ \t]*%%\{[\s\S]*?\}%%/gm, "")
    .replace(/^[ \t]*%%[^\n]*$/gm, "")
    .trimStart();
  return { title: unquoted(title.trim()), body };
}

function unquoted(title: string): string {
  if (!/^".*"$/.test(title)) return title;
  try {
    const value: unknown = JSON.parse(title);
    return typeof value === "string" ? value : title;
  } catch {
    return title.slice(1, -1);
  }
}

function read(text: string): Result<Imported, ImportProblem> {
  const { title, body } = headOf(text);
  const header = HEADER.exec(body);
  if (!header) {
    const [other] = OTHER.exec(body) ?? [];
    const what = other === undefined ? "does not begin with 'flowchart' or 'graph'" : `is a Mermaid ${other}`;
    return err({ kind: "malformed", message: `${what}. Argmap reads Mermaid flowcharts only` });
  }
  const found: Found = {
    nodes: new Map(),
    links: [],
    subgraphs: new Map(),
    open: [],
    classes: new Map(),
    colours: new Map(),
  };
  const building = createMapBuilding();
  const cursor: Cursor = { text: body, at: header[0].length };
  while (skipBlank(cursor)) readStatement(cursor, found, building);
  const nodes = [...found.nodes.values()].map((node) => finished(node, found));
  const links = found.links.map((link, at) => {
    const colour = found.colours.get(at) ?? found.colours.get(-1);
    return colour === undefined ? link : { ...link, look: { ...link.look, colour } };
  });
  return ok(mapOfDrawing({ title, nodes, links }, building));
}

/** Moves over spaces, line ends and semicolons; whether anything follows. */
function skipBlank(cursor: Cursor): boolean {
  take(cursor, /[\s;]*/y);
  return !atEnd(cursor);
}

function readStatement(cursor: Cursor, found: Found, building: MapBuilding): void {
  if (readSubgraph(cursor, found) || readLooks(cursor, found, building)) return;
  const start = cursor.at;
  if (readChain(cursor, found)) return;
  cursor.at = start;
  const [line = ""] = take(cursor, /[^\n]*/y) ?? [];
  building.notes.lost("lines that are no part of a flowchart", line.trim().slice(0, 80));
}

function readSubgraph(cursor: Cursor, found: Found): boolean {
  if (take(cursor, /end(?=\s|;|$)/y)) {
    found.open.pop();
    return true;
  }
  const [whole, rest = ""] = take(cursor, /subgraph(?=[\s;]|$)[ \t]*([^\n;]*)/y) ?? [];
  if (whole === undefined) return false;
  const [, id = rest.trim(), title] = /^([^\s[]+)\s*\[(.*)\]\s*$/.exec(rest.trim()) ?? [];
  const name = labelText((title ?? id).trim().replace(/^"(.*)"$/, "$1"));
  found.subgraphs.set(id, name);
  found.open.push(name);
  return true;
}

function readLooks(cursor: Cursor, found: Found, building: MapBuilding): boolean {
  const [classed, ids = "", name = ""] =
    take(cursor, /class[ \t]+([\w,.\- ]+?)[ \t]+([\w-]+)[ \t]*(?=[\n;]|$)/y) ?? [];
  if (classed !== undefined) {
    for (const id of ids.split(",")) found.classes.set(id.trim(), name);
    return true;
  }
  const [styled, numbers = "", css = ""] =
    take(cursor, /linkStyle[ \t]+([\d, ]+|default)[ \t]*([^\n]*)/y) ?? [];
  if (styled !== undefined) {
    const [, colour] = /stroke\s*:\s*([#\w]+)/.exec(css) ?? [];
    for (const number of numbers === "default" ? ["-1"] : numbers.split(","))
      if (colour !== undefined) found.colours.set(Number(number), colour);
    return true;
  }
  const [looks, word = ""] = take(cursor, LOOKS) ?? [];
  if (looks === undefined) return false;
  if (word === "accDescr" && looks.includes("{") && !looks.includes("}")) takeUntil(cursor, "}");
  if (word === "click") building.notes.lost("clicks and links to pages", looks);
  return true;
}

/** Boxes, several with "&", and the links between them: `A & B --> C -- why --> D`. */
function readChain(cursor: Cursor, found: Found): boolean {
  let before = takeBoxes(cursor, found);
  if (before.length === 0) return false;
  for (let link = takeLink(cursor); link; link = takeLink(cursor)) {
    take(cursor, /\s*/y);
    const boxes = takeBoxes(cursor, found);
    if (boxes.length === 0) return false;
    for (const from of before)
      for (const to of boxes)
        found.links.push({
          from,
          to,
          look: { label: link.label, isDashed: link.isDashed },
          isHeadless: link.isHeadless,
          isTwoWay: link.isTwoWay,
        });
    before = boxes;
  }
  return take(cursor, /[ \t]*(?=[\n;]|$)/y) !== null;
}

function takeBoxes(cursor: Cursor, found: Found): readonly string[] {
  const ids: string[] = [];
  for (let more = true; more; more = take(cursor, /[ \t]*&[ \t]*/y) !== null) {
    const box = takeBox(cursor);
    if (!box) break;
    addBox(box, found);
    ids.push(box.id);
  }
  return ids;
}

/** A box is told once or many times; what is told later counts. */
function addBox(box: MermaidBox, found: Found): void {
  const known = found.nodes.get(box.id);
  for (const name of box.classes) if (kindOf(name)) found.classes.set(box.id, name);
  found.nodes.set(box.id, {
    groups: [...found.open],
    ...known,
    id: box.id,
    text: box.text ?? known?.text ?? box.id,
    isJunction: box.isJunction || known?.isJunction === true,
  });
}

function finished(node: DrawnNode, found: Found): DrawnNode {
  const kind = kindOf(found.classes.get(node.id));
  const title = node.text === node.id ? found.subgraphs.get(node.id) : undefined;
  return { ...node, text: title ?? node.text, fields: new Map(kind ? [["kind", kind]] : []) };
}

export const mermaid: Reader = {
  format: "mermaid",
  extensions: [".mmd", ".mermaid"],
  recognises: (text) => {
    const { body } = headOf(text.slice(0, 20_000));
    return HEADER.test(body) || (OTHER.test(body) && /^\S+\s*(?:\n|$)/.test(body));
  },
  read,
};
