/** A PNG file written while its rows are still being painted, so that memory does not grow with the picture. */
import { through } from "../../basics/deflate";
import { chunk, headerChunk, PNG_SIGNATURE, type PngHeader, resolutionChunk, textChunk } from "./chunks";

export interface PngOptions extends PngHeader {
  readonly pixelsPerMetre?: number;
  /** Texts to carry along, by keyword. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Keywords whose text is compressed. */
  readonly compressTexts?: readonly string[];
}

/** Whole rows of red, green, blue and alpha (not premultiplied), four bytes a pixel. */
export type Band = Uint8Array | Uint8ClampedArray;

/** The file in pieces. The bands together must have exactly `width * height` pixels. */
export async function* encodePng(
  options: PngOptions,
  bands: AsyncIterable<Band>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  yield Uint8Array.from(PNG_SIGNATURE);
  yield headerChunk(options);
  if (options.pixelsPerMetre !== undefined) yield resolutionChunk(options.pixelsPerMetre);
  for (const [keyword, text] of Object.entries(options.texts ?? {}))
    yield await textChunk(keyword, text, options.compressTexts?.includes(keyword) ?? false);
  for await (const part of through(new CompressionStream("deflate"), filtered(options, bands)))
    yield chunk("IDAT", part);
  yield chunk("IEND", new Uint8Array(0));
}

const FILTER_UP = 2;

/**
 * The rows as PNG compresses them: each as its difference to the row above. Maps are mostly flat, so most of that is
 * zero, which also compresses fastest.
 */
async function* filtered(
  { width, height, alpha }: PngHeader,
  bands: AsyncIterable<Band>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let above = new Uint8Array(width * 4);
  let rows = 0;
  for await (const band of bands) {
    const count = band.length / (width * 4);
    if (!Number.isInteger(count)) throw new Error("a band must have whole rows");
    yield alpha ? filterWithAlpha(band, above, width) : filterOpaque(band, above, width);
    above = new Uint8Array(band.subarray((count - 1) * width * 4));
    rows += count;
  }
  if (rows !== height) throw new Error(`the bands have ${rows} rows, not ${height}`);
}

function filterWithAlpha(band: Band, first: Uint8Array, width: number): Uint8Array<ArrayBuffer> {
  const row = width * 4;
  const count = band.length / row;
  const out = new Uint8Array(count * (row + 1));
  for (let y = 0, at = 0; y < count; y += 1) {
    out[at++] = FILTER_UP;
    const start = y * row;
    for (let i = 0; i < row; i += 1) {
      const over = y === 0 ? (first[i] as number) : (band[start - row + i] as number);
      out[at++] = (band[start + i] as number) - over;
    }
  }
  return out;
}

/** Pixels that are as the one above stay zero in `out` without being touched: that is most of them. */
function filterOpaque(band: Band, first: Uint8Array, width: number): Uint8Array<ArrayBuffer> {
  const pixels = wordsOf(band);
  const count = pixels.length / width;
  const out = new Uint8Array(count * (width * 3 + 1));
  for (let y = 0, at = 0; y < count; y += 1) {
    out[at++] = FILTER_UP;
    const above: Band = y === 0 ? first : band;
    const wordsAbove = y === 0 ? wordsOf(first) : pixels;
    const over = y === 0 ? 0 : (y - 1) * width;
    const start = y * width;
    for (let i = 0; i < width; i += 1, at += 3) {
      if (pixels[start + i] === wordsAbove[over + i]) continue;
      const from = (start + i) * 4;
      const to = (over + i) * 4;
      out[at] = (band[from] as number) - (above[to] as number);
      out[at + 1] = (band[from + 1] as number) - (above[to + 1] as number);
      out[at + 2] = (band[from + 2] as number) - (above[to + 2] as number);
    }
  }
  return out;
}

/** The pixels as whole numbers, for comparing; a copy only where the bytes do not lie on a border of four. */
function wordsOf(band: Band): Uint32Array {
  const bytes = band.byteOffset % 4 === 0 ? band : new Uint8Array(band);
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
}
