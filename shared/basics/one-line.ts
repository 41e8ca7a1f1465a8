/** Words on one line: signs that are not seen in a text (line ends, form feeds of PDFs) can still break the file it is written to. */
export function oneLine(words: string): string {
  return words.replace(/[\s\p{Cc}\u2028\u2029\ufeff]+/gu, " ").trim();
}
