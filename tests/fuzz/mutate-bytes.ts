/** Damage that knows nothing of what the bytes mean: a bad disk, a broken copy, a careless tool. */
import type { Random } from "./random";

type Mutation = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array;

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Bytes that decoders are known to stumble over. */
const ODD = [
  [0xef, 0xbb, 0xbf],
  [0x00],
  [0xff],
  [0xed, 0xa0, 0x80],
  [0xc0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xe2, 0x80, 0xae],
  [0x0d, 0x0a],
  [0x1f, 0x8b, 0x08],
  [0x50, 0x4b, 0x03, 0x04],
].map((bytes) => Uint8Array.from(bytes));

const changeBytes =
  (change: (byte: number, random: Random) => number): Mutation =>
  (bytes, random) => {
    const copy = bytes.slice();
    for (let times = 1 + random.below(8); times > 0 && copy.length > 0; times -= 1) {
      const at = random.below(copy.length);
      copy[at] = change(copy[at] ?? 0, random);
    }
    return copy;
  };

/** Most cuts are short: then more of the file is still understood. */
function slice(bytes: Uint8Array, random: Random): readonly [number, number] {
  const start = random.below(bytes.length + 1);
  const most = random.chance(0.8) ? Math.min(64, bytes.length - start) : bytes.length - start;
  return [start, start + random.below(most + 1)];
}

const MUTATIONS: readonly Mutation[] = [
  changeBytes((byte, random) => byte ^ (1 << random.below(8))),
  changeBytes((_byte, random) => random.below(256)),
  changeBytes((_byte, random) =>
    random.pick([0x22, 0x2c, 0x3a, 0x5b, 0x5d, 0x7b, 0x7d, 0x5c, 0x2d, 0x30, 0x65]),
  ),
  (bytes, random) => bytes.slice(0, random.below(bytes.length + 1)),
  (bytes, random) => {
    const [start, end] = slice(bytes, random);
    return joined(bytes.subarray(0, start), bytes.subarray(end));
  },
  (bytes, random) => {
    const [start, end] = slice(bytes, random);
    return joined(bytes.subarray(0, end), bytes.subarray(start));
  },
  (bytes, random, other) => {
    const [start, end] = slice(other, random);
    const at = random.below(bytes.length + 1);
    return joined(bytes.subarray(0, at), other.subarray(start, end), bytes.subarray(at));
  },
  (bytes, random, other) =>
    joined(bytes.subarray(0, random.below(bytes.length + 1)), other.subarray(random.below(other.length + 1))),
  (bytes, random) => {
    const at = random.chance(0.4) ? 0 : random.below(bytes.length + 1);
    return joined(bytes.subarray(0, at), random.pick(ODD), bytes.subarray(at));
  },
];

export function mutateBytes(bytes: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  return random.pick(MUTATIONS)(bytes, random, other);
}
