import { link, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeExport } from "../../electron/export-file";
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

const write = (path: string, files: FileSystem = diskFileSystem) =>
  writeExport(path, PICTURE, { documents, files, clock: testClock() });
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
