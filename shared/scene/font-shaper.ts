/**
 * Turns text into glyphs with HarfBuzz, with the same kerning and alternates as a canvas uses, and says what the
 * bundled font can write at all. Struct layouts are those of hb-buffer.h: 20 bytes for an info, 20 for a position.
 */
import type { FontWeight } from "../layout/measure";
import { startWasm, type WasmHeap } from "./wasm-heap";

/** The bundled font's two weights, as TrueType files. */
export type FontFiles = Readonly<Record<FontWeight, Uint8Array<ArrayBuffer>>>;

export interface Glyph {
  readonly id: number;
  /** Where in the text the glyph's cluster starts, in UTF-16 code units. */
  readonly cluster: number;
  /** In font units, as are the offsets. */
  readonly advance: number;
  readonly dx: number;
  readonly dy: number;
}

export interface Shaper {
  /** Font units to the em. */
  readonly unitsPerEm: Readonly<Record<FontWeight, number>>;
  /** The glyphs of a left-to-right line, from left to right. Glyph 0 stands for what the font does not have. */
  shape(text: string, weight: FontWeight): readonly Glyph[];
  /** The advance that the font itself gives a glyph, in font units. */
  advanceOf(glyph: number, weight: FontWeight): number;
  /** Whether the bundled font alone writes the whole line, as a browser would choose it. */
  covers(text: string, weight: FontWeight): boolean;
}

const LEFT_TO_RIGHT = 4;
const STRUCT_SIZE = 20;

/** What browsers take from an emoji font even where a text font has it, and signs that turn the direction of text. */
const OTHER_FONT = /\p{Emoji_Presentation}|\ufe0f|\u20e3|[\u200f\u061c\u202a-\u202e\u2066-\u2069]/u;

/** Loads HarfBuzz from the bytes of `harfbuzz.wasm` and both fonts into it. */
export async function createShaper(wasm: Uint8Array<ArrayBuffer>, files: FontFiles): Promise<Shaper> {
  const heap = await startWasm(wasm);
  const fonts = { 400: loadFont(heap, files[400]), 600: loadFont(heap, files[600]) };
  // A line is asked about before it is written, so the last one is asked for twice.
  let last: { readonly text: string; readonly weight: FontWeight; readonly glyphs: Glyph[] } | null = null;
  const shape = (text: string, weight: FontWeight) => {
    if (last?.text !== text || last.weight !== weight)
      last = { text, weight, glyphs: shapeLine(heap, fonts[weight].font, text) };
    return last.glyphs;
  };
  const advances: Record<FontWeight, Map<number, number>> = { 400: new Map(), 600: new Map() };
  return {
    unitsPerEm: { 400: fonts[400].unitsPerEm, 600: fonts[600].unitsPerEm },
    shape,
    advanceOf(glyph, weight) {
      const known = advances[weight].get(glyph);
      if (known !== undefined) return known;
      const advance = heap.call("hb_font_get_glyph_h_advance", fonts[weight].font, glyph);
      advances[weight].set(glyph, advance);
      return advance;
    },
    covers: (text, weight) => !OTHER_FONT.test(text) && shape(text, weight).every((glyph) => glyph.id !== 0),
  };
}

function loadFont(heap: WasmHeap, file: Uint8Array): { font: number; unitsPerEm: number } {
  const writable = 2;
  const blob = heap.call("hb_blob_create", heap.put(file), file.length, writable, 0, 0);
  const face = heap.call("hb_face_create", blob, 0);
  return { font: heap.call("hb_font_create", face), unitsPerEm: heap.call("hb_face_get_upem", face) };
}

function shapeLine(heap: WasmHeap, font: number, text: string): Glyph[] {
  if (text === "") return [];
  const codes = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i += 1) codes[i] = text.charCodeAt(i);
  const pointer = heap.put(new Uint8Array(codes.buffer));
  const buffer = heap.call("hb_buffer_create");
  heap.call("hb_buffer_add_utf16", buffer, pointer, text.length, 0, text.length);
  heap.call("hb_buffer_guess_segment_properties", buffer);
  heap.call("hb_buffer_set_direction", buffer, LEFT_TO_RIGHT);
  heap.call("hb_shape", font, buffer, 0, 0);
  const glyphs = readGlyphs(heap, buffer);
  heap.call("hb_buffer_destroy", buffer);
  heap.free(pointer);
  return glyphs;
}

function readGlyphs(heap: WasmHeap, buffer: number): Glyph[] {
  const count = heap.call("hb_buffer_get_length", buffer);
  const infos = heap.call("hb_buffer_get_glyph_infos", buffer, 0);
  const positions = heap.call("hb_buffer_get_glyph_positions", buffer, 0);
  const view = heap.view();
  return Array.from({ length: count }, (_, i) => {
    const info = infos + i * STRUCT_SIZE;
    const position = positions + i * STRUCT_SIZE;
    return {
      id: view.getUint32(info, true),
      cluster: view.getUint32(info + 8, true),
      advance: view.getInt32(position, true),
      dx: view.getInt32(position + 8, true),
      dy: view.getInt32(position + 12, true),
    };
  });
}
