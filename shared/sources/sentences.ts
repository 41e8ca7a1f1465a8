/** Where the sentences of a text are. */

/** Offsets in UTF-16 code units, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What ends in a full stop without ending a sentence; compared in lower case. */
const ABBREVIATIONS = new Set(
  "mr mrs ms dr prof st jr sr vs etc e.g i.e no vol fig sec gen lt col sgt capt rep sen gov pres u.s u.k u.n d.c p.m a.m bzw z.b d.h u.a nr".split(
    " ",
  ),
);

/** The word before the full stop that ends this part of the text; empty where it does not end in one. */
function lastWord(text: string): string {
  return /(?:^|[\s("'“‘])([\p{L}.]+)\.["'”’)]*\s*$/u.exec(text)?.[1]?.toLowerCase() ?? "";
}

/** A sentence goes on after an abbreviation, after an initial, and after the number of a list or a heading. */
function goesOn(text: string): boolean {
  if (/^\s*\d{1,3}(?:\.\d{1,3})*\.\s*$/.test(text)) return true;
  const word = lastWord(text);
  return ABBREVIATIONS.has(word) || /^\p{L}$/u.test(word);
}

/**
 * The sentences of the text, in order, without the white space around them. A line break ends a sentence; abbreviations of
 * English and German do not. Found with the language's own rules (Unicode Standard Annex 29, as in Intl.Segmenter).
 */
export function sentencesOf(text: string, language = "en"): readonly Span[] {
  const known = lastRead.get(text);
  if (known?.language === language) return known.sentences;
  const sentences = readSentences(text, language);
  if (lastRead.size >= MOST_REMEMBERED) lastRead.delete(lastRead.keys().next().value ?? "");
  lastRead.set(text, { language, sentences });
  return sentences;
}

/** A long text takes a while to read, and every edit of the map asks for its sentences again. */
const MOST_REMEMBERED = 8;
const lastRead = new Map<string, { readonly language: string; readonly sentences: readonly Span[] }>();

function readSentences(text: string, language: string): readonly Span[] {
  const segmenter = new Intl.Segmenter(language, { granularity: "sentence" });
  const found: Span[] = [];
  let open: number | null = null;
  for (const { index, segment } of segmenter.segment(text)) {
    const start: number = open ?? index;
    const end = index + segment.length;
    const isLineEnd = /[\n\r\u2028\u2029]\s*$/.test(segment);
    if (!isLineEnd && end < text.length && goesOn(segment)) {
      open = start;
      continue;
    }
    open = null;
    const whole = trimmed(text, start, end);
    if (whole.start < whole.end) found.push(whole);
  }
  if (open !== null) {
    const whole = trimmed(text, open, text.length);
    if (whole.start < whole.end) found.push(whole);
  }
  return found;
}

/** The span without white space at its ends. */
export function trimmed(text: string, start: number, end: number): Span {
  const inside = text.slice(start, end);
  const left = inside.length - inside.trimStart().length;
  return { start: start + left, end: Math.max(start + left, start + inside.trimEnd().length) };
}
