/**
 * Stands in for a small disk where none can be mounted: run first in a process, it lets no write through Node's promises
 * under the folder ARGMAP_FULL_DISK grow the files there past the bytes that its file `.room` allows, short writes
 * included, as a full disk does.
 */
const fs = require("node:fs");
const { join, resolve, sep } = require("node:path");
const { syncBuiltinESMExports } = require("node:module");

const folder = process.env.ARGMAP_FULL_DISK;

function used(path) {
  let sum = 0;
  for (const entry of fs.readdirSync(path, { withFileTypes: true })) {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) sum += used(inside);
    else if (entry.name !== ".room") sum += fs.lstatSync(inside).size;
  }
  return sum;
}

module.exports = { used };

const room = () => Number(fs.readFileSync(join(folder, ".room"), "utf8")) - used(folder);
const full = () => Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });

if (folder !== undefined) {
  const { open } = fs.promises;
  const isInside = (path) => `${resolve(String(path))}${sep}`.startsWith(resolve(folder) + sep);
  fs.promises.open = async (path, flags, mode) => {
    const file = await open(path, flags, mode);
    if (!isInside(path)) return file;
    const write = file.write.bind(file);
    file.write = async (bytes, offset = 0, length = bytes.length - offset, position = null) => {
      const most = room();
      if (most <= 0 && length > 0) throw full();
      return write(bytes, offset, Math.min(length, most), position);
    };
    const all = async (data) => {
      const bytes = Buffer.from(data);
      for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten;
    };
    file.writeFile = all;
    file.appendFile = all;
    return file;
  };
  const whole = (flags) => async (path, data, options) => {
    const file = await fs.promises.open(path, options?.flag ?? flags, options?.mode);
    try {
      await file.writeFile(data);
    } finally {
      await file.close();
    }
  };
  fs.promises.writeFile = whole("w");
  fs.promises.appendFile = whole("a");
  syncBuiltinESMExports();
}
