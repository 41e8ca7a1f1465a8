/** The parts of a line of a Mermaid flowchart: boxes in their brackets, and links with or without text. */
import { type Cursor, take, takeUntil } from "./cursor";
import { decodeEntities } from "./html-text";

export interface MermaidBox {
  readonly id: string;
  readonly text: string | null;
  readonly classes: readonly string[];
  readonly isJunction: boolean;
}

export interface MermaidLink {
  readonly label: string | undefined;
  readonly isDashed: boolean;
  readonly isHeadless: boolean;
  readonly isTwoWay: boolean;
}

const ID = /(?:[^\s\-=<>[\](){}|&;~@:"]|-(?![->.\s])|=(?!=)|:(?!::)|@(?!\{))+/y;

/** What opens a box, and all that may close it. Longer ones first. */
const BRACKETS: readonly (readonly [open: string, ...closes: string[]])[] = [
  ["(((", ")))"],
  ["((", "))"],
  ["([", "])"],
  ["(-", "-)"],
  ["(", ")"],
  ["[[", "]]"],
  ["[(", ")]"],
  ["[/", "/]", "\\]"],
  ["[\\", "\\]", "/]"],
  ["[|", "|]"],
  ["[", "]"],
  ["{{", "}}"],
  ["{", "}"],
  [">", "]"],
];

/** A box, or null where none begins here. */
export function takeBox(cursor: Cursor): MermaidBox | null {
  const [id] = take(cursor, ID) ?? [];
  if (id === undefined) return null;
  const meta = takeMeta(cursor);
  const text = meta?.label ?? takeBracketed(cursor);
  const classes: string[] = [];
  for (let found = take(cursor, /:::([\w-]+)/y); found; found = take(cursor, /:::([\w-]+)/y))
    classes.push(found[1] ?? "");
  const isJunction = /^(?:junction|f-circ|filled-circle)$/.test(meta?.shape ?? "");
  return { id, text, classes, isJunction };
}

function takeMeta(cursor: Cursor): { readonly shape: string; readonly label: string | null } | null {
  if (!take(cursor, /@\{/y)) return null;
  let shape = "";
  let label: string | null = null;
  const pair = /[\s,]*([A-Za-z]+)\s*:\s*(?:"([^"\\]*(?:\\.[^"\\]*)*)"|'([^']*)'|([^,}\n]*))/y;
  for (let found = take(cursor, pair); found; found = take(cursor, pair)) {
    const [, key, double, single, bare] = found;
    const value = double ?? single ?? (bare ?? "").trim();
    if (key === "shape") shape = value;
    if (key === "label") label = labelText(value);
  }
  takeUntil(cursor, "}");
  return { shape, label };
}

function takeBracketed(cursor: Cursor): string | null {
  const start = cursor.at;
  for (const [open, ...closes] of BRACKETS) {
    if (!cursor.text.startsWith(open, start)) continue;
    cursor.at = start + open.length;
    const quoted = take(cursor, /\s*"([^"]*)"\s*/y);
    if (quoted) {
      const close = closes.find((one) => cursor.text.startsWith(one, cursor.at));
      if (close !== undefined) {
        cursor.at += close.length;
        return labelText(quoted[1] ?? "");
      }
    } else {
      const line = cursor.text.indexOf("\n", cursor.at);
      const end = line < 0 ? cursor.text.length : line;
      const found = closes
        .map((close) => ({ close, at: cursor.text.slice(cursor.at, end).indexOf(close) }))
        .filter(({ at }) => at >= 0)
        .sort((a, b) => a.at - b.at)[0];
      if (found) {
        const text = cursor.text.slice(cursor.at, cursor.at + found.at);
        cursor.at += found.at + found.close.length;
        return labelText(text);
      }
    }
    cursor.at = start;
  }
  return null;
}

/** The words of a label: quotes and Markdown marks off, entities and line breaks in. */
export function labelText(label: string): string {
  const bare = label.trim().replace(/^`([\s\S]*)`$/, "$1");
  return decodeEntities(
    bare
      .replace(/<br\s*\/?>/gi, "\n")
      .replace(/#(\w+);/g, (_, name) => `&${/^\d/.test(name) ? "#" : ""}${name};`),
  );
}

/** Each kind of line: whole, or its beginning when text follows, and how it then ends. */
const LINES: readonly (readonly [whole: RegExp, begin: RegExp | null, end: RegExp | null])[] = [
  [/[ \t]*([xo<]?)--+([-xo>])/y, /[ \t]*([xo<]?)--(?![-xo>])/y, /[ \t]*--+([-xo>])/g],
  [/[ \t]*([xo<]?)==+([=xo>])/y, /[ \t]*([xo<]?)==(?![=xo>])/y, /[ \t]*==+([=xo>])/g],
  [/[ \t]*([xo<]?)-?\.+-([xo>]?)/y, /[ \t]*([xo<]?)-\.(?![-.])/y, /[ \t]*\.+-([xo>]?)/g],
  [/[ \t]*()~~~+()/y, null, null],
];

/** A link, or null where none begins here. */
export function takeLink(cursor: Cursor): MermaidLink | null {
  // A link may bear a name, which nothing else uses: e1@-->
  take(cursor, /[ \t]*[\w-]+@(?=[xo<]?[-=.~])/y);
  for (const [kind, [whole, begin, end]] of LINES.entries()) {
    const full = take(cursor, whole);
    if (full) {
      const between = take(cursor, /[ \t]*\|(?:"([^"]*)"|([^|]*))\|/y);
      const label = between ? labelText(between[1] ?? between[2] ?? "") : undefined;
      return linkOf(full[1] ?? "", full[2] ?? "", kind === 2, label);
    }
    const start = begin && take(cursor, begin);
    if (start && end) {
      end.lastIndex = cursor.at;
      const stop = end.exec(cursor.text);
      const words = stop ? cursor.text.slice(cursor.at, stop.index) : "\n";
      if (stop && !words.includes("\n")) {
        cursor.at = end.lastIndex;
        return linkOf(
          start[1] ?? "",
          stop[1] ?? "",
          kind === 2,
          labelText(words.replace(/^\s*"(.*)"\s*$/, "$1")),
        );
      }
      cursor.at = start.index;
    }
  }
  return null;
}

function linkOf(head: string, tail: string, isDashed: boolean, label: string | undefined): MermaidLink {
  const isHeadless = tail === "" || tail === "-" || tail === "=";
  return { label, isDashed, isHeadless, isTwoWay: head !== "" && !isHeadless };
}
