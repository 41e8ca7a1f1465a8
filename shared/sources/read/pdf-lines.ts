/**
 * From the pieces of text that stand on the pages of a PDF to running text: lines of one paragraph are joined, words that
 * a line end cut in two are made whole, and every page but the first begins with a form feed, so that it can be told.
 */
import { marginLines, type PlacedLine } from "./page-margins";

/** A piece of text on a page, in points from the bottom left corner. */
export interface PdfPiece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The line ends after it. */
  readonly endsLine: boolean;
}

interface Line extends PlacedLine {
  readonly right: number;
}

export const PAGE_BREAK = "\f";

function linesOf(pieces: readonly PdfPiece[]): readonly Line[] {
  const lines: Line[] = [];
  let text = "";
  let parts: PdfPiece[] = [];
  const end = () => {
    const said = text.replace(/\s+/g, " ").trim();
    const [first] = parts;
    if (said !== "" && first) {
      const height = Math.max(...parts.map((part) => part.height));
      lines.push({
        text: said,
        y: first.y,
        height,
        right: Math.max(...parts.map(({ x, width }) => x + width)),
      });
    }
    text = "";
    parts = [];
  };
  for (const piece of pieces) {
    text += piece.text;
    if (piece.text.trim() !== "") parts.push(piece);
    if (piece.endsLine) end();
  }
  end();
  return lines;
}

/** Whether a paragraph ends between two lines that follow each other. */
function isBreak(line: Line, next: Line, right: number): boolean {
  const gap = line.y - next.y;
  const height = Math.max(line.height, next.height, 1);
  if (gap < 0 || gap > 1.75 * height) return true;
  if (Math.abs(line.height - next.height) > 0.2 * height) return true;
  // A full stop well before the right edge ends the last line of a paragraph.
  return /[.!?:]["'”’)]*$/.test(line.text) && line.right < right - 4 * height;
}

/** A hyphen at a line end cuts a word where small letters go on; elsewhere it belongs to the word. */
function joined(text: string, next: string, between: string): string {
  if (/\p{Ll}[-\u00ad\u2010]$/u.test(text) && /^\p{Ll}/u.test(next)) return text.slice(0, -1) + next;
  return `${text}${between}${next}`;
}

function pageText(lines: readonly Line[]): string {
  const right = Math.max(0, ...lines.map((line) => line.right));
  let text = "";
  lines.forEach((line, at) => {
    const before = lines[at - 1];
    if (!before) text = line.text;
    else if (isBreak(before, line, right)) text += `\n${line.text}`;
    else text = joined(text, line.text, " ");
  });
  return text;
}

export interface PdfText {
  readonly text: string;
  /** The headers and footers that were left out, as they stand on the first page that has them. */
  readonly leftOut: readonly string[];
}

/** The running text of all pages, in order, without what every page repeats at its top and bottom. */
export function pdfText(pages: readonly (readonly PdfPiece[])[]): PdfText {
  const lines = pages.map(linesOf);
  const margins = marginLines(lines);
  const text = lines
    .map((page) => pageText(page.filter((line) => !margins.has(line))))
    .reduce((before, page, at) => {
      if (at === 0) return page;
      // A sentence that goes on over the page stays one sentence.
      const goesOn = /[\p{Ll},;]$/u.test(before) && /^\p{Ll}/u.test(page);
      return `${before}${goesOn ? "" : "\n"}${PAGE_BREAK}${page}`;
    }, "");
  const kinds = new Map<string, string>();
  for (const { text: words } of margins) {
    const kind = words.replace(/\d+/g, "#");
    if (!kinds.has(kind)) kinds.set(kind, words);
  }
  return { text, leftOut: [...kinds.values()] };
}

/** The page on which an offset of the text stands, from 1; null for a text without pages. */
export function pageOf(text: string, offset: number): number | null {
  if (!text.includes(PAGE_BREAK)) return null;
  let page = 1;
  for (let at = text.indexOf(PAGE_BREAK); at >= 0 && at < offset; at = text.indexOf(PAGE_BREAK, at + 1))
    page += 1;
  return page;
}
