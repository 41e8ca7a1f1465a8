import { link, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createExports, LARGEST_EXPORT } from "../../electron/export-file";
import { createDocuments } from "../../electron/files/documents";
import { diskFileSystem, type FileSystem } from "../../electron/files/file-system";
import { type Fault, faultyFileSystem, testClock } from "../support/faulty-file-system";

let folder = "";
let map = "";
let documents: ReturnType<typeof createDocuments>;
const PICTURE = Buffer.from("a picture");

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "argmap-export-"));
  map = join(folder, "map.json");
  await writeFile(map, "the map");
  documents = createDocuments();
  const read = await documents.read(map);
  if (!read.ok) throw new Error(read.error.message);
  documents.adopt(1, read.value);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const exportsOn = (files: FileSystem = diskFileSystem) =>
  createExports({ documents, files, clock: testClock() });
const chosen = (path: string) => async () => path;

/** A whole export of three pieces; the first problem ends it. */
async function write(path: string, files: FileSystem = diskFileSystem) {
  const exports = exportsOn(files);
  const begun = await exports.begin(1, chosen(path));
  if (begun.outcome !== "done") return begun;
  for (let at = 0; at < PICTURE.length; at += 3) {
    const added = await exports.add(1, begun.value, PICTURE.subarray(at, at + 3));
    if (added.outcome !== "done") return added;
  }
  return exports.finish(1, begun.value);
}

async function begun(exports: ReturnType<typeof createExports>, path: string): Promise<string> {
  const reply = await exports.begin(1, chosen(path));
  if (reply.outcome !== "done") throw new Error("the export did not begin");
  return reply.value;
}
const content = (path: string) => readFile(path, "utf8");

test("writes where the person chose, also over another file", async () => {
  const path = join(folder, "picture.svg");
  await writeFile(path, "an older picture");
  expect(await write(path)).toEqual({ outcome: "done", value: { name: "picture.svg" } });
  expect(await content(path)).toBe("a picture");
});

test.each<readonly [string, () => Promise<string>]>([
  ["its own name", async () => map],
  [
    "a link",
    async () => {
      await symlink(map, join(folder, "picture.svg"));
      return join(folder, "picture.svg");
    },
  ],
  [
    "another name of the same file",
    async () => {
      await link(map, join(folder, "picture.svg"));
      return join(folder, "picture.svg");
    },
  ],
])("the open map is not replaced by %s", async (_what, target) => {
  const reply = await write(await target());
  expect(reply).toMatchObject({ outcome: "problem" });
  expect(JSON.stringify(reply)).toMatch(/is a map that is open.*not replaced.*Choose another name/);
  expect(JSON.stringify(reply)).not.toContain(folder);
  expect(await content(map)).toBe("the map");
});

test("a map that is opened while the picture is being written is not replaced", async () => {
  const path = join(folder, "other.json");
  await writeFile(path, "the other map");
  const files: FileSystem = {
    ...diskFileSystem,
    createNew: async (at, mode) => {
      const read = await documents.read(path);
      if (read.ok) documents.adopt(2, read.value);
      return diskFileSystem.createNew(at, mode);
    },
  };
  expect(JSON.stringify(await write(path, files))).toContain("is a map that is open");
  expect(await content(path)).toBe("the other map");
  expect(await readdir(folder)).toHaveLength(2);
});

test("no picture gets the name of a map", async () => {
  const path = join(folder, "other.argmap");
  await writeFile(path, "the other map");
  expect(JSON.stringify(await write(path))).toContain("is the name of a map");
  expect(await content(path)).toBe("the other map");
});

test.each<readonly [Fault["operation"], string, string]>([
  ["write", "ENOSPC", "the disk is full"],
  ["close", "EDQUOT", "the disk is full"],
  ["size", "EIO", "the disk reported an error"],
  ["rename", "EBUSY", "another program is using it"],
  ["rename", "EPERM", "you may not write in this folder"],
  ["createNew", "EROFS", "it is read-only"],
  ["sync", "EIO", "the disk reported an error"],
])(
  "%s failing with %s leaves what was there, no part of the picture, and a sentence",
  async (operation, code, words) => {
    const path = join(folder, "picture.png");
    await writeFile(path, "an older picture");
    const reply = await write(path, faultyFileSystem([{ operation, code }], 4));
    expect(JSON.stringify(reply)).toContain(words);
    expect(await content(path)).toBe("an older picture");
    expect(await content(map)).toBe("the map");
    expect(await readdir(folder)).toHaveLength(2);
  },
);

test("a disk that fills up half way leaves what was there, and the rest is not waited for", async () => {
  const path = join(folder, "picture.png");
  await writeFile(path, "an older picture");
  const exports = exportsOn(faultyFileSystem([{ operation: "write", code: "ENOSPC", after: 2 }]));
  const id = await begun(exports, path);
  expect(await exports.add(1, id, PICTURE)).toMatchObject({ outcome: "done" });
  expect(await exports.add(1, id, PICTURE)).toMatchObject({ outcome: "done" });
  expect(await exports.add(1, id, PICTURE)).toMatchObject({ problem: { kind: "disk-full" } });
  expect(await readdir(folder)).toHaveLength(2);
  expect(await exports.add(1, id, PICTURE)).toMatchObject({ problem: { kind: "unknown-file" } });
  expect(await exports.finish(1, id)).toMatchObject({ problem: { kind: "unknown-file" } });
  expect(await content(path)).toBe("an older picture");
});

test("pieces that are sent without waiting are written in order, and what was dropped meanwhile is gone", async () => {
  const exports = exportsOn();
  const path = join(folder, "picture.png");
  const id = await begun(exports, path);
  const added = ["one ", "two ", "three"].map((words) => exports.add(1, id, Buffer.from(words)));
  const finished = exports.finish(1, id);
  await Promise.all(added);
  expect(await finished).toEqual({ outcome: "done", value: { name: "picture.png" } });
  expect(await content(path)).toBe("one two three");

  const other = await begun(exports, join(folder, "other.png"));
  const pieces = [1, 2, 3].map(() => exports.add(1, other, PICTURE));
  await exports.drop(1, other);
  await Promise.all(pieces);
  expect((await readdir(folder)).sort()).toEqual(["map.json", "picture.png"]);
});

test("a page that goes takes its exports with it, also the one that it was still being asked about", async () => {
  const exports = exportsOn();
  const id = await begun(exports, join(folder, "picture.png"));
  await exports.add(1, id, PICTURE);
  let answer: (path: string) => void = () => undefined;
  const asked = exports.begin(1, () => new Promise((resolve) => (answer = resolve)));
  const others = await exports.begin(2, chosen(join(folder, "others.png")));
  await exports.release(1);
  answer(join(folder, "late.png"));
  expect(await asked).toEqual({ outcome: "cancelled" });
  expect(await exports.add(1, id, PICTURE)).toMatchObject({ problem: { kind: "unknown-file" } });
  if (others.outcome !== "done") throw new Error("the other export did not begin");
  expect(await exports.finish(2, others.value)).toMatchObject({ outcome: "done" });
  expect((await readdir(folder)).sort()).toEqual(["map.json", "others.png"]);
});

test("a page that went astray does not fill the disk", async () => {
  const written: FileSystem = {
    ...diskFileSystem,
    createNew: async (path, mode) => {
      const file = await diskFileSystem.createNew(path, mode);
      // As if every write were of gigabytes.
      return { ...file, write: async (bytes) => bytes.length };
    },
  };
  const exports = exportsOn(written);
  const id = await begun(exports, join(folder, "picture.png"));
  const huge = Object.defineProperty(new Uint8Array(1), "length", { value: LARGEST_EXPORT / 2 });
  expect(await exports.add(1, id, huge)).toMatchObject({ outcome: "done" });
  expect(await exports.add(1, id, huge)).toMatchObject({ outcome: "done" });
  expect(await exports.add(1, id, PICTURE)).toMatchObject({ problem: { kind: "too-large" } });
  expect(await readdir(folder)).toEqual(["map.json"]);
});
