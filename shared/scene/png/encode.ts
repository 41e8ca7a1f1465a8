/** A PNG file written while its rows are still being painted, so that memory does not grow with the picture. */
import { chunk, headerChunk, PNG_SIGNATURE, type PngHeader, resolutionChunk, textChunk } from "./chunks";
import { createPixelDeflate } from "./deflate-pixels";
import { type Band, wordsOf } from "./pixels";

export interface PngOptions extends PngHeader {
  readonly pixelsPerMetre?: number;
  /** Texts to carry along, by keyword. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Keywords whose text is compressed. */
  readonly compressTexts?: readonly string[];
}

/** Pixels that are compressed at a time: the pieces of the file stay small. */
const PIXELS_AT_ONCE = 2 ** 20;

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
  for await (const part of compressed(options, bands)) if (part.length > 0) yield chunk("IDAT", part);
  yield chunk("IEND", new Uint8Array(0));
}

async function* compressed(
  { width, height, alpha }: PngHeader,
  bands: AsyncIterable<Band>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const deflate = createPixelDeflate(width, alpha ? 4 : 3);
  const atOnce = Math.max(1, Math.floor(PIXELS_AT_ONCE / width)) * width;
  let count = 0;
  for await (const band of bands) {
    const pixels = wordsOf(band);
    if (pixels.length % width !== 0) throw new Error("a band must have whole rows");
    for (let at = 0; at < pixels.length; at += atOnce) yield deflate.rows(pixels.subarray(at, at + atOnce));
    count += pixels.length;
  }
  if (count !== width * height) throw new Error(`the bands have ${count / width} rows, not ${height}`);
  yield deflate.end();
}
