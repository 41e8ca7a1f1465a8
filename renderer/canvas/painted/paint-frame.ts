/** Brings a canvas up to date: the whole frame, or what a pan has laid bare. */
import type { Rect, Size } from "../../../shared/basics/geometry";
import { type Frame, regionOf, shiftBetween } from "./frame";
import type { Picture } from "./picture";

/** What a canvas holds. */
export interface OnCanvas {
  readonly picture: Picture;
  readonly frame: Frame;
}

/** Makes the canvas show the picture in the frame, given what it holds already. */
export function paintFrame(
  context: CanvasRenderingContext2D,
  { picture, frame }: OnCanvas,
  before: OnCanvas | null,
): void {
  const shift = before?.picture === picture ? shiftBetween(before.frame, frame) : null;
  if (!shift) {
    sizeCanvas(context, frame);
    picture.paint(context, { region: regionOf(frame), scale: frame.scale });
    return;
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalCompositeOperation = "copy";
  context.drawImage(context.canvas, shift.dx, shift.dy);
  context.globalCompositeOperation = "source-over";
  for (const bare of shift.bare) paintPart(context, picture, frame, bare);
}

/** Gives the canvas this size, in its pixels, and clears it. */
export function sizeCanvas(context: CanvasRenderingContext2D, { width, height }: Size): void {
  const { canvas } = context;
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
    return;
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
}

/** Paints a part of the frame, given in canvas pixels. */
function paintPart(context: CanvasRenderingContext2D, picture: Picture, frame: Frame, part: Rect): void {
  const { scale } = frame;
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.beginPath();
  context.rect(part.x, part.y, part.width, part.height);
  context.clip();
  // The painter puts the corner of its region on the corner of the canvas, so the clip does what a smaller region would.
  const region = regionOf(frame);
  const near = {
    x: part.x / scale,
    y: part.y / scale,
    width: part.width / scale,
    height: part.height / scale,
  };
  picture.paint(context, { region, scale }, { ...near, x: region.x + near.x, y: region.y + near.y });
  context.restore();
}
