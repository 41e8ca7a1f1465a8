import { fromBase64 } from "../basics/base64";
import { fromLatin1, indexOfBytes, latin1 } from "../basics/bytes";
import { err, type Result } from "../basics/result";
import { LIMITS } from "../document/types";
import { SVG_EMBED_NAMESPACE } from "../scene/svg";
import { decodeMapText } from "./decode-text";
import type { EmbedProblem } from "./embedded-map";

/** Base64 is longer than what it holds by a third, and editors may break it into lines. */
const MOST_BASE64 = LIMITS.fileBytes * 1.5;

/**
 * Finds the metadata element with the map. It is looked for as bytes: in the picture itself our namespace's address can
 * stand as a text, but never inside a tag.
 */
export function mapInSvg(bytes: Uint8Array): Result<string, EmbedProblem> {
  const address = latin1(SVG_EMBED_NAMESPACE);
  for (let at = indexOfBytes(bytes, address); at >= 0; at = indexOfBytes(bytes, address, at + 1)) {
    if (!insideMapTag(bytes, at)) continue;
    const start = bytes.indexOf(0x3e, at) + 1;
    const end = bytes.indexOf(0x3c, start);
    if (start === 0 || end < 0) return err("damaged");
    if (end - start > MOST_BASE64) return err("too-large");
    const decoded = fromBase64(fromLatin1(bytes.subarray(start, end)));
    return decoded ? decodeMapText(decoded) : err("damaged");
  }
  return err("no-map");
}

/** A tag of ours that an editor wrote anew is never longer up to its namespace. */
const MOST_TAG = 1000;

/** Whether the last tag that was opened before `at` is our element, with any prefix that an editor may have given it. */
function insideMapTag(bytes: Uint8Array, at: number): boolean {
  const before = bytes.subarray(Math.max(0, at - MOST_TAG), at);
  const tag = before.lastIndexOf(0x3c);
  return tag >= 0 && /^<([A-Za-z0-9_-]+:)?map\s[^>]*$/.test(fromLatin1(before.subarray(tag)));
}
