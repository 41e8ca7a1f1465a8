import { fromLatin1, indexOfBytes, latin1 } from "../basics/bytes";
import { inflate } from "../basics/deflate";
import { err, type Result } from "../basics/result";
import { LIMITS } from "../document/types";
import { PDF_EMBED_TYPE } from "../scene/pdf/scene-to-pdf";
import { decodeMapText } from "./decode-text";
import type { EmbedProblem } from "./embed-problem";

/** A dictionary of an embedded file is never longer, before or behind the type. */
const MOST_DICTIONARY = 1000;

/**
 * Finds the attachment with the map by its type, also where another program wrote the file anew: the dictionary of a
 * stream always stands open before it. Encrypted files and other filters take a whole PDF reader; they have no map here.
 */
export async function mapInPdf(bytes: Uint8Array<ArrayBuffer>): Promise<Result<string, EmbedProblem>> {
  const at = typeAt(bytes);
  if (at < 0) return err("no-map");
  const from = Math.max(0, at - MOST_DICTIONARY);
  const around = fromLatin1(bytes.subarray(from, at + MOST_DICTIONARY));
  const head = /^(.*?)\bstream\r?\n/s.exec(around.slice(at - from));
  if (!head) return err("damaged");
  const start = at + head[0].length;
  const dictionary = `${around
    .slice(0, at - from)
    .split(/\bobj\b/)
    .at(-1)}${head[1]}`;
  const body = streamBytes(bytes, start, dictionary);
  if (!body) return err("damaged");
  const filter = /\/Filter\s*\[?\s*(\/\w+)/.exec(dictionary)?.[1];
  if (filter === undefined) return decodeMapText(body);
  if (filter !== "/FlateDecode" || /\/DecodeParms/.test(dictionary)) return err("no-map");
  const plain = await inflate(body, LIMITS.fileBytes);
  return plain.ok ? decodeMapText(plain.value) : plain;
}

/** Where the type of our attachment is named; writers differ in the case of the hexadecimal digit. */
function typeAt(bytes: Uint8Array): number {
  for (const name of [PDF_EMBED_TYPE, PDF_EMBED_TYPE.toLowerCase()]) {
    const at = indexOfBytes(bytes, latin1(name));
    if (at >= 0) return at;
  }
  return -1;
}

/** The stream's bytes by the length that stands in its dictionary, or else up to the word that ends it. */
function streamBytes(
  bytes: Uint8Array<ArrayBuffer>,
  start: number,
  dictionary: string,
): Uint8Array<ArrayBuffer> | null {
  const length = /\/Length\s+(\d{1,10})\b(?!\s+\d+\s+R)/.exec(dictionary)?.[1];
  if (length !== undefined) {
    const stop = start + Number(length);
    return stop <= bytes.length ? bytes.subarray(start, stop) : null;
  }
  let stop = indexOfBytes(bytes, latin1("endstream"), start);
  if (stop < 0) return null;
  // The end of the line before that word is not part of the stream.
  if (bytes[stop - 1] === 0x0a) stop -= 1;
  if (bytes[stop - 1] === 0x0d) stop -= 1;
  return bytes.subarray(start, Math.max(start, stop));
}
