/** A text as the pane shows it: lines of sentences, of which each is an element with one text. */
import { PAGE_BREAK } from "../../shared/sources/read/pdf-lines";
import { type Span, sentencesOf } from "../../shared/sources/sentences";

/** One sentence with the white space up to the next one of its line. */
export interface Piece extends Span {
  /** Its place among all sentences. */
  readonly index: number;
}

/** Sentences between two line ends. */
export interface Block {
  readonly pieces: readonly [Piece, ...Piece[]];
  /** An empty line stands before it. */
  readonly isApart: boolean;
  /** The page that begins with it, in a text that has pages. */
  readonly page: number | null;
}

const LINE_END = /\r\n|[\n\r\u2028\u2029]/g;

export function blocksOf(text: string): readonly Block[] {
  const blocks: { pieces: [Piece, ...Piece[]]; isApart: boolean; page: number | null }[] = [];
  const hasPages = text.includes(PAGE_BREAK);
  let page = 1;
  let last: { readonly end: number } | null = null;
  sentencesOf(text).forEach(({ start, end }, index) => {
    const lineEnds: number = last ? (text.slice(last.end, start).match(LINE_END)?.length ?? 0) : 0;
    const pageEnds: number = text.slice(last?.end ?? 0, start).split(PAGE_BREAK).length - 1;
    page += pageEnds;
    const block = blocks.at(-1);
    if (block && last && lineEnds + pageEnds === 0) {
      const [before] = block.pieces.slice(-1);
      if (before) block.pieces[block.pieces.length - 1] = { ...before, end: start };
      block.pieces.push({ start, end, index });
    } else {
      const begins = hasPages && (pageEnds > 0 || blocks.length === 0);
      blocks.push({ pieces: [{ start, end, index }], isApart: lineEnds > 1, page: begins ? page : null });
    }
    page += text.slice(start, end).split(PAGE_BREAK).length - 1;
    last = { end };
  });
  return blocks;
}
