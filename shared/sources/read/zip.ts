/** Single files out of a zip archive (PKWARE's APPNOTE), never more of them than asked for, never larger than allowed. */
import { joinBytes } from "../../basics/bytes";
import { through } from "../../basics/deflate";
import { err, ok, type Result } from "../../basics/result";
import type { ReadProblem } from "./reading";

interface Entry {
  readonly method: number;
  readonly flags: number;
  readonly packed: number;
  readonly unpacked: number;
  /** Where its local header is. */
  readonly at: number;
}

export type Archive = ReadonlyMap<string, Entry>;

const MOST_ENTRIES = 10_000;
const END_MARK = 0x06054b50;
const ENTRY_MARK = 0x02014b50;
const LOCAL_MARK = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The files that the archive lists, by name. */
export function listZip(bytes: Uint8Array): Result<Archive, ReadProblem> {
  const view = viewOf(bytes);
  const last = bytes.byteLength - END_LENGTH;
  let end = last;
  while (end >= 0 && end >= last - LONGEST_COMMENT && view.getUint32(end, true) !== END_MARK) end -= 1;
  if (end < 0 || view.getUint32(end, true) !== END_MARK) return err("broken");
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) return err("too-large");
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.byteLength || view.getUint32(at, true) !== ENTRY_MARK) return err("broken");
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.set(name, {
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return ok(entries);
}

/** The bytes of one file, if they are no more than `limit`: what the archive says of sizes is not believed. */
export async function unzip(
  bytes: Uint8Array<ArrayBuffer>,
  entry: Entry,
  limit: number,
): Promise<Result<Uint8Array<ArrayBuffer>, ReadProblem>> {
  const view = viewOf(bytes);
  if (entry.flags & 1) return err("encrypted");
  if (entry.unpacked > limit) return err("too-large");
  if (entry.at + 30 > bytes.byteLength || view.getUint32(entry.at, true) !== LOCAL_MARK) return err("broken");
  const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  if (start + entry.packed > bytes.byteLength) return err("broken");
  const packed = bytes.slice(start, start + entry.packed);
  if (entry.method === 0) return packed.byteLength > limit ? err("too-large") : ok(packed);
  if (entry.method !== 8) return err("broken");
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of through(new DecompressionStream("deflate-raw"), [packed])) {
      length += part.length;
      if (length > limit) return err("too-large");
      parts.push(part);
    }
  } catch {
    return err("broken");
  }
  return ok(joinBytes(parts));
}
