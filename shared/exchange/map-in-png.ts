import { fromLatin1 } from "../basics/bytes";
import { crc32 } from "../basics/crc32";
import { inflate } from "../basics/deflate";
import { err, type Result } from "../basics/result";
import { LIMITS } from "../document/types";
import { PNG_SIGNATURE } from "../scene/png/chunks";
import { PNG_EMBED_KEYWORD } from "../scene/png/scene-to-png";
import { decodeMapText } from "./decode-text";
import type { EmbedProblem } from "./embed-problem";

/** Finds the text chunk with the map, looking only at the lengths of the others. */
export async function mapInPng(bytes: Uint8Array<ArrayBuffer>): Promise<Result<string, EmbedProblem>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = PNG_SIGNATURE.length; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at);
    const type = fromLatin1(bytes.subarray(at + 4, at + 8));
    const end = at + 8 + length;
    if (type === "IEND") return err("no-map");
    // A chunk that goes beyond the end of the file: cut off, in the map or before it.
    if (end + 4 > bytes.length) return err("damaged");
    const data = bytes.subarray(at + 8, end);
    if (type === "iTXt" && keywordOf(data) === PNG_EMBED_KEYWORD) {
      const sound = view.getUint32(end) === crc32(bytes.subarray(at + 4, end));
      return sound ? readText(data) : err("damaged");
    }
    at = end + 4;
  }
  return err("damaged");
}

function keywordOf(data: Uint8Array): string {
  const end = data.subarray(0, 80).indexOf(0);
  return end < 0 ? "" : fromLatin1(data.subarray(0, end));
}

/** Keyword, 0, compression flag, method, language, 0, translated keyword, 0, text. */
async function readText(data: Uint8Array<ArrayBuffer>): Promise<Result<string, EmbedProblem>> {
  const flag = PNG_EMBED_KEYWORD.length + 1;
  const compressed = data[flag] === 1;
  const language = data.indexOf(0, flag + 2);
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1);
  if (translated < 0 || data[flag + 1] !== 0) return err("damaged");
  const body = data.subarray(translated + 1);
  if (!compressed) return decodeMapText(body);
  const plain = await inflate(body, LIMITS.fileBytes);
  return plain.ok ? decodeMapText(plain.value) : plain;
}
