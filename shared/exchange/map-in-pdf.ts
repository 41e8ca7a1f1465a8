import { fromLatin1, indexOfBytes, latin1 } from "../basics/bytes";
import { inflate } from "../basics/deflate";
import { err, type Result } from "../basics/result";
import { LIMITS } from "../document/types";
import { PDF_EMBED_TYPE } from "../scene/pdf/scene-to-pdf";
import { decodeMapText } from "./decode-text";
import type { EmbedProblem } from "./embedded-map";

/** A dictionary of an embedded file is never longer. */
const MOST_DICTIONARY = 1000;

/**
 * Finds the attachment with the map by its type. Only a PDF as the exports write it is understood: other programs may
 * pack attachments in ways that take a whole PDF reader to open, and then the answer is that there is no map.
 */
export async function mapInPdf(bytes: Uint8Array<ArrayBuffer>): Promise<Result<string, EmbedProblem>> {
  const at = indexOfBytes(bytes, latin1(`/Subtype ${PDF_EMBED_TYPE}`));
  if (at < 0) return err("no-map");
  const rest = bytes.subarray(at, at + MOST_DICTIONARY);
  const marker = latin1(">>\nstream\n");
  const end = indexOfBytes(rest, marker);
  if (end < 0) return err("damaged");
  const length = /\/Length (\d{1,10})\b/.exec(fromLatin1(rest.subarray(0, end)))?.[1];
  if (length === undefined) return err("damaged");
  const start = at + end + marker.length;
  const stop = start + Number(length);
  if (stop > bytes.length) return err("damaged");
  const plain = await inflate(bytes.subarray(start, stop), LIMITS.fileBytes);
  return plain.ok ? decodeMapText(plain.value) : plain;
}
