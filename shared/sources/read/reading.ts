/** What comes out of a file that a source is made of, and why nothing does. */

/** A text with what the file says of itself. All of it is data from outside. */
export interface ReadText {
  readonly text: string;
  readonly title: string;
  readonly author?: string;
  readonly published?: string;
  readonly url?: string;
  readonly publisher?: string;
  /** What the person should know about the reading, in a sentence. */
  readonly note?: string;
}

export type ReadProblem = "broken" | "encrypted" | "too-large" | "no-text" | "other-format";

const SENTENCES: Readonly<Record<ReadProblem, string>> = {
  broken: "The file is damaged or not what its name says.",
  encrypted: "The file is protected by a password. Save a copy without one and open that.",
  "too-large": "There is more in the file than a source may hold.",
  "no-text":
    "There is no text in it, only pictures perhaps. A program that recognises text in pictures can add it.",
  "other-format": "Argmap reads plain text, Markdown, HTML, PDF and Word (.docx).",
};

export function readProblemSentence(problem: ReadProblem): string {
  return `${SENTENCES[problem]} Nothing was added.`;
}

/** Characters of one source's text. */
export const MOST_TEXT = 16 * 1024 * 1024;

/** What a file is, by its first bytes, else by its name. */
export type FileFormat = "pdf" | "docx" | "ole" | "html" | "text";

export function formatOf(name: string, bytes: Uint8Array): FileFormat {
  const starts = (...signs: readonly number[]) => signs.every((sign, at) => bytes[at] === sign);
  // The first kilobyte of a PDF may hold something else before its mark.
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  if (head.includes("%PDF-")) return "pdf";
  if (starts(0x50, 0x4b, 3, 4) || starts(0x50, 0x4b, 5, 6)) return "docx";
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return "ole";
  if (
    /\.(?:x?html?|xht)$/i.test(name) ||
    /^\s*(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype\s+html|html)\b/i.test(head)
  )
    return "html";
  return "text";
}
