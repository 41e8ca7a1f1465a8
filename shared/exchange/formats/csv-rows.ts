/** Comma-separated values after RFC 4180, also with semicolons or tabs between, read and written. */

/** A value that a spreadsheet would calculate instead of showing it; Argmap puts an apostrophe before such. */
const FORMULA = /^'*[=+\-@\t\r]/;
const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** The rows, every value as text. A blank line is an empty row. Any text is safe. */
export function csvRows(text: string): readonly (readonly string[])[] {
  const plain = text.replace(/^\ufeff/, "");
  const delimiter = delimiterOf(plain);
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < plain.length) {
    const { value, end } = plain[at] === '"' ? quoted(plain, at) : bare(plain, at, delimiter);
    row.push(withoutApostrophe(value));
    at = end;
    if (plain[at] === delimiter) {
      at += 1;
      if (at < plain.length && !isBreak(plain[at])) continue;
      row.push("");
    }
    rows.push(row.length === 1 && row[0] === "" ? [] : row);
    row = [];
    if (plain[at] === "\r" && plain[at + 1] === "\n") at += 1;
    at += 1;
  }
  return rows;
}

const isBreak = (sign: string | undefined) => sign === "\n" || sign === "\r";

function bare(text: string, start: number, delimiter: string) {
  let end = start;
  while (end < text.length && text[end] !== delimiter && !isBreak(text[end])) end += 1;
  return { value: text.slice(start, end), end };
}

/** A value in quotation marks, up to the next delimiter or line end; what follows the closing mark is dropped blanks. */
function quoted(text: string, start: number) {
  let value = "";
  let at = start + 1;
  for (;;) {
    const mark = text.indexOf('"', at);
    if (mark < 0) return { value: value + text.slice(at), end: text.length };
    value += text.slice(at, mark);
    if (text[mark + 1] !== '"') {
      let end = mark + 1;
      while (text[end] === " ") end += 1;
      return { value, end };
    }
    value += '"';
    at = mark + 2;
  }
}

/** Of the signs that may part values, the one that the first line has most of. */
function delimiterOf(text: string): string {
  const [line = ""] = text.split(/[\r\n]/, 1);
  const outside = line.replace(/"[^"]*"/g, "");
  const counts = [",", ";", "\t"].map((sign) => ({ sign, count: outside.split(sign).length }));
  counts.sort((a, b) => b.count - a.count);
  return counts[0]?.sign ?? ",";
}

function withoutApostrophe(value: string): string {
  return /^'+[=+\-@\t\r]/.test(value) ? value.slice(1) : value;
}

/** One line of values, ready for a spreadsheet and harmless there. */
export function csvLine(values: readonly string[]): string {
  return values
    .map((value) => {
      const safe = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
      return /[",;\t\r\n']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
    })
    .join(",");
}
