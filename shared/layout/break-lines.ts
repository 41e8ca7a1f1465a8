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

/**
 * Latin words with spaces between them are together as wide as their sum, because the bundled font does not kern with the
 * space: give or take the rounding of each width, pixels.
 */
const ROUNDING = 0.02;
/** Letters that meet without a space, and those of other fonts, may be kerned: give or take this, pixels. */
const KERNING = 3;

/** Letters and signs that the bundled font has. */
const LATIN = /^[\u0020-\u024f\u2010-\u201f\u2026]*$/;
/** Signs and rare scripts: from which font a machine takes one of them may depend on what stands beside it. */
const RARE = /[\p{S}\p{C}\u{10000}-\u{10ffff}]/u;

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
  /** Whether what stands behind it may change its width. */
  readonly kerns: boolean;
  /** Whether its width tells nothing of the width of a line that it is in. */
  readonly rare: boolean;
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
      const part = words.part(paragraph.slice(from, to));
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

/**
 * The width of a line without a line end in it, pixels. A Latin line is the sum of its words, which come again from line to
 * line: measuring every line of a large map takes longer than all the rest of drawing it.
 */
export function lineWidth(line: string, font: Font, measure: Measure): number {
  if (!LATIN.test(line)) return measure(line, font);
  const words = wordsOf(measure, font);
  let width = 0;
  let from = 0;
  for (let space = line.indexOf(" "); space >= 0; space = line.indexOf(" ", from)) {
    width += words.part(line.slice(from, space + 1)).width;
    from = space + 1;
  }
  return from < line.length ? width + words.part(line.slice(from)).width : width;
}

/** Words that were measured before: words come again, within a text and between texts. */
class Words {
  private readonly parts = new Map<string, Part>();

  constructor(private readonly measureText: (text: string) => number) {}

  get isFull(): boolean {
    return this.parts.size >= KEPT_WORDS;
  }

  part(text: string): Part {
    const found = this.parts.get(text);
    if (found) return found;
    const bare = text.trimEnd();
    const width = this.measureText(text);
    const bareWidth = bare === text ? width : this.measureText(bare);
    const latin = LATIN.test(text);
    const part = {
      text,
      width,
      bare,
      bareWidth,
      kerns: bare === text || !latin,
      rare: !latin && RARE.test(text),
    };
    this.parts.set(text, part);
    return part;
  }
}

const known = new WeakMap<Measure, Map<string, Words>>();

function wordsOf(measure: Measure, font: Font): Words {
  const fonts = known.get(measure) ?? new Map<string, Words>();
  known.set(measure, fonts);
  const key = `${font.weight} ${font.size}`;
  const words = fonts.get(key);
  if (words && !words.isFull) return words;
  const fresh = new Words((text) => measure(text, font));
  fonts.set(key, fresh);
  return fresh;
}

class Filler {
  readonly lines: string[] = [];
  /** The line that is being filled, and the sum of its parts' widths. */
  private parts: Part[] = [];
  private width = 0;
  /** Whether parts meet whose widths may change by that. */
  private kerned = false;
  private rare = false;

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
    this.kerned ||= this.parts.at(-1)?.kerns ?? false;
    this.rare ||= part.rare;
    this.width += part.width;
    this.parts.push(part);
  }

  private fitsBehind(part: Part): boolean {
    const guess = this.width + part.bareWidth;
    const doubt = this.doubt(this.parts.at(-1)?.kerns ?? false, part.rare);
    // The sum decides where it is clear; only near the end of the line is the line itself measured.
    if (guess > this.room + doubt) return false;
    if (guess < this.room - doubt) return true;
    return this.measureText(this.text() + part.bare) <= this.room;
  }

  /** How far the sum of the widths may be off. */
  private doubt(kerned: boolean, rare = false): number {
    if (this.rare || rare) return Number.POSITIVE_INFINITY;
    return this.kerned || kerned ? KERNING : ROUNDING * (this.parts.length + 2);
  }

  private text(): string {
    let text = "";
    for (const part of this.parts) text += part.text;
    return text;
  }

  private isTooWide(line: string): boolean {
    if (this.parts.length < 2) return false;
    const last = this.parts.at(-1);
    const guess = this.width - (last ? last.width - last.bareWidth : 0);
    const surely = guess < this.room - this.doubt(false);
    return !surely && this.measureText(line) > this.room;
  }

  private endLine(): void {
    const line = this.text().trimEnd();
    const moved = this.isTooWide(line) ? this.parts.pop() : undefined;
    if (moved === undefined) {
      this.lines.push(line);
      this.parts = [];
      this.width = 0;
      this.kerned = false;
      this.rare = false;
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
    const bareWidth = this.measureText(bare);
    this.push({ text, width: this.measureText(text), bare, bareWidth, kerns: true, rare: RARE.test(bare) });
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
