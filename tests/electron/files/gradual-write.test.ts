import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { diskFileSystem, type FileSystem } from "../../../electron/files/file-system";
import { beginWriting } from "../../../electron/files/gradual-write";
import {
  type Fault,
  type FaultyOperation,
  faultyFileSystem,
  testClock,
} from "../../support/faulty-file-system";

let folder = "";
let file = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "argmap-gradual-"));
  file = join(folder, "picture.png");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const content = () => readFile(file, "utf8");

async function write(pieces: readonly string[], files: FileSystem = diskFileSystem, path = file) {
  const writing = await beginWriting(path, { files, clock: testClock() });
  if (!writing.ok) return writing;
  for (const piece of pieces) {
    const added = await writing.value.add(Buffer.from(piece));
    if (!added.ok) return added;
  }
  return writing.value.finish();
}

test("the pieces are the file, in order, and nothing has its name before", async () => {
  const writing = await beginWriting(file);
  if (!writing.ok) throw new Error(writing.error.kind);
  for (const piece of ["one ", "", "two"]) {
    expect((await writing.value.add(Buffer.from(piece))).ok).toBe(true);
    expect(await readdir(folder)).not.toContain("picture.png");
  }
  expect(await writing.value.finish()).toMatchObject({ ok: true });
  expect(await content()).toBe("one two");
  expect(await readdir(folder)).toEqual(["picture.png"]);
});

test("a file that is replaced keeps its mode, and a link stays one", async () => {
  await writeFile(join(folder, "real.png"), "old");
  await chmod(join(folder, "real.png"), 0o640);
  await symlink(join(folder, "real.png"), file);
  expect(await write(["new"])).toMatchObject({ ok: true });
  expect(await readFile(join(folder, "real.png"), "utf8")).toBe("new");
  expect((await stat(file)).mode & 0o777).toBe(0o640);
  expect((await diskFileSystem.linkFacts(file)).isLink).toBe(true);
});

test("a path that leads elsewhere by the end is not written", async () => {
  await writeFile(join(folder, "precious"), "precious");
  const writing = await beginWriting(file);
  if (!writing.ok) throw new Error(writing.error.kind);
  await writing.value.add(Buffer.from("new"));
  await symlink(join(folder, "precious"), file);
  expect(await writing.value.finish()).toMatchObject({ error: { kind: "displaced" } });
  expect(await readFile(join(folder, "precious"), "utf8")).toBe("precious");
  expect(await readdir(folder)).toHaveLength(2);
});

test("a read-only file is refused before anything is written", async () => {
  await writeFile(file, "old");
  await chmod(file, 0o444);
  const files = faultyFileSystem([]);
  expect(await write(["new"], files)).toMatchObject({ error: { kind: "read-only" } });
  expect(files.calls).not.toContain("createNew");
});

test("what is discarded leaves what was there", async () => {
  await writeFile(file, "old");
  const writing = await beginWriting(file);
  if (!writing.ok) throw new Error(writing.error.kind);
  await writing.value.add(Buffer.from("new"));
  await writing.value.discard();
  expect(await content()).toBe("old");
  expect(await readdir(folder)).toHaveLength(1);
});

test("a large file is brought to the disk as it grows", async () => {
  const files = faultyFileSystem([]);
  const writing = await beginWriting(file, { files });
  if (!writing.ok) throw new Error(writing.error.kind);
  const piece = new Uint8Array(1024 * 1024);
  for (let at = 0; at < 65; at += 1) await writing.value.add(piece);
  expect(files.calls.filter((call) => call === "sync")).toHaveLength(2);
  await writing.value.discard();
});

describe("a rename whose answer is lost", () => {
  const losingAnswers: FileSystem = {
    ...diskFileSystem,
    rename: async (from, to) => {
      await diskFileSystem.rename(from, to);
      throw Object.assign(new Error("lost"), { code: "EIO" });
    },
  };

  test("is told as written and not confirmed", async () => {
    expect(await write(["new"], losingAnswers)).toMatchObject({ error: { kind: "unconfirmed" } });
    expect(await content()).toBe("new");
  });

  test("is told as failed where it was not done", async () => {
    await writeFile(file, "old and longer");
    const files = faultyFileSystem([{ operation: "rename", code: "EIO" }]);
    expect(await write(["new"], files)).toMatchObject({ error: { kind: "failed" } });
    expect(await content()).toBe("old and longer");
    expect(await readdir(folder)).toHaveLength(1);
  });
});

const OPERATIONS: readonly FaultyOperation[] = [
  ...["createNew", "write", "size", "setMode", "setOwner", "sync", "close", "rename", "syncFolder"],
  ...["facts", "linkFacts", "realPath"],
] as FaultyOperation[];

test("whatever fails, whenever: the file is the old or the new one, whole, and alone", async () => {
  const fault: fc.Arbitrary<Fault> = fc.record({
    operation: fc.constantFrom(...OPERATIONS),
    code: fc.constantFrom("EIO", "ENOSPC", "EACCES", "EBUSY", "EROFS", "ETIMEDOUT"),
    after: fc.nat({ max: 4 }),
    times: fc.integer({ min: 1, max: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fault, { maxLength: 3 }),
      fc.array(fc.string({ maxLength: 9 }), { maxLength: 4 }),
      fc.integer({ min: 1, max: 5 }),
      async (faults, pieces, chunk) => {
        await writeFile(file, "old");
        const result = await write(pieces, faultyFileSystem(faults, chunk));
        const now = await content();
        if (result.ok) expect(now).toBe(pieces.join(""));
        else if (result.error.kind !== "unconfirmed") expect(now).toBe("old");
        else expect(["old", pieces.join("")]).toContain(now);
        expect(await readdir(folder)).toEqual(["picture.png"]);
      },
    ),
    { numRuns: 150 },
  );
});
