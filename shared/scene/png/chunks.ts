/** The parts that a PNG file is made of (PNG specification, third edition, sections 5 and 11). */
import { joinBytes, latin1 } from "../../basics/bytes";
import { crc32 } from "../../basics/crc32";
import { deflate } from "../../basics/deflate";

export const PNG_SIGNATURE: readonly number[] = Object.freeze([137, 80, 78, 71, 13, 10, 26, 10]);

/** One chunk: length, type, data and checksum. */
export function chunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(latin1(type), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}

export interface PngHeader {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Eight bits each of red, green, blue and alpha; without alpha else. */
  readonly alpha: boolean;
}

export function headerChunk({ width, height, alpha }: PngHeader): Uint8Array<ArrayBuffer> {
  const data = new Uint8Array(13);
  const view = new DataView(data.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  data.set([8, alpha ? 6 : 2, 0, 0, 0], 8);
  return chunk("IHDR", data);
}

/** The resolution, so that a picture at 2x is printed as large as at 1x. */
export function resolutionChunk(pixelsPerMetre: number): Uint8Array<ArrayBuffer> {
  const data = new Uint8Array(9);
  const view = new DataView(data.buffer);
  view.setUint32(0, Math.round(pixelsPerMetre));
  view.setUint32(4, Math.round(pixelsPerMetre));
  data[8] = 1;
  return chunk("pHYs", data);
}

/** A text of any length and script under a Latin-1 keyword of 1 to 79 characters; compressed where asked. */
export async function textChunk(
  keyword: string,
  text: string,
  compressed: boolean,
): Promise<Uint8Array<ArrayBuffer>> {
  // A zero would end the text for readers that go by it.
  const plain = new TextEncoder().encode(text.replaceAll("\0", " "));
  const body = compressed ? await deflate(plain) : plain;
  const head = latin1(`${keyword}\0${compressed ? "\u0001" : "\0"}\0\0\0`);
  return chunk("iTXt", joinBytes([head, body]));
}
