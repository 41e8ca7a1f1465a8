/**
 * The bundled font in a PDF. Each pair of a glyph and the text that it stands for gets a code of its own, so that
 * copying gives back exactly what was written even where one glyph serves several texts.
 */
import type { FontWeight } from "../../layout/measure";
import type { Glyph, Shaper } from "../font-shaper";
import type { Subsetter } from "../font-subset";
import { readFontMetrics } from "./font-metrics";
import { type ObjectNumber, type PdfFile, reference } from "./pdf-file";
import { dictionary, hex16, number, numbers } from "./syntax";
import { toUnicodeMap } from "./to-unicode";

interface Code {
  readonly glyph: number;
  readonly text: string;
}

const LAST_CODE = 0xffff;

export class TextFont {
  private readonly codes: Code[] = [];
  private readonly known = new Map<string, number>();

  constructor(
    readonly weight: FontWeight,
    private readonly file: Uint8Array,
    private readonly shaper: Shaper,
  ) {}

  get used(): boolean {
    return this.codes.length > 0;
  }

  /**
   * Operators that show the line, its baseline starting at 0, 0 of the text space; null where this font cannot: a sign
   * that must be raised, or no room for more codes.
   */
  show(text: string): string | null {
    const glyphs = this.shaper.shape(text, this.weight);
    if (glyphs.some((glyph) => glyph.dy !== 0)) return null;
    const texts = clusterTexts(text, glyphs);
    const perThousand = 1000 / this.shaper.unitsPerEm[this.weight];
    const parts: string[] = [];
    for (const [i, glyph] of glyphs.entries()) {
      const code = this.codeOf(glyph.id, texts[i] ?? "");
      if (code === null) return null;
      const own = this.shaper.advanceOf(glyph.id, this.weight);
      const before = -glyph.dx * perThousand;
      const after = (own - glyph.advance + glyph.dx) * perThousand;
      parts.push(before === 0 ? "" : ` ${number(before)} `, `<${hex16(code)}>`);
      if (Math.abs(after) > 1e-3) parts.push(` ${number(after)} `);
    }
    return `[${parts.join("").replaceAll("><", "")}] TJ`;
  }

  private codeOf(glyph: number, text: string): number | null {
    const key = `${glyph} ${text}`;
    const found = this.known.get(key);
    if (found !== undefined) return found;
    if (this.codes.length >= LAST_CODE) return null;
    this.codes.push({ glyph, text });
    this.known.set(key, this.codes.length);
    return this.codes.length;
  }

  /** Writes the font with what was shown of it. */
  async write(pdf: PdfFile, subsetter: Subsetter, as: ObjectNumber): Promise<void> {
    const glyphs = new Set(this.codes.map((code) => code.glyph));
    const small = subsetter.forGlyphs(this.file, glyphs);
    const fontFile = await pdf.addStream({ Length1: small.length }, small);
    const name = `/${subsetTag(glyphs)}+Inter-${this.weight === 600 ? "SemiBold" : "Regular"}`;
    const descriptor = pdf.add(fontDescriptor(this.file, this.weight, name, fontFile));
    const descendant = pdf.add(
      dictionary({
        Type: "/Font",
        Subtype: "/CIDFontType2",
        BaseFont: name,
        CIDSystemInfo: "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
        FontDescriptor: reference(descriptor),
        W: `[1 [${this.widths()}]]`,
        CIDToGIDMap: reference(await pdf.addStream({}, this.glyphMap())),
      }),
    );
    const unicode = await pdf.addStream({}, toUnicodeMap(this.codes.map((code) => code.text)));
    pdf.add(type0Font(name, descendant, unicode), as);
  }

  private widths(): string {
    const perThousand = 1000 / this.shaper.unitsPerEm[this.weight];
    return numbers(...this.codes.map(({ glyph }) => this.shaper.advanceOf(glyph, this.weight) * perThousand));
  }

  private glyphMap(): Uint8Array<ArrayBuffer> {
    const map = new DataView(new ArrayBuffer((this.codes.length + 1) * 2));
    for (const [i, { glyph }] of this.codes.entries()) map.setUint16((i + 1) * 2, glyph);
    return new Uint8Array(map.buffer);
  }
}

/** The text of each glyph: its cluster's, shared out one character a glyph where that comes out even. */
function clusterTexts(text: string, glyphs: readonly Glyph[]): string[] {
  // Nearly always each glyph stands for a part of its own, in order.
  if (glyphs.every(({ cluster }, at) => at === 0 || cluster > (glyphs[at - 1]?.cluster ?? 0)))
    return glyphs.map(({ cluster }, at) => text.slice(cluster, glyphs[at + 1]?.cluster ?? text.length));
  const starts = [...new Set(glyphs.map((glyph) => glyph.cluster))].sort((a, b) => a - b);
  const ends = new Map(starts.map((start, i) => [start, starts[i + 1] ?? text.length]));
  const seen = new Map<number, number>();
  return glyphs.map(({ cluster }) => {
    const whole = text.slice(cluster, ends.get(cluster));
    const count = glyphs.filter((glyph) => glyph.cluster === cluster).length;
    const nth = seen.get(cluster) ?? 0;
    seen.set(cluster, nth + 1);
    if (count === 1) return whole;
    const characters = Array.from(whole);
    const own = nth < count - 1 ? characters[nth] : characters.slice(nth).join("");
    return own ?? "";
  });
}

export function type0Font(name: string, descendant: ObjectNumber, unicode: ObjectNumber): string {
  return dictionary({
    Type: "/Font",
    Subtype: "/Type0",
    BaseFont: name,
    Encoding: "/Identity-H",
    DescendantFonts: `[${reference(descendant)}]`,
    ToUnicode: reference(unicode),
  });
}

const SYMBOLIC = 4;

function fontDescriptor(file: Uint8Array, weight: FontWeight, name: string, font: ObjectNumber): string {
  const metrics = readFontMetrics(file);
  const scaled = (units: number) => (units * 1000) / metrics.unitsPerEm;
  return dictionary({
    Type: "/FontDescriptor",
    FontName: name,
    Flags: SYMBOLIC,
    FontBBox: `[${numbers(...metrics.box.map(scaled))}]`,
    ItalicAngle: 0,
    Ascent: scaled(metrics.ascent),
    Descent: scaled(metrics.descent),
    CapHeight: scaled(metrics.capHeight),
    StemV: weight === 600 ? 120 : 80,
    FontFile2: reference(font),
  });
}

/** Six capitals that follow from the glyphs, as names of subsets have them. */
function subsetTag(glyphs: ReadonlySet<number>): string {
  let hash = 7;
  for (const glyph of [...glyphs].sort((a, b) => a - b)) hash = (hash * 31 + glyph) % 308_915_776;
  let tag = "";
  for (let i = 0; i < 6; i += 1) {
    tag += String.fromCharCode(65 + (hash % 26));
    hash = Math.floor(hash / 26);
  }
  return tag;
}
