/** Cuts the bundled font down to what a picture needs, with HarfBuzz's subsetter. Constants are those of hb-subset.h. */
import { startWasm, type WasmHeap } from "./wasm-heap";

export interface Subsetter {
  /** A font with only these characters, kerning and alternates kept, so that text stays as wide as measured. */
  forCharacters(font: Uint8Array, characters: Iterable<number>): Uint8Array<ArrayBuffer>;
  /** A font with only these glyphs under their old numbers, without tables for shaping. */
  forGlyphs(font: Uint8Array, glyphs: Iterable<number>): Uint8Array<ArrayBuffer>;
}

const NO_HINTING = 0x1;
const RETAIN_GIDS = 0x2;
const NO_LAYOUT_CLOSURE = 0x200;
const SET_DROP_TABLES = 3;

const tag = (name: string) => [...name].reduce((value, letter) => value * 256 + letter.charCodeAt(0), 0);

/** What a viewer that is told glyph numbers has no use for. */
const SHAPING_TABLES = ["GSUB", "GPOS", "GDEF", "kern", "name", "STAT", "meta", "DSIG"].map(tag);

interface Wanted {
  readonly characters: Iterable<number>;
  readonly glyphs: Iterable<number>;
  readonly flags: number;
  readonly drop: readonly number[];
}

/** Loads the subsetter from the bytes of `harfbuzz-subset.wasm`. */
export async function createSubsetter(wasm: Uint8Array<ArrayBuffer>): Promise<Subsetter> {
  const heap = await startWasm(wasm);
  return {
    forCharacters: (font, characters) =>
      subset(heap, font, { characters, glyphs: [], flags: NO_HINTING, drop: [] }),
    forGlyphs: (font, glyphs) =>
      subset(heap, font, {
        characters: [],
        glyphs,
        flags: NO_HINTING | RETAIN_GIDS | NO_LAYOUT_CLOSURE,
        drop: SHAPING_TABLES,
      }),
  };
}

function subset(heap: WasmHeap, font: Uint8Array, wanted: Wanted): Uint8Array<ArrayBuffer> {
  const bytes = heap.put(font);
  const readOnly = 1;
  const blob = heap.call("hb_blob_create", bytes, font.length, readOnly, 0, 0);
  const face = heap.call("hb_face_create", blob, 0);
  const input = heap.call("hb_subset_input_create_or_fail");
  heap.call("hb_subset_input_set_flags", input, wanted.flags);
  addAll(heap, heap.call("hb_subset_input_unicode_set", input), wanted.characters);
  addAll(heap, heap.call("hb_subset_input_glyph_set", input), wanted.glyphs);
  addAll(heap, heap.call("hb_subset_input_set", input, SET_DROP_TABLES), wanted.drop);
  const made = heap.call("hb_subset_or_fail", face, input);
  if (made === 0) throw new Error("the bundled font cannot be cut down");
  const result = blobBytes(heap, heap.call("hb_face_reference_blob", made));
  for (const owned of [made, face]) heap.call("hb_face_destroy", owned);
  heap.call("hb_subset_input_destroy", input);
  heap.call("hb_blob_destroy", blob);
  heap.free(bytes);
  return result;
}

function addAll(heap: WasmHeap, set: number, values: Iterable<number>): void {
  for (const value of values) heap.call("hb_set_add", set, value);
}

function blobBytes(heap: WasmHeap, blob: number): Uint8Array<ArrayBuffer> {
  const bytes = heap.take(heap.call("hb_blob_get_data", blob, 0), heap.call("hb_blob_get_length", blob));
  heap.call("hb_blob_destroy", blob);
  return bytes;
}
