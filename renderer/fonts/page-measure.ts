import { cssFont, type Measure } from "../../shared/layout/measure";

const KEPT = 50_000;

/**
 * A measurer for the page or a worker; call it when `loadFonts` is done. It draws nothing and touches no element, so it
 * never makes the page lay out. Keeps what it measured.
 */
export function createPageMeasure(): Measure {
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  if (!context) throw new Error("This browser has no 2D canvas.");
  // Else Chromium measures word by word and leaves out what kerning does over a space, which shapers elsewhere do not.
  context.fontKerning = "normal";
  // Without this, systems that fit glyphs to whole pixels report other widths than the command line, and other line breaks.
  context.textRendering = "geometricPrecision";
  const widths = new Map<string, number>();
  let current = "";
  return (text, font) => {
    const css = cssFont(font);
    const key = `${css}|${text}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    if (css !== current) context.font = css;
    current = css;
    const { width } = context.measureText(text);
    if (widths.size >= KEPT) widths.clear();
    widths.set(key, width);
    return width;
  };
}
