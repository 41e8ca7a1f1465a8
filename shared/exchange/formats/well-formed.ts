/** Halves of characters (lone surrogates), which no file in UTF-8 can hold, as the sign for "unknown character". */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}
