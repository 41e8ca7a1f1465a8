/** Base64 (RFC 4648) without the globals that pages and Node do not share. */
import { latin1 } from "./bytes";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const CHUNK = 3 * 65_536;

export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += CHUNK)
    parts.push(encodeChunk(bytes.subarray(start, start + CHUNK)));
  return parts.join("");
}

const CODES = latin1(ALPHABET);
const ASCII = new TextDecoder();
const PADDING = "=".charCodeAt(0);

function encodeChunk(bytes: Uint8Array): string {
  const signs = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  for (let i = 0, at = 0; i < bytes.length; i += 3, at += 4) {
    const word = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    signs[at] = CODES[word >> 18] ?? 0;
    signs[at + 1] = CODES[(word >> 12) & 63] ?? 0;
    signs[at + 2] = CODES[(word >> 6) & 63] ?? 0;
    signs[at + 3] = CODES[word & 63] ?? 0;
  }
  const missing = (3 - (bytes.length % 3)) % 3;
  signs.fill(PADDING, signs.length - missing);
  return ASCII.decode(signs);
}

const VALUES = new Map([...ALPHABET].map((letter, value) => [letter.charCodeAt(0), value]));

/** The bytes, or null where the text is not base64. White space is allowed anywhere. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const plain = text.replace(/\s+/g, "").replace(/={1,2}$/, "");
  if (plain.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((plain.length * 3) / 4));
  let word = 0;
  let bits = 0;
  let at = 0;
  for (let i = 0; i < plain.length; i += 1) {
    const value = VALUES.get(plain.charCodeAt(i));
    if (value === undefined) return null;
    word = ((word << 6) | value) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = (word >> bits) & 255;
    at += 1;
  }
  return bytes;
}
