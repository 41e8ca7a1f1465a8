/** The text in the bytes of a text file, in the encodings that people's files have. */

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** What no text file holds, but programs, pictures and archives do. */
function isBinary(text: string): boolean {
  const start = text.slice(0, 100_000);
  for (let at = 0; at < start.length; at += 1) {
    const code = start.charCodeAt(at);
    // Tab to carriage return, and escape, stand in texts of terminals and printers.
    if (code < 9 || (code > 13 && code < 32 && code !== 27)) return true;
  }
  return false;
}

/** UTF-8, UTF-16 with its mark, else the old Western one of Windows; null where it is no text. */
export function decodeText(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const marked =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "";
  const text = marked ? decoded(bytes, marked) : (decoded(bytes, "utf-8") ?? decoded(bytes, "windows-1252"));
  return text === null || isBinary(text) ? null : text;
}
