/** What a person sees as one character. */

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Segmenting takes time that grows with the square of the length in some engines, so it goes piece by piece. */
const PIECE = 256;

/** A cluster longer than this is cut: no writing has one, and some texts are made to be one. */
const LONGEST = 1024;

/** The text in grapheme clusters; together they are the text. Takes time linear in the length. */
export function* graphemesOf(text: string): Generator<string> {
  let start = 0;
  let length = PIECE;
  while (start < text.length) {
    const piece = text.slice(start, start + length);
    const last = start + piece.length >= text.length;
    const clusters = Array.from(segmenter.segment(piece), ({ segment }) => segment);
    // The last cluster of a piece may go on in the next one.
    const whole = last || length >= LONGEST ? clusters.length : clusters.length - 1;
    for (let i = 0; i < whole; i += 1) {
      const cluster = clusters[i] ?? "";
      yield cluster;
      start += cluster.length;
    }
    length = whole === 0 ? length * 2 : PIECE;
  }
}
