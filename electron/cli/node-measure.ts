/** Text measuring outside a browser, for the command line and the tests: the same engine and fonts as the page has. */
import { createRequire } from "node:module";
import { createCanvas, GlobalFonts } from "@napi-rs/canvas";
import { cssFont, type Measure } from "../../shared/layout/measure";

/** The files of the bundled family, found through the package, so that it works from the built program too. */
const FONT_FILES = [
  "@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf",
  "@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf",
] as const;

const KEPT = 50_000;

/** Where the bundled font files are on this machine, regular first. */
export function fontPaths(): readonly string[] {
  const { resolve } = createRequire(import.meta.url);
  return FONT_FILES.map((file) => resolve(file));
}

let registered = false;

/** Makes the bundled family known to `@napi-rs/canvas`, once. Throws where the package's fonts are missing. */
export function registerFonts(): void {
  if (registered) return;
  for (const path of fontPaths()) {
    if (!GlobalFonts.registerFromPath(path, "Inter")) throw new Error(`The font ${path} can't be read.`);
  }
  registered = true;
}

/** A measurer with the bundled fonts, whose widths are those of the page. Keeps what it measured. */
export function createNodeMeasure(): Measure {
  registerFonts();
  const context = createCanvas(1, 1).getContext("2d");
  const widths = new Map<string, number>();
  let current = "";
  return (text, font) => {
    const css = cssFont(font);
    const key = `${css}|${text}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    if (css !== current) context.font = css;
    current = css;
    // The native call takes no text with a zero in it; it is drawn as a space.
    const { width } = context.measureText(text.replaceAll("\0", " "));
    if (widths.size >= KEPT) widths.clear();
    widths.set(key, width);
    return width;
  };
}
