import { inflateSync } from "node:zlib";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import { nodeExportPlatform } from "../../../../electron/cli/node-export";
import { crc32 } from "../../../../shared/basics/crc32";
import { paintScene } from "../../../../shared/scene/paint";
import { encodePng } from "../../../../shared/scene/png/encode";
import { type CreateCanvas, pngSize, sceneToPng } from "../../../../shared/scene/png/scene-to-png";
import type { Scene } from "../../../../shared/scene/types";
import { joined, sceneOf } from "../helpers";
import { EVERYTHING, mapOf, node } from "../sample-maps";

const nodeCanvas: CreateCanvas = (width, height) => nodeExportPlatform().createCanvas(width, height);

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/** All chunks of a file, checksums verified. */
function chunksOf(file: Uint8Array): Chunk[] {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
  expect([...bytes.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
  const chunks: Chunk[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(bytes.subarray(at + 4, at + 8 + length)));
    chunks.push({
      type: bytes.toString("latin1", at + 4, at + 8),
      data: bytes.subarray(at + 8, at + 8 + length),
    });
    at += length + 12;
  }
  return chunks;
}

const rawOf = (chunks: readonly Chunk[]) =>
  inflateSync(Buffer.concat(chunks.filter((chunk) => chunk.type === "IDAT").map((chunk) => chunk.data)));

async function decoded(file: Uint8Array) {
  const image = await loadImage(Buffer.from(file));
  const context = createCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
}

function painted(scene: Scene, scale: number) {
  const { width, height } = pngSize(scene, scale);
  const context = createCanvas(width, height).getContext("2d");
  paintScene(context, scene, { region: scene.bounds, scale });
  return context.getImageData(0, 0, width, height);
}

/** Where a band ends the canvas may smooth a slanted line a little differently. */
const SEAM = 64;

/** The share of channel values that differ by more than `slack`. */
function difference(a: Uint8ClampedArray, b: Uint8ClampedArray, slack: number): number {
  let count = 0;
  for (let i = 0; i < a.length; i += 1) if (Math.abs(a[i]! - b[i]!) > slack) count += 1;
  return count / a.length;
}

describe("PNG", () => {
  it("knows the CRC of the specification's IEND chunk", () => {
    expect(crc32(Buffer.from("IEND"))).toBe(0xae426082);
  });

  it("gives back the pixels that were painted", async () => {
    const scene = sceneOf(EVERYTHING);
    const file = await joined(sceneToPng(scene, { scale: 2, createCanvas: nodeCanvas }));
    const [got, wanted] = [await decoded(file), painted(scene, 2)];
    expect([got.width, got.height]).toEqual([wanted.width, wanted.height]);
    expect(difference(got.data, wanted.data, SEAM)).toBe(0);
  });

  it("keeps transparency, and leaves the alpha channel out where there is none", async () => {
    const colourType = async (background: string) => {
      const scene = sceneOf(EVERYTHING, { background });
      const file = await joined(sceneToPng(scene, { scale: 1, createCanvas: nodeCanvas }));
      const corner = (await decoded(file)).data.slice(0, 4);
      return [chunksOf(file)[0]?.data[9], [...corner]];
    };
    expect(await colourType("transparent")).toEqual([6, [0, 0, 0, 0]]);
    expect(await colourType("#123456")).toEqual([2, [18, 52, 86, 255]]);
    expect((await colourType("#12345680"))[0]).toBe(6);
  });

  it("paints the same where bands are tiled across", async () => {
    const scene = sceneOf(EVERYTHING);
    const tiles: number[] = [];
    const file = await joined(
      sceneToPng(scene, {
        scale: 4,
        createCanvas: (width, height) => {
          tiles.push(width);
          return nodeCanvas(width, height);
        },
      }),
    );
    expect(pngSize(scene, 4).width).toBeGreaterThan(tiles[0]!);
    expect(difference((await decoded(file)).data, painted(scene, 4).data, SEAM)).toBe(0);
  });

  it.each([1, 4])("gives back every pixel that it read, when it is done with it (%ix)", async (scale) => {
    const scene = sceneOf(EVERYTHING);
    let held = 0;
    let most = 0;
    const createCanvas: CreateCanvas = (width, height) => {
      const canvas = nodeCanvas(width, height);
      return {
        context: canvas.context,
        getRgba: (...place) => {
          held += 1;
          most = Math.max(most, held);
          return canvas.getRgba(...place);
        },
        free: (pixels) => {
          held -= 1;
          pixels.fill(0);
        },
      };
    };
    const file = await joined(sceneToPng(scene, { scale, createCanvas }));
    expect([held, most]).toEqual([0, 1]);
    expect(difference((await decoded(file)).data, painted(scene, scale).data, SEAM)).toBe(0);
  });

  it("writes size, resolution and texts", async () => {
    const scene = sceneOf(EVERYTHING);
    const chunks = chunksOf(
      await joined(sceneToPng(scene, { scale: 2, createCanvas: nodeCanvas, embed: "{}" })),
    );
    const types = chunks.map((chunk) => chunk.type);
    expect([...new Set(types)]).toEqual(["IHDR", "pHYs", "iTXt", "IDAT", "IEND"]);
    expect(chunks[1]?.data.readUInt32BE(0)).toBe(Math.round((2 * 96) / 0.0254));
    expect(chunks[2]?.data.toString()).toBe(`Title\0\0\0\0\0${EVERYTHING.title}`);
    expect(rawOf(chunks).length).toBe(pngSize(scene, 2).height * (pngSize(scene, 2).width * 3 + 1));
  });

  it("is wider than any canvas and still holds little at a time", async () => {
    const map = mapOf("", [node("a", "risk", "left", 0, 0), node("b", "risk", "right", 35_000, 0)]);
    const scene = sceneOf(map, { legend: false });
    const asked: number[] = [];
    const createCanvas: CreateCanvas = (width, height) => {
      asked.push(width * height);
      return nodeCanvas(width, height);
    };
    const pieces: Uint8Array[] = [];
    for await (const piece of sceneToPng(scene, { scale: 2, createCanvas })) pieces.push(piece);
    const size = pngSize(scene, 2);
    expect(size.width).toBeGreaterThan(65_535);
    expect(Math.max(...asked)).toBeLessThanOrEqual(2 ** 21);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(2 ** 21);
    const chunks = chunksOf(Buffer.concat(pieces));
    expect([chunks[0]?.data.readUInt32BE(0), chunks[0]?.data.readUInt32BE(4)]).toEqual([
      size.width,
      size.height,
    ]);
    const raw = rawOf(chunks);
    expect(raw.length).toBe(size.height * (size.width * 3 + 1));
    // The margin above the nodes: the background from side to side, painted or not.
    const top = raw.subarray(1, size.width * 3 + 1);
    expect(top.every((value, i) => value === [250, 250, 249][i % 3])).toBe(true);
    expect(
      raw.subarray(size.width * 3 + 1).some((value, i) => value !== 0 && i % (size.width * 3 + 1) > 1),
    ).toBe(true);
  });

  it("tells its progress and stops when told to", async () => {
    const scene = sceneOf(EVERYTHING);
    const seen: number[] = [];
    const abort = new AbortController();
    const pieces = sceneToPng(scene, {
      scale: 4,
      createCanvas: nodeCanvas,
      signal: abort.signal,
      onProgress: (done) => {
        seen.push(done);
        if (seen.length === 2) abort.abort(new Error("stopped by the person"));
      },
    });
    await expect(joined(pieces)).rejects.toThrow("stopped by the person");
    expect(seen).toHaveLength(2);
    expect(seen[0]).toBeLessThan(seen[1]!);
  });

  it("refuses bands that are not the whole picture", async () => {
    async function* bands() {
      yield new Uint8Array(4 * 10 * 3);
    }
    await expect(joined(encodePng({ width: 10, height: 4, alpha: true }, bands()))).rejects.toThrow(
      "3 rows, not 4",
    );
    await expect(joined(encodePng({ width: 7, height: 3, alpha: true }, bands()))).rejects.toThrow(
      "whole rows",
    );
  });
});
