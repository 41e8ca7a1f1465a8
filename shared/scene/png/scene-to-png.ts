/** A scene as a PNG of any size: painted band by band on a small canvas and encoded as it comes. */
import type { Rect, Size } from "../../basics/geometry";
import { parseColour } from "../colour";
import { type PaintTarget, paintScene, touches } from "../paint";
import type { Scene } from "../types";
import { type Band, encodePng } from "./encode";

/** A canvas of the platform: a page's or worker's OffscreenCanvas, or Node's. */
export interface Canvas {
  readonly context: PaintTarget;
  /** The pixels of a part, four bytes each: red, green, blue, alpha, not premultiplied. */
  getRgba(x: number, y: number, width: number, height: number): Uint8Array | Uint8ClampedArray;
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

/** A canvas of this side works everywhere. */
const TILE_SIDE = 4096;
/** Pixels held at a time. */
const BAND_PIXELS = 2 ** 21;
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
  const { width, height } = pngSize(scene, options.scale);
  const tileWidth = Math.min(width, TILE_SIDE);
  const rows = Math.min(height, TILE_SIDE, Math.max(1, Math.floor(BAND_PIXELS / width)));
  const canvas = options.createCanvas(tileWidth, rows);
  for (let y = 0; y < height; y += rows) {
    options.signal?.throwIfAborted();
    const count = Math.min(rows, height - y);
    yield paintBand(scene, options.scale, canvas, { y, count, width, tileWidth, rows });
    options.onProgress?.((y + count) / height);
  }
}

interface BandPlace {
  readonly y: number;
  /** Rows of this band; the last one may be lower than the canvas. */
  readonly count: number;
  readonly width: number;
  readonly tileWidth: number;
  readonly rows: number;
}

function paintBand(scene: Scene, scale: number, canvas: Canvas, place: BandPlace): Band {
  const { y, count, width, tileWidth, rows } = place;
  const regionAt = (x: number): Rect => {
    const corner = { x: scene.bounds.x + x / scale, y: scene.bounds.y + y / scale };
    return { ...corner, width: tileWidth / scale, height: rows / scale };
  };
  if (width === tileWidth) {
    paintScene(canvas.context, scene, { region: regionAt(0), scale });
    return canvas.getRgba(0, 0, width, count);
  }
  const band = plainBand(width * count, scene.background);
  for (let x = 0; x < width; x += tileWidth) {
    const region = regionAt(x);
    // Wide maps are mostly empty; a tile without ink needs no painting and, what costs more, no reading back.
    if (band.known && !scene.groups.some((group) => touches(group.bounds, region))) continue;
    paintScene(canvas.context, scene, { region, scale });
    const across = Math.min(tileWidth, width - x);
    const tile = canvas.getRgba(0, 0, across, count);
    for (let row = 0; row < count; row += 1)
      band.pixels.set(tile.subarray(row * across * 4, (row + 1) * across * 4), (row * width + x) * 4);
  }
  return band.pixels;
}

/**
 * Pixels of the background alone. A colour that shines through is rounded in a way of the canvas's own, so then the
 * pixels are not known beforehand.
 */
function plainBand(
  count: number,
  background: string | null,
): { readonly pixels: Uint8Array; readonly known: boolean } {
  const pixels = new Uint8Array(count * 4);
  const colour = background === null ? null : parseColour(background);
  if (!colour) return { pixels, known: background === null };
  const { red, green, blue } = colour;
  new Uint32Array(pixels.buffer).fill(new Uint32Array(Uint8Array.of(red, green, blue, 255).buffer)[0] ?? 0);
  return { pixels, known: colour.alpha === 1 };
}
