/** How exports cross from the page to the shell: in pieces, so that neither ever holds the whole. */

/** Bytes. A message of this size costs little, and few of them are on their way at a time. */
export const LARGEST_PIECE = 1024 * 1024;

/** The same bytes in pieces of `size`, the last one shorter; each a buffer of its own, to be handed over. */
export async function* inPieces(
  parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  size: number = LARGEST_PIECE,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let piece = new Uint8Array(size);
  let filled = 0;
  for await (const part of parts)
    for (let at = 0; at < part.length; ) {
      const taken = part.subarray(at, at + size - filled);
      piece.set(taken, filled);
      filled += taken.length;
      at += taken.length;
      if (filled < size) continue;
      yield piece;
      piece = new Uint8Array(size);
      filled = 0;
    }
  if (filled > 0) yield piece.slice(0, filled);
}
