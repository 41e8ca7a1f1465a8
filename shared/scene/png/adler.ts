/** The checksum of the zlib format (RFC 1950, section 8), over pixels as they are written. */

const BASE = 65_521;
/** So few pixels that the sums stay whole numbers of 31 bits. */
const PIXELS_AT_ONCE = 340;

export interface Adler {
  byte(value: number): void;
  /** The pixels from `from` up to `to`, each a word with its first byte lowest. */
  span(pixels: Int32Array, from: number, to: number): void;
  /** So many pixels of one colour, at the cost of one. */
  run(pixel: number, count: number): void;
  /** Highest byte first. */
  result(): Uint8Array<ArrayBuffer>;
}

/** `bytes` of each pixel count: 3 or 4. */
export function createAdler(bytes: 3 | 4): Adler {
  /** The sum of the bytes, plus one, and the sum of those sums. */
  let low = 1;
  let high = 0;
  return {
    byte(value) {
      low = (low + value) % BASE;
      high = (high + low) % BASE;
    },
    span(pixels, from, to) {
      for (let at = from; at < to; ) {
        const stop = Math.min(to, at + PIXELS_AT_ONCE);
        let [a, b] = [low, high];
        for (; at < stop; at += 1) {
          const pixel = pixels[at] as number;
          a += pixel & 255;
          b += a;
          a += (pixel >>> 8) & 255;
          b += a;
          a += (pixel >>> 16) & 255;
          b += a;
          if (bytes === 3) continue;
          a += pixel >>> 24;
          b += a;
        }
        low = a % BASE;
        high = b % BASE;
      }
    },
    run(pixel, count) {
      let sum = 0;
      let sumOfSums = 0;
      for (let at = 0; at < bytes; at += 1) {
        sum += (pixel >>> (8 * at)) & 255;
        sumOfSums += sum;
      }
      // Pixel k begins with `low + k * sum`, and each of its bytes adds that and its part of `sumOfSums`.
      const begins = bytes * (count * low + ((count * (count - 1)) / 2) * sum);
      high = (high + begins + count * sumOfSums) % BASE;
      low = (low + count * sum) % BASE;
    },
    result: () => Uint8Array.of(high >>> 8, high, low >>> 8, low),
  };
}
