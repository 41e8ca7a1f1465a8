/** The one way from a map to a picture file, the same in the page's worker and on the command line. */
import type { Size } from "../basics/geometry";
import { err, ok, type Result } from "../basics/result";
import type { ArgMap } from "../document/types";
import type { Measure } from "../layout/measure";
import { buildScene, type SceneStrengths } from "./build-scene";
import { parseColour } from "./colour";
import { createShaper, type FontFiles } from "./font-shaper";
import { createSubsetter } from "./font-subset";
import type { PageName } from "./pdf/page-size";
import { sceneToPdf } from "./pdf/scene-to-pdf";
import { type CreateCanvas, pngSize, sceneToPng } from "./png/scene-to-png";
import { svgParts } from "./svg";
import { embeddedFonts } from "./svg-fonts";
import { type Table, tableScene } from "./table";
import { themeNamed } from "./theme";
import type { Scene } from "./types";

export const EXPORT_FORMATS = ["svg", "png", "pdf"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportRequest {
  readonly format: ExportFormat;
  /** Pixels to a map unit, 1 to 4; only PNG minds. */
  readonly scale: number;
  readonly theme: "light" | "dark";
  /** The theme's colour, none, or a colour such as `#fff` or `white`. */
  readonly background: "theme" | "transparent" | (string & {});
  /** Space around the map, in map units. */
  readonly margin: number;
  /** Ids of the nodes and edges to draw; everything without it. */
  readonly only?: readonly string[];
  readonly title: boolean;
  readonly legend: boolean;
  /** Numbers on the nodes, and the sources below the map; none without it. */
  readonly footnotes?: boolean;
  /** Strengths to be drawn on the nodes; none without it. */
  readonly strengths?: SceneStrengths;
  /** A table that is drawn in place of the map. */
  readonly table?: Table;
  /** The serialised map, to be carried inside the picture; none without it. */
  readonly embed?: string;
  /** The page of a PDF; as large as the map without it. */
  readonly page?: PageName;
}

/** What a shell brings. Font tools are the bytes of harfbuzzjs' two WebAssembly files. */
export interface ExportPlatform {
  readonly measure: Measure;
  readonly fonts: FontFiles;
  readonly createCanvas: CreateCanvas;
  readonly shaperWasm: Uint8Array<ArrayBuffer>;
  readonly subsetterWasm: Uint8Array<ArrayBuffer>;
}

export interface ExportControl {
  /** Called with the part that is done, 0..1. */
  readonly onProgress?: (done: number) => void;
  /** Stops the export with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Why a request is not carried out. */
export type ExportProblem =
  | { readonly kind: "bad-scale" }
  | { readonly kind: "bad-margin" }
  | { readonly kind: "bad-background"; readonly background: string }
  | { readonly kind: "too-large"; readonly width: number; readonly height: number };

export const SCALE_RANGE = { least: 0.1, most: 8 } as const;
export const MOST_MARGIN = 10_000;
/** Largest PNG: what takes minutes, not hours. */
const MOST_PIXELS = 8e9;
const MOST_SIDE = 1_000_000;

/** The problem as a sentence for a person. */
export function exportProblemSentence(problem: ExportProblem): string {
  switch (problem.kind) {
    case "bad-scale":
      return `The scale must be a number from ${SCALE_RANGE.least} to ${SCALE_RANGE.most}.`;
    case "bad-margin":
      return `The margin must be a number from 0 to ${MOST_MARGIN}.`;
    case "bad-background":
      return "The background must be theme, transparent, a colour like #ffffff or a simple colour name.";
    case "too-large":
      return `The picture would be ${problem.width} by ${problem.height} pixels, which is too large. Choose a smaller scale, a part of the map, or SVG.`;
  }
}

/**
 * The picture file in pieces, or why it cannot be made. Work happens while the pieces are read; stopping early leaves
 * nothing behind.
 */
export function exportMap(
  map: ArgMap,
  request: ExportRequest,
  platform: ExportPlatform,
  control: ExportControl = {},
): Result<AsyncGenerator<Uint8Array<ArrayBuffer>>, ExportProblem> {
  const checked = checkRequest(request);
  if (checked) return err(checked);
  return exportScene(requestedScene(map, request, platform.measure), request, platform, control);
}

/** The same for a picture that was composed already; of the request only the file and its scale count. */
export function exportScene(
  scene: Scene,
  request: ExportRequest,
  platform: ExportPlatform,
  control: ExportControl = {},
): Result<AsyncGenerator<Uint8Array<ArrayBuffer>>, ExportProblem> {
  const tooLarge = checkSize(scene, request);
  if (tooLarge) return err(tooLarge);
  return ok(pieces(scene, request, platform, control));
}

/** The size of the picture in pixels (PNG), CSS pixels (SVG) or map units (PDF), for the dialog. */
export function plannedSize(map: ArgMap, request: ExportRequest, measure: Measure): Size {
  const scene = requestedScene(map, request, measure);
  return pngSize(scene, request.format === "png" ? request.scale : 1);
}

function requestedScene(map: ArgMap, request: ExportRequest, measure: Measure): Scene {
  const { only, margin, background, title, legend, footnotes = false, strengths, table } = request;
  if (table) return requestedTable(table, request, measure);
  return buildScene(map, {
    measure,
    theme: themeNamed(request.theme),
    margin,
    background,
    title,
    legend,
    footnotes,
    ...(only === undefined ? {} : { only: new Set(only) }),
    ...(strengths === undefined ? {} : { strengths }),
  });
}

function requestedTable(table: Table, request: ExportRequest, measure: Measure): Scene {
  const theme = themeNamed(request.theme);
  const colours: Readonly<Record<string, string | null>> = { theme: theme.background, transparent: null };
  const { background, margin } = request;
  const colour = Object.hasOwn(colours, background) ? colours[background] : background;
  return tableScene(table, { measure, theme, margin, background: colour ?? null });
}

function checkRequest({ scale, margin, background }: ExportRequest): ExportProblem | null {
  if (!(scale >= SCALE_RANGE.least && scale <= SCALE_RANGE.most)) return { kind: "bad-scale" };
  if (!(margin >= 0 && margin <= MOST_MARGIN)) return { kind: "bad-margin" };
  const known = background === "theme" || background === "transparent" || parseColour(background) !== null;
  return known ? null : { kind: "bad-background", background };
}

function checkSize(scene: Scene, request: ExportRequest): ExportProblem | null {
  if (request.format !== "png") return null;
  const size = pngSize(scene, request.scale);
  return fitsPng(size) ? null : { kind: "too-large", ...size };
}

/** Whether a PNG of so many pixels can be made, for saying so beforehand. */
export function fitsPng({ width, height }: Size): boolean {
  return width <= MOST_SIDE && height <= MOST_SIDE && width * height <= MOST_PIXELS;
}

async function* pieces(
  scene: Scene,
  request: ExportRequest,
  platform: ExportPlatform,
  control: ExportControl,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  control.signal?.throwIfAborted();
  const { createCanvas } = platform;
  const embed = request.embed === undefined ? {} : { embed: request.embed };
  if (request.format === "png") {
    yield* sceneToPng(scene, { scale: request.scale, createCanvas, ...embed, ...control });
    return;
  }
  const subsetter = await createSubsetter(platform.subsetterWasm);
  if (request.format === "svg") {
    const fonts = embeddedFonts(scene, platform.fonts, subsetter);
    control.onProgress?.(0.5);
    control.signal?.throwIfAborted();
    yield* encoded(svgParts(scene, { fonts, ...embed }));
    control.onProgress?.(1);
    return;
  }
  const shaper = await createShaper(platform.shaperWasm, platform.fonts);
  const tools = { fonts: platform.fonts, shaper, subsetter };
  yield await sceneToPdf(scene, { page: request.page ?? "map", tools, createCanvas, ...embed, ...control });
}

/** Characters that are turned into bytes at a time. */
const ENCODED_AT_ONCE = 2 ** 18;

function* encoded(parts: Iterable<string>): Generator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let text = "";
  for (const part of parts) {
    text += part;
    if (text.length < ENCODED_AT_ONCE) continue;
    yield encoder.encode(text);
    text = "";
  }
  yield encoder.encode(text);
}
