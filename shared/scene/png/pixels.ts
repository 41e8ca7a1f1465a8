/** Pixels as canvases give them: red, green, blue and alpha, not premultiplied, four bytes each. */

/** Whole rows; may be written over once the next are asked for. */
export type Band = Uint8Array | Uint8ClampedArray;

/** The pixels as whole numbers, red lowest; a copy only where the bytes do not lie on a border of four. */
export function wordsOf(band: Band): Int32Array {
  const bytes = band.byteOffset % 4 === 0 ? band : new Uint8Array(band);
  return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
}
