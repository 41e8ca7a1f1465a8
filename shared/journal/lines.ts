/**
 * The lines of a journal: a checksum of eight hexadecimal digits, a space, JSON, a line end. The checksum speaks for
 * the line, for its number, and for the journal that it belongs to, so that a line that is missing, doubled, moved or
 * of another journal is found as surely as one that is torn.
 */
import { crc32 } from "../basics/crc32";

const LINE_END = 0x0a;
const CHECKSUM = /^[0-9a-f]{8} $/;
const CHECKSUM_LENGTH = 9;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Where a journal goes on: how many lines it has, and the checksum of its first. */
export interface JournalEnd {
  readonly lines: number;
  readonly first: string;
}

export const EMPTY_JOURNAL: JournalEnd = { lines: 0, first: "" };

function checksumOf(json: Uint8Array, { lines, first }: JournalEnd): string {
  const place = encoder.encode(`argmap-journal ${first} ${lines} `);
  return crc32(json, crc32(place)).toString(16).padStart(8, "0");
}

/** One more line. `json` is JSON without line ends. */
export function journalLine(
  json: string,
  end: JournalEnd,
): { readonly bytes: Uint8Array; readonly end: JournalEnd } {
  const content = encoder.encode(json);
  const checksum = checksumOf(content, end);
  const bytes = new Uint8Array(CHECKSUM_LENGTH + content.length + 1);
  bytes.set(encoder.encode(`${checksum} `));
  bytes.set(content, CHECKSUM_LENGTH);
  bytes[bytes.length - 1] = LINE_END;
  return { bytes, end: { lines: end.lines + 1, first: end.lines === 0 ? checksum : end.first } };
}

export interface JournalLines {
  /** The JSON of each line up to the first that is damaged. */
  readonly sound: readonly string[];
  /** The damaged line and all behind it. */
  readonly lost: number;
}

/** The lines of a journal as far as they can be trusted. */
export function readLines(bytes: Uint8Array): JournalLines {
  const sound: string[] = [];
  let end = EMPTY_JOURNAL;
  for (let start = 0; start < bytes.length; ) {
    const stop = bytes.indexOf(LINE_END, start);
    const line = stop < 0 ? null : soundLine(bytes.subarray(start, stop), end);
    if (line === null) return { sound, lost: countLines(bytes, start) };
    sound.push(line.json);
    end = { lines: end.lines + 1, first: end.lines === 0 ? line.checksum : end.first };
    start = stop + 1;
  }
  return { sound, lost: 0 };
}

function soundLine(
  line: Uint8Array,
  end: JournalEnd,
): { readonly json: string; readonly checksum: string } | null {
  try {
    const checksum = decoder.decode(line.subarray(0, CHECKSUM_LENGTH));
    const content = line.subarray(CHECKSUM_LENGTH);
    if (!CHECKSUM.test(checksum) || checksum.slice(0, 8) !== checksumOf(content, end)) return null;
    return { json: decoder.decode(content), checksum: checksum.slice(0, 8) };
  } catch {
    // Not UTF-8.
    return null;
  }
}

function countLines(bytes: Uint8Array, from: number): number {
  let count = bytes.at(-1) === LINE_END ? 0 : 1;
  for (let at = bytes.indexOf(LINE_END, from); at >= 0; at = bytes.indexOf(LINE_END, at + 1)) count += 1;
  return count;
}
