/**
 * Writes deflate's blocks with codes of their own (RFC 1951, 3.2.7) from tokens that somebody else has found: single
 * bytes, and repetitions of what came before.
 */
import { codeLengths, prefixCodes } from "./huffman";

/** Bytes that a repetition may copy, and how far back they may be. */
export const LONGEST_MATCH = 258;
export const FARTHEST_MATCH = 32_768;

/** Tokens of a block: enough that its codes pay, few enough that they fit what is there. */
const MOST_TOKENS = 1 << 15;

const END_OF_BLOCK = 256;
const LONGEST_CODE = 15;

/** By length: its symbol. By symbol: the extra bits, and the least length. */
const LENGTH_SYMBOL = new Uint16Array(LONGEST_MATCH + 1);
const LENGTH_EXTRA = Uint8Array.from({ length: 29 }, (_, at) => (at < 8 || at === 28 ? 0 : (at - 4) >> 2));
const LENGTH_LEAST = new Uint16Array(29);
for (let at = 0, length = 3; at < 28; at += 1) {
  LENGTH_LEAST[at] = length;
  for (let i = 0; i < 1 << (LENGTH_EXTRA[at] ?? 0); i += 1) LENGTH_SYMBOL[length++] = at;
}
LENGTH_LEAST[28] = LONGEST_MATCH;
LENGTH_SYMBOL[LONGEST_MATCH] = 28;

const DISTANCE_SYMBOLS = 30;
const DISTANCE_EXTRA = Uint8Array.from({ length: DISTANCE_SYMBOLS }, (_, at) => (at < 4 ? 0 : (at - 2) >> 1));
const DISTANCE_LEAST = new Uint16Array(DISTANCE_SYMBOLS);
for (let at = 0, distance = 1; at < DISTANCE_SYMBOLS; at += 1) {
  DISTANCE_LEAST[at] = distance;
  distance += 1 << (DISTANCE_EXTRA[at] ?? 0);
}

function distanceSymbol(distance: number): number {
  const d = distance - 1;
  if (d < 4) return d;
  const high = 31 - Math.clz32(d);
  return 2 * high + ((d >> (high - 1)) & 1);
}

/** The order in which the lengths of the code for lengths are written. */
const LENGTH_CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] as const;

export interface BlockWriter {
  literal(byte: number): void;
  /** Copies `length` bytes, 3 to `LONGEST_MATCH`, from `distance` bytes back, 1 to `FARTHEST_MATCH`. */
  match(length: number, distance: number): void;
  /** Whole bytes that are ready, and are forgotten here. */
  take(): Uint8Array<ArrayBuffer>;
  /** How many those are. */
  ready(): number;
  /** Ends the last block and fills up its last byte. */
  end(): void;
}

export function createBlockWriter(): BlockWriter {
  // A token is a byte, or a length (9 bits) with a distance above it, which makes it larger than any byte.
  const tokens = new Uint32Array(MOST_TOKENS);
  const counts = new Uint32Array(286);
  const distanceCounts = new Uint32Array(DISTANCE_SYMBOLS);
  let used = 0;
  let out = new Uint8Array(1 << 18);
  let at = 0;
  let held = 0;
  let heldBits = 0;

  /** At most 16 bits. */
  const bits = (value: number, count: number): void => {
    held |= value << heldBits;
    heldBits += count;
    if (heldBits < 16) return;
    out[at] = held;
    out[at + 1] = held >>> 8;
    at += 2;
    held >>>= 16;
    heldBits -= 16;
  };

  const makeRoom = (): void => {
    // A token has 48 bits at most, and the codes of a block a few hundred bytes.
    const needed = at + MOST_TOKENS * 6 + 1024;
    if (needed <= out.length) return;
    const larger = new Uint8Array(needed * 2);
    larger.set(out.subarray(0, at));
    out = larger;
  };

  const writeTokens = (lengths: Uint8Array, distanceLengths: Uint8Array): void => {
    const codes = prefixCodes(lengths);
    const distanceCodes = prefixCodes(distanceLengths);
    for (let i = 0; i < used; i += 1) {
      const token = tokens[i] as number;
      if (token < 256) {
        bits(codes[token] as number, lengths[token] as number);
        continue;
      }
      const length = token & 511;
      const symbol = LENGTH_SYMBOL[length] as number;
      bits(codes[257 + symbol] as number, lengths[257 + symbol] as number);
      bits(length - (LENGTH_LEAST[symbol] as number), LENGTH_EXTRA[symbol] as number);
      const distance = token >>> 9;
      const far = distanceSymbol(distance);
      bits(distanceCodes[far] as number, distanceLengths[far] as number);
      bits(distance - (DISTANCE_LEAST[far] as number), DISTANCE_EXTRA[far] as number);
    }
    bits(codes[END_OF_BLOCK] as number, lengths[END_OF_BLOCK] as number);
  };

  const block = (isLast: boolean): void => {
    makeRoom();
    counts[END_OF_BLOCK] = 1;
    const lengths = codeLengths(counts, LONGEST_CODE);
    const distanceLengths = codeLengths(distanceCounts, LONGEST_CODE);
    bits(isLast ? 1 : 0, 1);
    bits(2, 2);
    writeLengths(lengths, distanceLengths, bits);
    writeTokens(lengths, distanceLengths);
    used = 0;
    counts.fill(0);
    distanceCounts.fill(0);
  };

  const add = (token: number): void => {
    tokens[used] = token;
    used += 1;
    if (used === MOST_TOKENS) block(false);
  };

  return {
    literal(byte) {
      counts[byte] = (counts[byte] as number) + 1;
      add(byte);
    },
    match(length, distance) {
      const symbol = 257 + (LENGTH_SYMBOL[length] as number);
      counts[symbol] = (counts[symbol] as number) + 1;
      const far = distanceSymbol(distance);
      distanceCounts[far] = (distanceCounts[far] as number) + 1;
      add((distance << 9) | length);
    },
    take() {
      const ready = out.slice(0, at);
      at = 0;
      return ready;
    },
    ready: () => at,
    end() {
      block(true);
      for (; heldBits > 0; heldBits -= 8) {
        out[at] = held;
        at += 1;
        held >>>= 8;
      }
      held = 0;
      heldBits = 0;
    },
  };
}

/** Both codes by their lengths, themselves packed by a third. */
function writeLengths(
  lengths: Uint8Array,
  distanceLengths: Uint8Array,
  bits: (value: number, count: number) => void,
): void {
  const usedOf = (all: Uint8Array, least: number) =>
    Math.max(least, all.findLastIndex((length) => length > 0) + 1);
  const [own, far] = [usedOf(lengths, 257), usedOf(distanceLengths, 1)];
  const packed = packedLengths([...lengths.subarray(0, own), ...distanceLengths.subarray(0, far)]);
  const counts = new Uint32Array(19);
  for (const { symbol } of packed) counts[symbol] = (counts[symbol] ?? 0) + 1;
  const packLengths = codeLengths(counts, 7);
  const packCodes = prefixCodes(packLengths);
  const shown = Math.max(4, LENGTH_CODE_ORDER.findLastIndex((symbol) => (packLengths[symbol] ?? 0) > 0) + 1);
  bits(own - 257, 5);
  bits(far - 1, 5);
  bits(shown - 4, 4);
  for (const symbol of LENGTH_CODE_ORDER.slice(0, shown)) bits(packLengths[symbol] ?? 0, 3);
  for (const { symbol, extra, extraBits } of packed) {
    bits(packCodes[symbol] ?? 0, packLengths[symbol] ?? 0);
    bits(extra, extraBits);
  }
}

interface PackedLength {
  readonly symbol: number;
  readonly extra: number;
  readonly extraBits: number;
}

/** 16 repeats the last length 3 to 6 times, 17 and 18 are 3 to 10 and 11 to 138 zeros. */
function packedLengths(lengths: readonly number[]): PackedLength[] {
  const packed: PackedLength[] = [];
  for (let at = 0; at < lengths.length; ) {
    const value = lengths[at] ?? 0;
    let run = 1;
    while (at + run < lengths.length && lengths[at + run] === value) run += 1;
    at += run;
    if (value !== 0) {
      packed.push({ symbol: value, extra: 0, extraBits: 0 });
      run -= 1;
    }
    while (run > 0) {
      const most = Math.min(run, value === 0 ? 138 : 6);
      if (most < 3) {
        for (let i = 0; i < most; i += 1) packed.push({ symbol: value, extra: 0, extraBits: 0 });
      } else if (value !== 0) packed.push({ symbol: 16, extra: most - 3, extraBits: 2 });
      else if (most < 11) packed.push({ symbol: 17, extra: most - 3, extraBits: 3 });
      else packed.push({ symbol: 18, extra: most - 11, extraBits: 7 });
      run -= most;
    }
  }
  return packed;
}
