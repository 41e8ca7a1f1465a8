/** How text is measured. Each shell brings its own measurer; all of them agree, because the font comes with the app. */

/**
 * The bundled family first; then fonts for scripts that it does not cover, of Linux, Windows and macOS, by name, because
 * a canvas in Node tries only the fonts that it is told; then whatever the machine has.
 */
export const FONT_FAMILY = [
  "Inter",
  "'Noto Sans'",
  "'Noto Sans Arabic'",
  "'Noto Sans Hebrew'",
  "'Noto Sans Devanagari'",
  "'Noto Sans Bengali'",
  "'Noto Sans Tamil'",
  "'Noto Sans Telugu'",
  "'Noto Sans Thai'",
  "'Noto Sans Armenian'",
  "'Noto Sans Georgian'",
  "'Noto Sans Ethiopic'",
  "'Noto Sans CJK SC'",
  "'Segoe UI'",
  "'Nirmala UI'",
  "'Leelawadee UI'",
  "'Ebrima'",
  "'Microsoft YaHei'",
  "'Yu Gothic'",
  "'Malgun Gothic'",
  "'Geeza Pro'",
  "'Arial Hebrew'",
  "'Kohinoor Devanagari'",
  "'Thonburi'",
  "'PingFang SC'",
  "'Hiragino Sans'",
  "'Apple SD Gothic Neo'",
  "'Arial Unicode MS'",
  "'Noto Color Emoji'",
  "'Segoe UI Emoji'",
  "'Apple Color Emoji'",
  "'Noto Sans Symbols'",
  "'Noto Sans Symbols2'",
  "'Segoe UI Symbol'",
  "'Apple Symbols'",
  "system-ui",
  "sans-serif",
].join(", ");

export type FontWeight = 400 | 600;

export interface Font {
  /** Pixels at 100 %. */
  readonly size: number;
  readonly weight: FontWeight;
}

/** The advance width of one line of text in pixels, with the bundled font and its fallbacks, shaped and kerned. */
export type Measure = (text: string, font: Font) => number;

/** The font in CSS notation, as `CanvasRenderingContext2D.font` takes it. */
export function cssFont(font: Font): string {
  return `${font.weight} ${font.size}px ${FONT_FAMILY}`;
}
