/** Draws the pictures of a large comparison away from the page, so that the page keeps working; ended when not wanted. */
import type { Comparison } from "../../shared/compare/comparison";
import { type ComparedPicture, layerPicture } from "../../shared/compare/picture/picture";
import type { Layer } from "../../shared/compare/picture/versions";
import type { Theme } from "../../shared/scene/theme";
import { loadFonts } from "../fonts/fonts";
import { createPageMeasure } from "../fonts/page-measure";

export interface PictureOrder {
  readonly comparison: Comparison;
  readonly layers: readonly Layer[];
  readonly theme: Theme;
  readonly margin: number;
}

/** In the order of the layers; null where the fonts could not be loaded. */
export type PictureAnswer = readonly ComparedPicture[] | null;

async function draw({ comparison, layers, theme, margin }: PictureOrder): Promise<PictureAnswer> {
  await loadFonts();
  const measure = createPageMeasure();
  return layers.map((layer) => layerPicture(comparison, layer, { measure, theme, margin }));
}

addEventListener("message", (event: MessageEvent<PictureOrder>) => {
  draw(event.data).then(
    (answer) => postMessage(answer),
    () => postMessage(null),
  );
});
