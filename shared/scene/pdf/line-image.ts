/** A line of text as a picture, for scripts that the bundled font does not have: drawn by the platform's own fonts. */
import type { Rect } from "../../basics/geometry";
import { TEXT_ASCENT, TEXT_DESCENT, textLeft } from "../bounds";
import { parseColour, type Rgba } from "../colour";
import { paintText, prepareText, setView } from "../paint";
import type { CreateCanvas } from "../png/scene-to-png";
import type { TextShape } from "../types";
import { type ObjectNumber, type PdfFile, reference } from "./pdf-file";
import { hex16 } from "./syntax";

/** Pixels to a map unit: sharp on paper at a normal size. */
const SCALE = 4;
/** Room around the line for what reaches beyond its measured width. */
const ROOM = 2;
/** A canvas of this side works everywhere. */
const MAX_SIDE = 8192;

export interface LineImage {
  readonly object: ObjectNumber;
  /** Where the picture stands in the map. */
  readonly place: Rect;
}

/** Draws the line and writes it as an image object. */
export async function lineImage(
  pdf: PdfFile,
  shape: TextShape,
  createCanvas: CreateCanvas,
): Promise<LineImage> {
  const { size } = shape.font;
  const top = shape.y - size * TEXT_ASCENT - ROOM;
  const left = textLeft(shape) - ROOM;
  const scale = Math.min(SCALE, MAX_SIDE / (shape.width + 2 * ROOM));
  const columns = Math.max(1, Math.ceil((shape.width + 2 * ROOM) * scale));
  const rows = Math.max(1, Math.ceil((size * (TEXT_ASCENT + TEXT_DESCENT) + 2 * ROOM) * scale));
  const place = { x: left, y: top, width: columns / scale, height: rows / scale };
  const canvas = createCanvas(columns, rows);
  setView(canvas.context, { region: place, scale });
  prepareText(canvas.context);
  paintText(canvas.context, shape);
  const pixels = canvas.getRgba(0, 0, columns, rows);
  const object = await writeImage(pdf, pixels, columns, rows, parseColour(shape.fill));
  return { object, place };
}

type Pixels = Uint8Array | Uint8ClampedArray;

async function writeImage(
  pdf: PdfFile,
  pixels: Pixels,
  width: number,
  height: number,
  ink: Rgba | null,
): Promise<ObjectNumber> {
  const image = { Type: "/XObject", Subtype: "/Image", Width: width, Height: height };
  const mask = await pdf.addStream(
    { ...image, ColorSpace: "/DeviceGray", BitsPerComponent: 8 },
    alphaOf(pixels),
  );
  const masked = { ...image, SMask: reference(mask) };
  if (ink && isOneColour(pixels, ink)) {
    const table = [ink.red, ink.green, ink.blue].map((n) => hex16(n).slice(2)).join("");
    const plain = new Uint8Array(Math.ceil(width / 8) * height);
    return pdf.addStream(
      { ...masked, ColorSpace: `[/Indexed /DeviceRGB 0 <${table}>]`, BitsPerComponent: 1 },
      plain,
    );
  }
  return pdf.addStream({ ...masked, ColorSpace: "/DeviceRGB", BitsPerComponent: 8 }, coloursOf(pixels));
}

function alphaOf(pixels: Pixels): Uint8Array<ArrayBuffer> {
  const alpha = new Uint8Array(pixels.length / 4);
  for (let i = 0; i < alpha.length; i += 1) alpha[i] = pixels[i * 4 + 3] ?? 0;
  return alpha;
}

function coloursOf(pixels: Pixels): Uint8Array<ArrayBuffer> {
  const colours = new Uint8Array((pixels.length / 4) * 3);
  for (let i = 0, at = 0; i < pixels.length; i += 4) {
    colours[at++] = pixels[i] ?? 0;
    colours[at++] = pixels[i + 1] ?? 0;
    colours[at++] = pixels[i + 2] ?? 0;
  }
  return colours;
}

/** Whether all ink has the text's own colour: no emoji. Faint pixels are rounded by the canvas and do not count. */
function isOneColour(pixels: Pixels, ink: Rgba): boolean {
  const far = (a: number | undefined, b: number) => Math.abs((a ?? 0) - b) > 24;
  for (let i = 0; i < pixels.length; i += 4) {
    if ((pixels[i + 3] ?? 0) < 96) continue;
    if (far(pixels[i], ink.red) || far(pixels[i + 1], ink.green) || far(pixels[i + 2], ink.blue))
      return false;
  }
  return true;
}
