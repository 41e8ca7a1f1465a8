/** A scene as a PNG of any size: painted band by band on a small canvas and encoded as it comes. */
import type { Rect, Size } from "../../basics/geometry";
import { parseColour } from "../colour";
import { type PaintTarget, paintScene, touches } from "../paint";
import type { Scene } from "../types";
import { encodePng } from "./encode";
import { type Band, wordsOf } from "./pixels";

/** A canvas of the platform: a page's or worker's OffscreenCanvas, or Node's. */
export interface Canvas {
  readonly context: PaintTarget;
  /** The pixels of a part, four bytes each: red, green, blue, alpha, not premultiplied. */
  getRgba(x: number, y: number, width: number, height: number): Uint8Array | Uint8ClampedArray;
  /**
   * Gives back the memory of pixels that were read, which must not be looked at again. They are megabytes at a time, and
   * some platforms wait until there are hundreds of them before they clear away.
   */
  free?(pixels: Uint8Array | Uint8ClampedArray): void;
}

export type CreateCanvas = (width: number, height: number) => Canvas;

export interface PngPictureOptions {
  /** Pixels to a map unit. */
  readonly scale: number;
  readonly createCanvas: CreateCanvas;
  /** The map's own text, to be opened again from the picture. */
  readonly embed?: string;
  /** Called with the part that is done, 0..1. */
  readonly onProgress?: (done: number) => void;
  /** Stops with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Keyword of the text chunk that holds the map. */
export const PNG_EMBED_KEYWORD = "argmap";

/** Keyword of the text chunk that tells the picture's size, so that cropping shows. */
export const PNG_SIZE_KEYWORD = "argmap-size";

/** "1200x800" */
export function pictureSizeWords({ width, height }: Size): string {
  return `${width}x${height}`;
}

/** A canvas of this width works everywhere. */
const TILE_WIDTH = 4096;
/** Rows painted at a time: what lies on a border is painted twice, so they are not few. */
const BAND_ROWS = 512;
/** Pixels held at a time; four bytes each. */
const BAND_PIXELS = 2 ** 23;
const CSS_PIXELS_PER_METRE = 96 / 0.0254;

/** Width and height of the picture in pixels. */
export function pngSize(scene: Scene, scale: number): Size {
  const pixels = (length: number) => Math.max(1, Math.ceil(length * scale - 1e-6));
  return { width: pixels(scene.bounds.width), height: pixels(scene.bounds.height) };
}

/** The PNG file in pieces. Without alpha where the background is opaque. */
export function sceneToPng(
  scene: Scene,
  options: PngPictureOptions,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const background = scene.background === null ? null : parseColour(scene.background);
  return encodePng(
    {
      ...pngSize(scene, options.scale),
      alpha: background === null || background.alpha < 1,
      pixelsPerMetre: CSS_PIXELS_PER_METRE * options.scale,
      texts: {
        Title: scene.title,
        Description: scene.description,
        ...(options.embed === undefined
          ? {}
          : {
              [PNG_SIZE_KEYWORD]: pictureSizeWords(pngSize(scene, options.scale)),
              [PNG_EMBED_KEYWORD]: options.embed,
            }),
      },
      compressTexts: [PNG_EMBED_KEYWORD],
    },
    paintedBands(scene, options),
  );
}

/** Paints the picture from top to bottom. A row wider than the canvas is painted in tiles. */
async function* paintedBands(scene: Scene, options: PngPictureOptions): AsyncGenerator<Band> {
  const { scale, signal, onProgress } = options;
  const { width, height } = pngSize(scene, scale);
  const tileWidth = Math.min(width, TILE_WIDTH);
  const rows = Math.min(height, BAND_ROWS, Math.max(1, Math.floor(BAND_PIXELS / width)));
  const canvas = options.createCanvas(tileWidth, rows);
  const plain = plainPixel(scene.background);
  // One for all: what is held must not wait for somebody to clear it away.
  const pixels = width === tileWidth ? null : new Int32Array(width * rows);
  for (let y = 0; y < height; y += rows) {
    signal?.throwIfAborted();
    const count = Math.min(rows, height - y);
    const band = { y, count, width, tileWidth, rows, plain };
    if (pixels) yield paintTiles(scene, scale, canvas, band, pixels);
    else {
      const whole = paintWhole(scene, scale, canvas, band);
      yield whole;
      canvas.free?.(whole);
    }
    onProgress?.((y + count) / height);
  }
}

interface BandPlace {
  readonly y: number;
  /** Rows of this band; the last one may be lower than the canvas. */
  readonly count: number;
  readonly width: number;
  readonly tileWidth: number;
  readonly rows: number;
  /** What a pixel without ink is; null where only the canvas knows. */
  readonly plain: number | null;
}

/** The part of the picture from so many pixels across on, as wide as given. */
function regionOf(scene: Scene, scale: number, { y, rows }: BandPlace, x: number, across: number): Rect {
  const corner = { x: scene.bounds.x + x / scale, y: scene.bounds.y + y / scale };
  return { ...corner, width: across / scale, height: rows / scale };
}

function paintWhole(scene: Scene, scale: number, canvas: Canvas, band: BandPlace): Band {
  paintScene(canvas.context, scene, { region: regionOf(scene, scale, band, 0, band.tileWidth), scale });
  return canvas.getRgba(0, 0, band.width, band.count);
}

function paintTiles(
  scene: Scene,
  scale: number,
  canvas: Canvas,
  band: BandPlace,
  pixels: Int32Array<ArrayBuffer>,
): Band {
  const { width, tileWidth, count, plain } = band;
  const inBand = partOf(scene, regionOf(scene, scale, band, 0, width));
  for (let x = 0; x < width; x += tileWidth) {
    const region = regionOf(scene, scale, band, x, tileWidth);
    const part = partOf(inBand, region);
    const across = Math.min(tileWidth, width - x);
    // Wide maps are mostly empty; a tile without ink needs no painting and, what costs more, no reading back.
    if (plain !== null && part.groups.length === 0) {
      for (let row = 0; row < count; row += 1) pixels.fill(plain, row * width + x, row * width + x + across);
      continue;
    }
    paintScene(canvas.context, part, { region, scale });
    const read = canvas.getRgba(0, 0, across, count);
    const tile = wordsOf(read);
    for (let row = 0; row < count; row += 1)
      pixels.set(tile.subarray(row * across, (row + 1) * across), row * width + x);
    canvas.free?.(read);
  }
  return new Uint8Array(pixels.buffer, 0, width * count * 4);
}

/** The scene with those groups alone that show in the region. */
function partOf(scene: Scene, region: Rect): Scene {
  return { ...scene, groups: scene.groups.filter((group) => touches(group.bounds, region)) };
}

/**
 * A pixel of the background alone, as four bytes. A colour that shines through is rounded in a way of the canvas's own,
 * so then it is not known beforehand.
 */
function plainPixel(background: string | null): number | null {
  const colour = background === null ? null : parseColour(background);
  if (background === null) return 0;
  if (!colour || colour.alpha < 1) return null;
  const { red, green, blue } = colour;
  return new Int32Array(Uint8Array.of(red, green, blue, 255).buffer)[0] ?? null;
}
