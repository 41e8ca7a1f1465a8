/** Pictures of a map without a browser: the platform of the shared export for Node. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createCanvas } from "@napi-rs/canvas";
import type { Result } from "../../shared/basics/result";
import type { ArgMap } from "../../shared/document/types";
import {
  type ExportControl,
  type ExportPlatform,
  type ExportProblem,
  type ExportRequest,
  exportMap,
} from "../../shared/scene/export-request";
import type { Canvas } from "../../shared/scene/png/scene-to-png";
import { createNodeMeasure, fontPaths } from "./node-measure";

let platform: ExportPlatform | null = null;

/** What exporting needs, from the installed packages; read once. Throws where a package is missing. */
export function nodeExportPlatform(): ExportPlatform {
  platform ??= loadPlatform();
  return platform;
}

function loadPlatform(): ExportPlatform {
  const { resolve } = createRequire(import.meta.url);
  const read = (path: string) => new Uint8Array(readFileSync(path));
  const [regular, semiBold] = fontPaths();
  if (regular === undefined || semiBold === undefined) throw new Error("The bundled fonts are missing.");
  return {
    measure: createNodeMeasure(),
    fonts: { 400: read(regular), 600: read(semiBold) },
    createCanvas: createNodeCanvas,
    shaperWasm: read(resolve("harfbuzzjs/dist/harfbuzz.wasm")),
    subsetterWasm: read(resolve("harfbuzzjs/dist/harfbuzz-subset.wasm")),
  };
}

function createNodeCanvas(width: number, height: number): Canvas {
  const context = createCanvas(width, height).getContext("2d");
  return {
    context,
    getRgba: (x, y, columns, rows) => context.getImageData(x, y, columns, rows).data,
  };
}

/**
 * The picture file in pieces, to be written as they come, or why it cannot be made. `embed` of the request is the
 * serialised map.
 */
export function exportInNode(
  map: ArgMap,
  request: ExportRequest,
  control: ExportControl = {},
): Result<AsyncGenerator<Uint8Array<ArrayBuffer>>, ExportProblem> {
  return exportMap(map, request, nodeExportPlatform(), control);
}
