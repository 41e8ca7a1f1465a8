/**
 * Draws the icons that packaging needs from their SVG sources. Run by hand after a change of a source; the results are
 * kept with the project, so that packaging draws nothing.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createCanvas, loadImage } from "@napi-rs/canvas";

const here = import.meta.dirname;
const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const WINDOWS_SIZES = [16, 24, 32, 48, 64, 128, 256];
/** Apple's names for PNG pictures inside an icon file. */
const MAC_TYPES = {
  icp4: 16,
  icp5: 32,
  ic07: 128,
  ic08: 256,
  ic09: 512,
  ic10: 1024,
  ic11: 32,
  ic12: 64,
  ic13: 256,
  ic14: 512,
};

async function draw(source, size) {
  const svg = String(await readFile(join(here, source))).replace(
    "<svg ",
    `<svg width="${size}" height="${size}" `,
  );
  const canvas = createCanvas(size, size);
  canvas.getContext("2d").drawImage(await loadImage(Buffer.from(svg)), 0, 0, size, size);
  return canvas.encode("png");
}

/** A Windows icon: a table of PNG pictures. */
function windowsIcon(pictures) {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const entry = 6 + 16 * index;
    // A size of 256 is written as 0.
    header.writeUInt8(size % 256, entry);
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(png.length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}

function macIcon(pictures) {
  const parts = pictures.map(({ type, png }) => {
    const head = Buffer.alloc(8);
    head.write(type, 0, "ascii");
    head.writeUInt32BE(png.length + 8, 4);
    return Buffer.concat([head, png]);
  });
  const head = Buffer.alloc(8);
  head.write("icns", 0, "ascii");
  head.writeUInt32BE(8 + parts.reduce((sum, part) => sum + part.length, 0), 4);
  return Buffer.concat([head, ...parts]);
}

await mkdir(join(here, "icons"), { recursive: true });
for (const size of LINUX_SIZES)
  await writeFile(join(here, `icons/${size}x${size}.png`), await draw("icon.svg", size));
for (const name of ["icon", "document"]) {
  const source = `${name}.svg`;
  const sized = WINDOWS_SIZES.map(async (size) => ({ size, png: await draw(source, size) }));
  await writeFile(join(here, `${name}.ico`), windowsIcon(await Promise.all(sized)));
  const typed = Object.entries(MAC_TYPES).map(async ([type, size]) => ({
    type,
    png: await draw(source, size),
  }));
  await writeFile(join(here, `${name}.icns`), macIcon(await Promise.all(typed)));
}
