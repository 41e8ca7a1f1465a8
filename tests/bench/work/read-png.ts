/** Reads a PNG of any size without holding it: checksums, size, and whether there is a picture from top to bottom. */
import { open } from "node:fs/promises";
import { createInflate } from "node:zlib";
import { crc32 } from "../../../shared/basics/crc32";

export interface ReadPng {
  readonly width: number;
  readonly height: number;
  /** In order, with every checksum right and every row there. */
  readonly valid: boolean;
  /** The part of ten bands of rows that have something drawn in them: 1 where none is blank. */
  readonly drawn: number;
}

const BANDS = 10;
const BYTES_PER_PIXEL = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [6, 4],
]);

export async function readPng(path: string): Promise<ReadPng> {
  const file = await open(path);
  const inflate = createInflate();
  const rows = rowCounter();
  inflate.on("data", (piece: Buffer) => rows.take(piece));
  const ended = new Promise<boolean>((resolve) => {
    inflate.on("end", () => resolve(true));
    inflate.on("error", () => resolve(false));
  });
  let [sound, sawEnd] = [true, false];
  try {
    for (let at = 8; !sawEnd; ) {
      const head = Buffer.alloc(8);
      if ((await file.read(head, 0, 8, at)).bytesRead < 8) break;
      const rest = Buffer.alloc(head.readUInt32BE(0) + 4);
      await file.read(rest, 0, rest.length, at + 8);
      const data = rest.subarray(0, -4);
      const name = head.subarray(4);
      sound &&= rest.readUInt32BE(data.length) === crc32(Buffer.concat([name, data]));
      if (name.toString("latin1") === "IHDR")
        rows.begin(data.readUInt32BE(0), data.readUInt32BE(4), data[8] ?? 8, data[9] ?? 6);
      if (name.toString("latin1") === "IDAT" && !inflate.write(data))
        await new Promise((resolve) => inflate.once("drain", resolve));
      sawEnd = name.toString("latin1") === "IEND";
      at += 8 + rest.length;
    }
  } finally {
    await file.close();
  }
  inflate.end();
  const whole = await ended;
  const { width, height, isComplete, drawn } = rows.result();
  return { width, height, valid: sound && sawEnd && whole && isComplete, drawn };
}

/** Counts rows, and those of each band that differ from the row above or along themselves. */
function rowCounter() {
  let [width, height, stride, seen] = [0, 0, 1, 0];
  const drawn = new Set<number>();
  return {
    begin(columns: number, lines: number, bits: number, type: number) {
      [width, height] = [columns, lines];
      stride = 1 + Math.ceil((columns * (BYTES_PER_PIXEL.get(type) ?? 4) * bits) / 8);
    },
    take(piece: Buffer) {
      const band = Math.floor((seen / stride / height) * BANDS);
      // A blank row says nothing but its colour: after the first pixel, its filtered bytes are all alike.
      if (!drawn.has(band) && hasEdges(piece)) drawn.add(band);
      seen += piece.length;
    },
    result: () => ({ width, height, isComplete: seen === stride * height, drawn: drawn.size / BANDS }),
  };
}

const MANY = 200;

function hasEdges(piece: Buffer): boolean {
  let changes = 0;
  for (let at = 4; at < piece.length && changes < MANY; at += 1)
    if (piece[at] !== piece[at - 4]) changes += 1;
  return changes >= MANY;
}
