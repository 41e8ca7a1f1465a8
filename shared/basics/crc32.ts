/** Signed, because bits are worked on as signed numbers: no conversion for each byte. */
const TABLE = Int32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/**
 * CRC-32 of the bytes (PNG specification, third edition, annex D; the same as in zlib). With `before`, the checksum of
 * what comes before them, it is the checksum of both together.
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  let c = before ^ 0xffffffff;
  // By number, not by iterator: files have millions of bytes.
  for (let at = 0; at < bytes.length; at += 1) c = (TABLE[(c ^ (bytes[at] ?? 0)) & 255] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}
