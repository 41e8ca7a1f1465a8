/**
 * Compresses rows of pixels in the zlib format (RFC 1950) for PNG, whole pixels at a time: pictures of maps are flat, so
 * nearly all of it is runs of one colour, and finding those by pixel is several times as fast as what compresses bytes.
 * Rows go unfiltered, so that repeated letters and frames are found as they are.
 */
import { joinBytes } from "../../basics/bytes";
import { createBlockWriter, FARTHEST_MATCH, LONGEST_MATCH } from "../../basics/deflate-block";
import { createAdler } from "./adler";

export interface PixelDeflate {
  /**
   * Takes whole rows, each pixel a word of red, green, blue and alpha from its lowest byte on, and gives what is ready by
   * then. Repetitions are looked for inside one call.
   */
  rows(pixels: Int32Array): Uint8Array<ArrayBuffer>;
  end(): Uint8Array<ArrayBuffer>;
}

/** A window of 32 KB, the fastest method. */
const HEAD = Uint8Array.of(0x78, 0x01);
const FILTER_NONE = 0;
const HASH_BITS = 15;
/** Pixels. Shorter runs are worth a look at what else repeats. */
const LONG_RUN = 4;
/** Bytes. Fewer from farther away save nothing. */
const LEAST_MATCH = 6;

const hashOf = (pixel: number, next: number): number =>
  (Math.imul(pixel, 0x9e3779b1) ^ Math.imul(next, 0x85ebca6b)) >>> (32 - HASH_BITS);

/** How many pixels are the same from `a` and from `b` on, up to a limit. */
function alike(pixels: Int32Array, a: number, b: number, limit: number): number {
  let count = 0;
  while (count < limit && pixels[a + count] === pixels[b + count]) count += 1;
  return count;
}

/** Whether four pixels have the colour. */
const isOf = (pixels: Int32Array, at: number, pixel: number): boolean =>
  (((pixels[at] as number) ^ pixel) |
    ((pixels[at + 1] as number) ^ pixel) |
    ((pixels[at + 2] as number) ^ pixel) |
    ((pixels[at + 3] as number) ^ pixel)) ===
  0;

/** The first pixel from `at` up to `end` that has another colour than the one at `at`. */
function endOfRun(pixels: Int32Array, at: number, end: number): number {
  const pixel = pixels[at] as number;
  let stop = at + 1;
  // Eight at a time: of a large picture this is most of the work.
  while (stop + 8 <= end && isOf(pixels, stop, pixel) && isOf(pixels, stop + 4, pixel)) stop += 8;
  while (stop < end && pixels[stop] === pixel) stop += 1;
  return stop;
}

/** Of each pixel so many bytes are written: 3, or 4 with alpha. */
export function createPixelDeflate(width: number, bytes: 3 | 4): PixelDeflate {
  const writer = createBlockWriter();
  const adler = createAdler(bytes);
  const most = Math.floor(LONGEST_MATCH / bytes);
  const rowBytes = width * bytes + 1;
  const least = Math.ceil(LEAST_MATCH / bytes);
  /** By the hash of two pixels, where such were seen last, plus one. */
  const seen = new Int32Array(1 << HASH_BITS);
  let isBegun = false;

  const writePixel = (pixel: number): void => {
    writer.literal(pixel & 255);
    writer.literal((pixel >>> 8) & 255);
    writer.literal((pixel >>> 16) & 255);
    if (bytes === 4) writer.literal(pixel >>> 24);
  };

  const writeRun = (count: number): void => {
    for (let left = count; left > 0; left -= most) writer.match(Math.min(left, most) * bytes, bytes);
  };

  /** Writes the longest repetition there is of what begins at `at`, or the pixel alone; where it ends. */
  const writeBest = (pixels: Int32Array, at: number, y: number, end: number): number => {
    const start = end - width;
    const room = Math.min(most, end - at);
    let length = 0;
    let distance = 0;
    if (at + 1 < end) {
      const hash = hashOf(pixels[at] as number, pixels[at + 1] as number);
      const before = (seen[hash] as number) - 1;
      seen[hash] = at + 1;
      const rowsBack = before >= start || before < 0 ? 0 : y - Math.floor(before / width);
      // Each row has a byte before it, which no repetition goes over.
      distance = (at - before) * bytes + rowsBack;
      if (before >= 0 && distance <= FARTHEST_MATCH)
        length = alike(pixels, at, before, Math.min(room, end - rowsBack * width - before));
    }
    if (y > 0 && rowBytes <= FARTHEST_MATCH) {
      const above = alike(pixels, at, at - width, room);
      if (above > length) {
        length = above;
        distance = rowBytes;
      }
    }
    if (length < least) {
      writePixel(pixels[at] as number);
      return at + 1;
    }
    writer.match(length * bytes, distance);
    const stop = at + length;
    for (let i = at + 1; i < stop - 1; i += 1)
      seen[hashOf(pixels[i] as number, pixels[i + 1] as number)] = i + 1;
    return stop;
  };

  const row = (pixels: Int32Array, y: number): void => {
    const start = y * width;
    const end = start + width;
    writer.literal(FILTER_NONE);
    adler.byte(FILTER_NONE);
    /** From here on the checksum has not seen them. */
    let unsummed = start;
    for (let at = start; at < end; ) {
      if (at > start && pixels[at] === pixels[at - 1]) {
        const stop = endOfRun(pixels, at, end);
        if (stop - at >= LONG_RUN || stop === end) {
          adler.span(pixels, unsummed, at);
          adler.run(pixels[at] as number, stop - at);
          writeRun(stop - at);
          at = stop;
          unsummed = stop;
          continue;
        }
      }
      at = writeBest(pixels, at, y, end);
    }
    adler.span(pixels, unsummed, end);
  };

  const begun = (part: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => {
    const all = isBegun ? part : joinBytes([HEAD, part]);
    isBegun = true;
    return all;
  };

  return {
    rows(pixels) {
      seen.fill(0);
      for (let y = 0; y * width < pixels.length; y += 1) row(pixels, y);
      return begun(writer.take());
    },
    end() {
      writer.end();
      return begun(joinBytes([writer.take(), adler.result()]));
    },
  };
}
