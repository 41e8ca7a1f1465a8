/**
 * A font that is never painted, for the text layer over lines that are drawn as pictures: every script can be selected, searched
 * and copied. Its codes are whole characters as people see them, in the order in which they stand on the line.
 */
import { graphemesOf } from "../../layout/graphemes";
import type { Shaper } from "../font-shaper";
import type { Subsetter } from "../font-subset";
import type { TextShape } from "../types";
import { type ObjectNumber, type PdfFile, reference } from "./pdf-file";
import { dictionary, hex16, number, numbers } from "./syntax";
import { type0Font } from "./text-font";
import { toUnicodeMap } from "./to-unicode";
import { visualOrder } from "./visual-order";

const LAST_CODE = 0xffff;

/** The glyph that stands for every code. */
interface Stand {
  readonly glyph: number;
  /** In thousandths of the font size; whole, as the format wants it. */
  readonly advance: number;
}

/**
 * A letter of ordinary width: some readers pass over `.notdef` and blanks, or take widths from the glyph and not from
 * the file's table. It is never painted.
 */
function standOf(shaper: Shaper): Stand {
  const glyph = shaper.shape("n", 400)[0]?.id ?? 0;
  return { glyph, advance: Math.round((shaper.advanceOf(glyph, 400) * 1000) / shaper.unitsPerEm[400]) };
}

export class HiddenFont {
  private readonly texts: string[] = [];
  private readonly known = new Map<string, number>();
  private readonly stand: Stand;

  constructor(shaper: Shaper) {
    this.stand = standOf(shaper);
  }

  get used(): boolean {
    return this.texts.length > 0;
  }

  /** Operators that put the invisible text over the line's width, its baseline starting at 0, 0 of the text space. */
  show(shape: TextShape): string {
    const clusters = visualOrder([...graphemesOf(shape.text)], shape.direction).flatMap(piecesOf);
    const codes = clusters.flatMap((cluster) => this.codeOf(cluster) ?? []);
    const natural = (codes.length * this.stand.advance * shape.font.size) / 1000;
    const stretch = natural > 0 ? (shape.width / natural) * 100 : 100;
    return `3 Tr ${number(stretch)} Tz <${codes.map(hex16).join("")}> Tj 100 Tz 0 Tr`;
  }

  private codeOf(text: string): number | null {
    const found = this.known.get(text);
    if (found !== undefined) return found;
    if (this.texts.length >= LAST_CODE) return null;
    this.texts.push(text);
    this.known.set(text, this.texts.length);
    return this.texts.length;
  }

  /** Writes the font, cut from the regular weight of the bundled one. */
  async write(pdf: PdfFile, subsetter: Subsetter, file: Uint8Array, as: ObjectNumber): Promise<void> {
    const small = subsetter.forGlyphs(file, [this.stand.glyph]);
    const fontFile = await pdf.addStream({ Length1: small.length }, small);
    const name = "/HIDDEN+Inter-Regular";
    const descriptor = pdf.add(
      dictionary({
        Type: "/FontDescriptor",
        FontName: name,
        Flags: 4,
        FontBBox: `[${numbers(0, -250, 1000, 1000)}]`,
        ItalicAngle: 0,
        Ascent: 970,
        Descent: -240,
        CapHeight: 730,
        StemV: 80,
        FontFile2: reference(fontFile),
      }),
    );
    const glyphs = await pdf.addStream({}, this.glyphMap());
    const descendant = pdf.add(
      dictionary({
        Type: "/Font",
        Subtype: "/CIDFontType2",
        BaseFont: name,
        CIDSystemInfo: "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
        FontDescriptor: reference(descriptor),
        DW: this.stand.advance,
        CIDToGIDMap: reference(glyphs),
      }),
    );
    pdf.add(type0Font(name, descendant, await pdf.addStream({}, toUnicodeMap(this.texts))), as);
  }

  private glyphMap(): Uint8Array<ArrayBuffer> {
    const map = new DataView(new ArrayBuffer((this.texts.length + 1) * 2));
    for (let code = 1; code <= this.texts.length; code += 1) map.setUint16(code * 2, this.stand.glyph);
    return new Uint8Array(map.buffer);
  }
}

/** The cluster, or its characters where it is of more than one and some are beyond 16 bits: not all readers take that. */
function piecesOf(cluster: string): string[] {
  const characters = Array.from(cluster);
  return characters.length === cluster.length ? [cluster] : characters;
}
