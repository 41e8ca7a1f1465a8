import {
  chmod,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDocuments } from "../../../electron/files/documents";
import { diskFileSystem } from "../../../electron/files/file-system";
import { LARGEST_MAP } from "../../../shared/bridge/ipc-contract";
import { type Fault, faultyFileSystem, testClock } from "../../support/faulty-file-system";

const OWNER = 1;
const STRANGER = 2;
const bytes = (text: string) => Buffer.from(text);

let folder = "";
let path = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "argmap-documents-"));
  path = join(folder, "map.argmap");
  await writeFile(path, "old");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function opened(faults: readonly Fault[] = []) {
  const documents = createDocuments({ files: faultyFileSystem(faults), clock: testClock() });
  const read = await documents.read(path);
  if (!read.ok) throw new Error(read.error.message);
  return { documents, file: documents.adopt(OWNER, read.value).file };
}

describe("reading", () => {
  const read = (at = path) => createDocuments().read(at);

  test("gives the bytes, the name, and whether a save would be refused", async () => {
    expect(await read()).toMatchObject({ ok: true, value: { name: "map.argmap", readOnly: false } });
    await chmod(path, 0o444);
    expect(await read()).toMatchObject({ ok: true, value: { readOnly: true } });
  });

  test.each(["EBUSY", "EPERM", "EACCES", "ETXTBSY"])(
    "shows as read-only what another program has locked (%s)",
    async (code) => {
      const documents = createDocuments({ files: faultyFileSystem([{ operation: "tryWriting", code }]) });
      expect(await documents.read(path)).toMatchObject({ ok: true, value: { readOnly: true } });
    },
  );

  test("shows as read-only what lies in a folder that may not be written, and saving it fails honestly", async () => {
    const canWrite = async (at: string) => at !== (await diskFileSystem.realPath(folder));
    const faulty = faultyFileSystem([{ operation: "createNew", code: "EACCES" }]);
    const documents = createDocuments({ files: { ...faulty, canWrite }, clock: testClock() });
    const read = await documents.read(path);
    expect(read).toMatchObject({ ok: true, value: { readOnly: true } });
    if (!read.ok) return;
    const { file } = documents.adopt(OWNER, read.value);
    const reply = await documents.save(OWNER, file, bytes("new"), false);
    expect(JSON.stringify(reply)).toContain("you may not write in this folder");
    expect(await readFile(path, "utf8")).toBe("old");
  });

  test("leaves no trace in the file that it tries to write", async () => {
    const before = await diskFileSystem.facts(path);
    await read();
    expect(await diskFileSystem.facts(path)).toEqual(before);
  });

  test("names without tricks", async () => {
    const odd = join(folder, "map\u202epamgra.txt");
    await writeFile(odd, "x");
    expect(await read(odd)).toMatchObject({ value: { name: "map\ufffdpamgra.txt" } });
  });

  test.each([
    ["missing", "gone"],
    ["map.argmap/inside", "gone"],
    [".", "unreadable"],
  ])("%s is %s", async (name, kind) => {
    const result = await read(join(folder, name));
    expect(result).toMatchObject({ ok: false, error: { kind } });
    expect(JSON.stringify(result)).not.toContain(folder);
  });

  test.each(["EISDIR", "EINVAL", "UNKNOWN"])(
    "does where a drive answers %s to where a path leads",
    async (code) => {
      const { documents, file } = await opened([{ operation: "realPath", code }]);
      expect(await documents.shownBy(path)).toBe(OWNER);
      expect((await documents.save(OWNER, file, bytes("new"), false)).outcome).toBe("done");
    },
  );

  test("a file past the limit is refused before it is read", async () => {
    await truncate(path, LARGEST_MAP + 1);
    const result = await read();
    expect(result).toMatchObject({ ok: false, error: { kind: "too-large" } });
    expect(JSON.stringify(result)).toContain("64 MB");
  });
});

describe("saving", () => {
  test.each([
    ["write", "ENOSPC", "disk-full", "the disk is full"],
    ["rename", "EROFS", "read-only", "it is read-only"],
    ["createNew", "EACCES", "read-only", "you may not write in this folder"],
    ["rename", "EBUSY", "failed", "another program is using it"],
    ["sync", "EIO", "failed", "the disk reported an error"],
  ] as const)("%s failing with %s is told as %s", async (operation, code, kind, words) => {
    const { documents, file } = await opened([{ operation, code }]);
    const reply = await documents.save(OWNER, file, bytes("new"), false);
    expect(reply).toMatchObject({ outcome: "problem", problem: { kind } });
    expect(JSON.stringify(reply)).toContain(words);
    expect(JSON.stringify(reply)).not.toContain(folder);
    expect(await readFile(path, "utf8")).toBe("old");
  });

  test("after a failed save the next one still knows the file", async () => {
    const { documents, file } = await opened([{ operation: "sync", code: "EIO", times: 1 }]);
    expect((await documents.save(OWNER, file, bytes("new"), false)).outcome).toBe("problem");
    expect((await documents.save(OWNER, file, bytes("new"), false)).outcome).toBe("done");
    expect(await readFile(path, "utf8")).toBe("new");
  });

  test("a save that the disk did not confirm is not taken for another program's", async () => {
    const { documents, file } = await opened([{ operation: "syncFolder", code: "EIO", times: 1 }]);
    const reply = await documents.save(OWNER, file, bytes("new"), false);
    expect(reply).toMatchObject({ outcome: "problem", problem: { kind: "failed" } });
    expect((await documents.save(OWNER, file, bytes("newer"), false)).outcome).toBe("done");
    expect(await readFile(path, "utf8")).toBe("newer");
  });

  test("nor is one that was saved under the name that it had", async () => {
    const { documents, file } = await opened([{ operation: "syncFolder", code: "EIO", times: 1 }]);
    expect((await documents.saveAs(OWNER, path, bytes("new"))).outcome).toBe("problem");
    expect((await documents.save(OWNER, file, bytes("newer"), false)).outcome).toBe("done");
  });

  test("a file that was deleted meanwhile is written again: nothing can be lost by it", async () => {
    const { documents, file } = await opened();
    await rm(path);
    expect((await documents.save(OWNER, file, bytes("new"), false)).outcome).toBe("done");
    expect(await readFile(path, "utf8")).toBe("new");
  });

  test("a folder that was deleted meanwhile is told", async () => {
    const { documents, file } = await opened();
    await rm(folder, { recursive: true });
    expect(await documents.save(OWNER, file, bytes("new"), false)).toMatchObject({
      problem: { kind: "gone" },
    });
    await mkdir(folder);
  });

  test("an id is good for its own window only, and ends with it", async () => {
    const { documents, file } = await opened();
    const unknown = { problem: { kind: "unknown-file" } };
    expect(await documents.save(STRANGER, file, bytes("x"), true)).toMatchObject(unknown);
    expect(await documents.reread(STRANGER, file)).toMatchObject(unknown);
    documents.show(STRANGER, file);
    expect(documents.shownPath(STRANGER)).toBeNull();
    documents.release(OWNER);
    expect(await documents.save(OWNER, file, bytes("x"), true)).toMatchObject(unknown);
    expect(await readFile(path, "utf8")).toBe("old");
  });
});

describe("who shows a file", () => {
  test("is known by any path, through links of both kinds, also after a save replaced the file", async () => {
    const { documents, file } = await opened();
    const soft = join(folder, "soft.argmap");
    const hard = join(folder, "hard.argmap");
    await symlink(path, soft);
    await link(path, hard);
    for (const way of [path, soft, hard, join(folder, ".", "map.argmap")])
      expect(await documents.shownBy(way)).toBe(OWNER);
    await documents.save(OWNER, file, bytes("new"), false);
    expect(await documents.shownBy(soft)).toBe(OWNER);
    // The save gave the map a file of its own; the other name keeps the old content.
    expect(await documents.shownBy(hard)).toBeNull();
    expect(await readFile(hard, "utf8")).toBe("old");
  });

  test("tells names apart that only look the same, where the disk does", async () => {
    const { documents } = await opened();
    const [composed, decomposed] = ["NFC", "NFD"].map((form) => join(folder, "é.argmap".normalize(form)));
    await writeFile(composed ?? "", "one");
    await writeFile(decomposed ?? "", "two");
    const read = await documents.read(composed ?? "");
    if (!read.ok) throw new Error(read.error.message);
    documents.adopt(7, read.value);
    // A Mac takes both names for one file.
    const isOne = (await readdir(folder)).length === 2;
    expect(await documents.shownBy(composed ?? "")).toBe(7);
    expect(await documents.shownBy(decomposed ?? "")).toBe(isOne ? 7 : null);
  });

  test("is exact for numbers larger than a double holds, and ignores a drive without numbers", async () => {
    const numbered = async (first: bigint, second: bigint) => {
      const facts = async (at: string) => ({
        ...(await diskFileSystem.facts(at)),
        inode: at.endsWith("other.argmap") ? second : first,
      });
      const documents = createDocuments({ files: { ...diskFileSystem, facts }, clock: testClock() });
      const read = await documents.read(path);
      if (read.ok) documents.adopt(OWNER, read.value);
      return documents.shownBy(join(folder, "other.argmap"));
    };
    await writeFile(join(folder, "other.argmap"), "other");
    expect(await numbered(2n ** 60n, 2n ** 60n + 1n)).toBeNull();
    expect(await numbered(2n ** 60n, 2n ** 60n)).toBe(OWNER);
    expect(await numbered(0n, 0n)).toBeNull();
    expect((await diskFileSystem.facts(path)).inode).toBe((await stat(path, { bigint: true })).ino);
  });

  test("follows what the window says that it shows", async () => {
    const { documents, file } = await opened();
    documents.show(OWNER, null);
    expect(await documents.shownBy(path)).toBeNull();
    documents.show(OWNER, file);
    expect(await documents.shownBy(path)).toBe(OWNER);
    expect(await documents.shownBy(join(folder, "missing"))).toBeNull();
  });
});
