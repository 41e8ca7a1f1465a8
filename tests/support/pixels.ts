/** Screenshots as pixels, to be compared. */
import { createCanvas, loadImage } from "@napi-rs/canvas";

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** The pixels of a PNG. */
export async function pixelsOf(png: Buffer): Promise<Picture> {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return { width: image.width, height: image.height, data };
}

/** Red, green and blue of a pixel. */
export const at = ({ width, data }: Picture, x: number, y: number) => {
  const start = 4 * (y * width + x);
  return [data[start] ?? 0, data[start + 1] ?? 0, data[start + 2] ?? 0] as const;
};

/** How far the picture differs from the other one moved by some pixels: the mean of the differences of their colours. */
export function difference(one: Picture, other: Picture, dx: number, dy: number): number {
  let sum = 0;
  for (let y = 4; y < one.height - 4; y += 1) {
    for (let x = 4; x < one.width - 4; x += 1) {
      const [a, b] = [at(one, x, y), at(other, x + dx, y + dy)];
      sum += Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) + Math.abs(a[2] - b[2]);
    }
  }
  return sum / (one.width * one.height);
}
