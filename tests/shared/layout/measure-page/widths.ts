import { loadFonts } from "../../../../renderer/fonts/fonts";
import { createPageMeasure } from "../../../../renderer/fonts/page-measure";
import type { Font } from "../../../../shared/layout/measure";

export interface Asked extends Font {
  readonly text: string;
}

/** Loads the bundled fonts and measures each text. */
export async function widthsOf(asked: readonly Asked[]): Promise<number[]> {
  await loadFonts();
  const measure = createPageMeasure();
  return asked.map(({ text, ...font }) => measure(text, font));
}
