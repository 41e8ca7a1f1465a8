/** What exporting needs, in the page or a worker: fonts, measurer, canvases and the font tools. */
import shaperUrl from "harfbuzzjs/dist/harfbuzz.wasm?url";
import subsetterUrl from "harfbuzzjs/dist/harfbuzz-subset.wasm?url";
import { once } from "../../shared/basics/once";
import type { ExportPlatform } from "../../shared/scene/export-request";
import type { Canvas } from "../../shared/scene/png/scene-to-png";
import { FONT_URLS, loadFonts } from "../fonts/fonts";
import { createPageMeasure } from "../fonts/page-measure";

/** Loads everything from the page's own files. Rejects where one of them can't be read. */
export async function loadPagePlatform(): Promise<ExportPlatform> {
  const [, regular, semiBold, shaperWasm, subsetterWasm] = await Promise.all([
    loadFonts(),
    bytesAt(FONT_URLS[400]),
    bytesAt(FONT_URLS[600]),
    bytesAt(shaperUrl),
    bytesAt(subsetterUrl),
  ]);
  return {
    measure: createPageMeasure(),
    fonts: { 400: regular, 600: semiBold },
    createCanvas: createPageCanvas,
    shaperWasm,
    subsetterWasm,
  };
}

async function bytesAt(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`A file of the program is missing: ${url.replace(/^.*\//, "")}`);
  return new Uint8Array(await answer.arrayBuffer());
}

function createPageCanvas(width: number, height: number): Canvas {
  // Pixels are read back after every band, so the canvas is better off in memory than on the graphics card.
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("This browser has no 2D canvas.");
  return {
    context,
    getRgba: (x, y, columns, rows) => context.getImageData(x, y, columns, rows).data,
    free: ({ buffer }) => {
      if (buffer instanceof ArrayBuffer) nowhere().postMessage(null, [buffer]);
    },
  };
}

/** A port without another end: what is handed over to it is gone at once, and not when somebody clears away. */
const nowhere = once((): MessagePort => {
  const { port1, port2 } = new MessageChannel();
  port2.close();
  return port1;
});
