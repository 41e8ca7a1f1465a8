/**
 * Breaking a text into lines. Done once, here, for screen and exports alike: what this gives is what is drawn.
 *
 * Lines may end where Unicode Standard Annex #14 allows it, filled greedily, as CSS `white-space: pre-wrap` with
 * `overflow-wrap: anywhere` does it.
 */
import { breakPoints } from "./break-points";
import { graphemesOf } from "./graphemes";
import type { Font, Measure } from "./measure";

/** Browsers let a line be this much too wide, pixels: rounding of advances. */
const SLACK = 0.02;

/** Words with spaces between them are together as wide as their sum, give or take this for kerning, pixels. */
const KERNING = 3;

/** How many words are kept for each measurer and font. */
const KEPT_WORDS = 100_000;

const NEW_LINE = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** A piece of text up to a place where a line may end. */
interface Part {
  /** With its trailing spaces. */
  readonly text: string;
  readonly width: number;
  /** Without its trailing spaces. */
  readonly bare: string;
  readonly bareWidth: number;
}

/** A text that is measured already, to be broken for one or several widths. */
export interface PreparedText {
  readonly paragraphs: readonly (readonly Part[])[];
  readonly measureText: (text: string) => number;
}

/**
 * Breaks `text` into lines that are at most `maxWidth` pixels wide; a single character that is wider stands alone.
 * Explicit line ends are kept, an empty line too; spaces at the end of a line are cut off; a word that is too long
 * for a line is split between characters. At least one line comes back.
 */
export function breakLines(text: string, maxWidth: number, font: Font, measure: Measure): readonly string[] {
  return linesOf(prepareText(text, font, measure), maxWidth);
}

/** Measures the words of a text, for `linesOf`. */
export function prepareText(text: string, font: Font, measure: Measure): PreparedText {
  const words = wordsOf(measure, font);
  const measureText = (part: string) => measure(part, font);
  const paragraphs = text.split(NEW_LINE).map((paragraph) => {
    let from = 0;
    return breakPoints(paragraph).map((to) => {
      const part = partOf(paragraph.slice(from, to), words, measureText);
      from = to;
      return part;
    });
  });
  return { paragraphs, measureText };
}

/** The lines of a prepared text for a width in pixels; see `breakLines`. */
export function linesOf(text: PreparedText, maxWidth: number): readonly string[] {
  const filler = new Filler(maxWidth + SLACK, text.measureText);
  for (const paragraph of text.paragraphs) filler.paragraph(paragraph);
  return filler.lines;
}

const known = new WeakMap<Measure, Map<string, Map<string, Part>>>();

/** Words that were measured before: words come again, within a text and between texts. */
function wordsOf(measure: Measure, font: Font): Map<string, Part> {
  const fonts = known.get(measure) ?? new Map<string, Map<string, Part>>();
  known.set(measure, fonts);
  const key = `${font.weight} ${font.size}`;
  const words = fonts.get(key);
  if (words && words.size < KEPT_WORDS) return words;
  const fresh = new Map<string, Part>();
  fonts.set(key, fresh);
  return fresh;
}

function partOf(text: string, words: Map<string, Part>, measureText: (text: string) => number): Part {
  const found = words.get(text);
  if (found) return found;
  const bare = text.trimEnd();
  const width = measureText(text);
  const part = { text, width, bare, bareWidth: bare === text ? width : measureText(bare) };
  words.set(text, part);
  return part;
}

class Filler {
  readonly lines: string[] = [];
  /** The line that is being filled, and the sum of its parts' widths. */
  private parts: Part[] = [];
  private width = 0;
  /** Whether a part without a space behind it stands before another: letters that meet may change their width. */
  private touching = false;

  constructor(
    private readonly room: number,
    private readonly measureText: (text: string) => number,
  ) {}

  paragraph(parts: readonly Part[]): void {
    for (const part of parts) this.add(part);
    // Ending a line may move its last word to a line of its own, which has to end too.
    do this.endLine();
    while (this.parts.length > 0);
  }

  private add(part: Part): void {
    while (this.parts.length > 0 && !this.fitsBehind(part)) this.endLine();
    if (this.parts.length === 0 && part.bareWidth > this.room) this.split(part);
    else this.push(part);
  }

  private push(part: Part): void {
    const last = this.parts.at(-1);
    if (last && last.bare === last.text) this.touching = true;
    this.parts.push(part);
    this.width += part.width;
  }

  private fitsBehind(part: Part): boolean {
    const guess = this.width + part.bareWidth;
    // The sum decides where it is clear; only near the end of the line is the line itself measured.
    if (guess > this.room + KERNING) return false;
    if (guess < this.room - KERNING) return true;
    return this.measureText(this.text() + part.bare) <= this.room;
  }

  private text(): string {
    let text = "";
    for (const part of this.parts) text += part.text;
    return text;
  }

  private isTooWide(line: string): boolean {
    if (this.parts.length < 2) return false;
    const surely = !this.touching && this.width < this.room - KERNING;
    return !surely && this.measureText(line) > this.room;
  }

  private endLine(): void {
    const line = this.text().trimEnd();
    const moved = this.isTooWide(line) ? this.parts.pop() : undefined;
    if (moved === undefined) {
      this.lines.push(line);
      this.parts = [];
      this.width = 0;
      this.touching = false;
      return;
    }
    // The words together are wider than their sum said: the last one moves to the next line.
    this.width -= moved.width;
    this.endLine();
    this.add(moved);
  }

  /** Splits a part that is wider than a line; what is left over begins the next line. */
  private split(part: Part): void {
    const clusters = Array.from(graphemesOf(part.bare), (text) => ({ text, width: this.measureText(text) }));
    let from = 0;
    let offset = 0;
    while (from < clusters.length) {
      const to = this.fill(clusters, from);
      const piece = joined(clusters, from, to);
      offset += piece.length;
      from = to;
      if (from < clusters.length) this.lines.push(piece.trimEnd());
      else this.pushRest(piece + part.text.slice(offset));
    }
  }

  private pushRest(text: string): void {
    const bare = text.trimEnd();
    this.push({ text, width: this.measureText(text), bare, bareWidth: this.measureText(bare) });
  }

  /** How far the clusters from `from` on fit in one line, at least one; exclusive. */
  private fill(clusters: readonly Cluster[], from: number): number {
    let to = from;
    let sum = 0;
    while (to < clusters.length && (to === from || sum <= this.room)) {
      sum += clusters[to]?.width ?? 0;
      to += 1;
    }
    const fits = (end: number) => this.measureText(joined(clusters, from, end)) <= this.room;
    while (to < clusters.length && fits(to + 1)) to += 1;
    while (to - from > 1 && !fits(to)) to -= 1;
    return to;
  }
}

interface Cluster {
  readonly text: string;
  readonly width: number;
}

function joined(clusters: readonly Cluster[], from: number, to: number): string {
  let text = "";
  for (let i = from; i < to; i += 1) text += clusters[i]?.text ?? "";
  return text;
}
