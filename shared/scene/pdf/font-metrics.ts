/** The numbers that a PDF font descriptor wants, read from a TrueType file (OpenType 1.9: head, hhea, OS/2). */

export interface FontMetrics {
  readonly unitsPerEm: number;
  /** Left, bottom, right, top, in font units, y upwards. */
  readonly box: readonly [number, number, number, number];
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
}

export function readFontMetrics(file: Uint8Array): FontMetrics {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const head = tableOffset(view, "head");
  const hhea = tableOffset(view, "hhea");
  const os2 = tableOffset(view, "OS/2");
  const signed = (at: number) => view.getInt16(at);
  return {
    unitsPerEm: view.getUint16(head + 18),
    box: [signed(head + 36), signed(head + 38), signed(head + 40), signed(head + 42)],
    ascent: signed(hhea + 4),
    descent: signed(hhea + 6),
    capHeight: signed(os2 + 88),
  };
}

function tableOffset(view: DataView, name: string): number {
  const count = view.getUint16(4);
  for (let i = 0; i < count; i += 1) {
    const record = 12 + i * 16;
    const letters = [0, 1, 2, 3].map((k) => String.fromCharCode(view.getUint8(record + k)));
    if (letters.join("") === name) return view.getUint32(record + 8);
  }
  throw new Error(`the bundled font has no table ${name}`);
}
