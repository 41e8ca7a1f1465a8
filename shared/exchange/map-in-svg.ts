import { fromBase64 } from "../basics/base64";
import { fromLatin1, indexOfBytes, latin1 } from "../basics/bytes";
import { err, type Result } from "../basics/result";
import { LIMITS } from "../document/types";
import { SVG_EMBED_ELEMENT } from "../scene/svg";
import { decodeMapText } from "./decode-text";
import type { EmbedProblem } from "./embed-problem";

/** Base64 is longer than what it holds by a third, and editors may break it into lines. */
const MOST_BASE64 = LIMITS.fileBytes * 1.5;

/**
 * Finds the metadata element with the map. It is looked for as bytes: in a text of the picture its name may stand too,
 * but not behind the sign that opens a tag.
 */
export function mapInSvg(bytes: Uint8Array): Result<string, EmbedProblem> {
  const name = latin1(SVG_EMBED_ELEMENT);
  for (let at = indexOfBytes(bytes, name); at >= 0; at = indexOfBytes(bytes, name, at + 1)) {
    if (!opensTag(bytes, at)) continue;
    const start = bytes.indexOf(0x3e, at) + 1;
    const end = bytes.indexOf(0x3c, start);
    if (start === 0 || end < 0) return err("damaged");
    if (end - start > MOST_BASE64) return err("too-large");
    const decoded = fromBase64(fromLatin1(bytes.subarray(start, end)));
    return decoded ? decodeMapText(decoded) : err("damaged");
  }
  return err("no-map");
}

/** Prefixes that editors make up are short. */
const MOST_PREFIX = 60;

/** Whether the name at `at` is that of a tag, with any prefix that an editor may have given it. */
function opensTag(bytes: Uint8Array, at: number): boolean {
  const before = fromLatin1(bytes.subarray(Math.max(0, at - MOST_PREFIX), at));
  const after = bytes[at + SVG_EMBED_ELEMENT.length] ?? 0;
  return /<([A-Za-z0-9_.-]+:)?$/.test(before) && (after <= 0x20 || after === 0x3e);
}
