/** The words of DOT text: names, texts in quotes or angle brackets, and signs. */
import { atEnd, type Cursor, take } from "./cursor";

export type DotWord =
  | { readonly type: "id"; readonly value: string; readonly form: "bare" | "quoted" | "html" }
  | { readonly type: "sign"; readonly value: string };

const SKIP = /(?:[\s\ufeff]+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|(?<=^|\n)#[^\n]*)*/y;
const BARE = /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*|-?(?:\.\d+|\d+(?:\.\d*)?)/y;
const SIGN = /->|--|[{}[\]=;,:+]/y;

/** The words in order, or null where something is not DOT. Linear in the text. */
export function dotWords(text: string): readonly DotWord[] | null {
  const cursor: Cursor = { text, at: 0 };
  const words: DotWord[] = [];
  for (take(cursor, SKIP); !atEnd(cursor); take(cursor, SKIP)) {
    const word = takeWord(cursor);
    if (!word) return null;
    words.push(word);
  }
  return joined(words);
}

function takeWord(cursor: Cursor): DotWord | null {
  const [sign] = take(cursor, SIGN) ?? [];
  if (sign !== undefined) return { type: "sign", value: sign };
  const [bare] = take(cursor, BARE) ?? [];
  if (bare !== undefined) return { type: "id", value: bare, form: "bare" };
  const [, quoted] = take(cursor, /"([^"\\]*(?:\\[\s\S][^"\\]*)*)"/y) ?? [];
  if (quoted !== undefined) {
    // A backslash hides a quotation mark or joins lines; any other one is for the label to read.
    const value = quoted.replace(/\\(\r\n|[\s\S])/g, (whole, next) =>
      next === '"' ? '"' : /^[\r\n]/.test(next) ? "" : whole,
    );
    return { type: "id", value, form: "quoted" };
  }
  return takeHtml(cursor);
}

/** A label in angle brackets, which may stand inside each other. */
function takeHtml(cursor: Cursor): DotWord | null {
  if (cursor.text[cursor.at] !== "<") return null;
  const bracket = /[<>]/g;
  bracket.lastIndex = cursor.at;
  let depth = 0;
  for (let found = bracket.exec(cursor.text); found; found = bracket.exec(cursor.text)) {
    depth += found[0] === "<" ? 1 : -1;
    if (depth > 0) continue;
    const value = cursor.text.slice(cursor.at + 1, found.index);
    cursor.at = found.index + 1;
    return { type: "id", value, form: "html" };
  }
  return null;
}

/** Texts in quotes with a plus between them are one text. */
function joined(words: readonly DotWord[]): readonly DotWord[] {
  const result: DotWord[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    const next = words[at + 1];
    const last = result.at(-1);
    if (word?.type === "sign" && word.value === "+" && last?.type === "id" && next?.type === "id") {
      result[result.length - 1] = { ...last, value: last.value + next.value };
      at += 1;
    } else if (word) result.push(word);
  }
  return result;
}

/** What a label says: line breaks, the node's own name, and entities; angle brackets without their tags. */
export function labelWords(label: string): string {
  return label.replace(/\\([\s\S])/g, (_, sign) => (/[nlr]/.test(sign) ? "\n" : sign)).replace(/\n$/, "");
}
