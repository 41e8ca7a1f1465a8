/** From bytes to text, or why these bytes are none. */
import { err, ok, type Result } from "../basics/result";
import { LIMITS } from "../document/types";
import type { OpenProblem } from "./problems";

const strict = new TextDecoder("utf-8", { fatal: true });

/** The text of a file in UTF-8, with or without a byte order mark. */
export function decode(bytes: Uint8Array): Result<string, OpenProblem> {
  if (bytes.length > LIMITS.fileBytes) return err(tooLarge());
  if (looksLikeUtf16(bytes)) return err({ kind: "not-text", found: "utf-16" });
  if (bytes.includes(0)) {
    const zeros = bytes.every((byte) => byte === 0);
    return err({ kind: "not-text", found: zeros ? "zeros" : "other" });
  }
  try {
    return ok(strict.decode(bytes));
  } catch {
    return err({ kind: "not-text", found: "other" });
  }
}

export function tooLarge(): OpenProblem {
  return { kind: "too-large", what: "file", limit: LIMITS.fileBytes, path: "" };
}

/**
 * UTF-16 is told apart to say so, but not decoded: without a mark it would be a guess, and a file saved back as UTF-8
 * would surprise whatever wrote it.
 */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const [first, second, third, fourth] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const littleEndian = first !== 0 && second === 0 && third !== 0 && fourth === 0;
  const bigEndian = first === 0 && second !== 0 && third === 0 && fourth !== 0;
  return bytes.length >= 4 && (littleEndian || bigEndian);
}
