/**
 * Breaking a text into lines. Done once, here, for screen and exports alike: what this gives is what is drawn.
 *
 * Lines may end where Unicode Standard Annex #14 allows it, filled greedily, as CSS `white-space: pre-wrap` with
 * `overflow-wrap: anywhere` does it.
 */
import LineBreaker from "linebreak";
import { graphemesOf } from "./graphemes";
import type { Font, Measure } from "./measure";

/** Browsers let a line be this much too wide, pixels: rounding of advances. */
const SLACK = 0.02;

/** Kerning over the space between words makes a line a little wider or narrower than its words together, pixels. */
const KERNING = 3;

const NEW_LINE = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/**
 * Breaks `text` into lines that are at most `maxWidth` pixels wide; a single character that is wider stands alone.
 * Explicit line ends are kept, an empty line too; spaces at the end of a line are cut off; a word that is too long
 * for a line is split between characters. At least one line comes back.
 */
export function breakLines(text: string, maxWidth: number, font: Font, measure: Measure): readonly string[] {
  const fitter = new Fitter(maxWidth + SLACK, (part) => measure(part, font));
  for (const paragraph of text.split(NEW_LINE)) fitter.paragraph(paragraph);
  return fitter.lines;
}

class Fitter {
  readonly lines: string[] = [];
  private readonly widths = new Map<string, number>();
  /** The line that is being filled: its parts with their trailing spaces, and the sum of their widths. */
  private parts: string[] = [];
  private width = 0;

  constructor(
    private readonly room: number,
    private readonly measureText: (text: string) => number,
  ) {}

  paragraph(text: string): void {
    if (this.measureIfShort(text) <= this.room) {
      this.lines.push(text.trimEnd());
      return;
    }
    const breaker = new LineBreaker(text);
    let from = 0;
    for (let at = breaker.nextBreak(); at; at = breaker.nextBreak()) {
      if (at.position > from) this.add(text.slice(from, at.position));
      from = at.position;
    }
    if (from < text.length) this.add(text.slice(from));
    this.endLine();
  }

  /** A long text is not worth measuring whole: it will not fit, and the measuring is not free. */
  private measureIfShort(text: string): number {
    return text.length < 256 ? this.measureText(text.trimEnd()) : Number.POSITIVE_INFINITY;
  }

  /** The widths of words, kept, since words come again. */
  private widthOf(part: string): number {
    const known = this.widths.get(part);
    if (known !== undefined) return known;
    const width = this.measureText(part);
    this.widths.set(part, width);
    return width;
  }

  private add(part: string): void {
    if (this.parts.length > 0 && !this.fitsBehind(part)) this.endLine();
    if (this.parts.length === 0 && this.widthOf(part.trimEnd()) > this.room) this.split(part);
    else this.push(part);
  }

  private push(part: string): void {
    this.parts.push(part);
    this.width += this.widthOf(part);
  }

  private fitsBehind(part: string): boolean {
    const guess = this.width + this.widthOf(part.trimEnd());
    // The sum decides where it is clear; else the line itself is measured. Long lines are measured only near the end.
    if (guess > this.room + KERNING) return false;
    if (guess < this.room - KERNING) return true;
    return this.measureText(this.line() + part.trimEnd()) <= this.room;
  }

  private line(): string {
    return this.parts.join("");
  }

  private endLine(): void {
    const line = this.line().trimEnd();
    const tooWide = this.parts.length > 1 && this.measureText(line) > this.room;
    const moved = tooWide ? this.parts.pop() : undefined;
    if (moved === undefined) {
      this.lines.push(line);
      this.parts = [];
      this.width = 0;
      return;
    }
    // The words together are wider than their sum said: the last one moves to the next line.
    this.endLine();
    this.add(moved);
  }

  /** Splits a part that is wider than a line; what is left over begins the next line. */
  private split(part: string): void {
    const text = part.trimEnd();
    const clusters = Array.from(graphemesOf(text));
    let from = 0;
    let offset = 0;
    while (from < clusters.length) {
      const to = this.fill(clusters, from);
      const piece = clusters.slice(from, to).join("");
      offset += piece.length;
      from = to;
      if (from < clusters.length) this.lines.push(piece.trimEnd());
      else this.push(piece + part.slice(offset));
    }
  }

  /** How far the clusters from `from` on fit in one line, at least one; exclusive. */
  private fill(clusters: readonly string[], from: number): number {
    let to = from;
    let sum = 0;
    while (to < clusters.length && (to === from || sum <= this.room)) {
      sum += this.widthOf(clusters[to] ?? "");
      to += 1;
    }
    const fits = (end: number) => this.measureText(clusters.slice(from, end).join("")) <= this.room;
    while (to < clusters.length && fits(to + 1)) to += 1;
    while (to - from > 1 && !fits(to)) to -= 1;
    return to;
  }
}
