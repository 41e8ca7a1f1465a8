import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { writeFileAtomically } from "../../../electron/files/atomic-write";
import { diskFileSystem } from "../../../electron/files/file-system";
import { writeFailureSentence } from "../../../electron/files/write-failure";
import { type Fault, faultyFileSystem, testClock } from "../../support/faulty-file-system";

let folder = "";
let file = "";
const OLD = Buffer.from("the old content");
const NEW = Buffer.from("the new content, which is longer than what was there before");

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "argmap-write-"));
  file = join(folder, "kursk.argmap");
  await writeFile(file, OLD);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const write = (fault: readonly Fault[], chunk?: number) =>
  writeFileAtomically(file, NEW, { files: faultyFileSystem(fault, chunk), clock: testClock() });

describe("a save that works", () => {
  test("replaces the content and leaves nothing else", async () => {
    const done = await writeFileAtomically(file, NEW);
    expect(done).toEqual({ ok: true, value: await diskFileSystem.realPath(file) });
    expect(await readFile(file)).toEqual(NEW);
    expect(await readdir(folder)).toEqual(["kursk.argmap"]);
  });

  test("writes everything although the disk takes a few bytes at a time", async () => {
    expect((await write([], 7)).ok).toBe(true);
    expect(await readFile(file)).toEqual(NEW);
  });

  test("creates a file that was not there, empty ones too", async () => {
    const fresh = join(folder, "fresh.argmap");
    expect((await writeFileAtomically(fresh, new Uint8Array())).ok).toBe(true);
    expect((await stat(fresh)).size).toBe(0);
  });

  test("keeps the mode of the original and honours the one for a new file", async () => {
    await chmod(file, 0o640);
    await writeFileAtomically(file, NEW, { mode: 0o600 });
    expect((await stat(file)).mode & 0o777).toBe(0o640);
    const secret = join(folder, "secret");
    await writeFileAtomically(secret, NEW, { mode: 0o600 });
    expect((await stat(secret)).mode & 0o777).toBe(0o600);
  });

  test("writes a linked document at its target and keeps the link", async () => {
    await mkdir(join(folder, "elsewhere"));
    const target = join(folder, "elsewhere", "real.argmap");
    const link = join(folder, "link.argmap");
    await writeFile(target, OLD);
    await symlink("elsewhere/real.argmap", link);
    const done = await writeFileAtomically(link, NEW);
    expect(done).toEqual({ ok: true, value: await diskFileSystem.realPath(target) });
    expect(await readFile(target)).toEqual(NEW);
    expect((await diskFileSystem.linkFacts(link)).isLink).toBe(true);
  });

  test("writes through a link whose target is not there yet", async () => {
    const link = join(folder, "link.argmap");
    await symlink("later.argmap", link);
    expect((await writeFileAtomically(link, NEW)).ok).toBe(true);
    expect(await readFile(join(folder, "later.argmap"))).toEqual(NEW);
  });

  test("a name as long as names can be has room for the temporary one", async () => {
    const long = join(folder, `${"ї".repeat(123)}.argmap`);
    expect((await writeFileAtomically(long, NEW)).ok).toBe(true);
    expect(await readFile(long)).toEqual(NEW);
  });

  test("saves of one file happen one after the other, in order, by whatever path", async () => {
    const link = join(folder, "link.argmap");
    await symlink(file, link);
    const contents = Array.from({ length: 20 }, (_, index) => Buffer.from(`content ${index}`));
    const paths = contents.map((_, index) => (index % 2 === 0 ? file : link));
    const all = await Promise.all(
      contents.map((bytes, index) => writeFileAtomically(paths[index] ?? file, bytes)),
    );
    expect(all.every((one) => one.ok)).toBe(true);
    expect(String(await readFile(file))).toMatch(/^content \d+$/);
    expect((await readdir(folder)).sort()).toEqual(["kursk.argmap", "link.argmap"]);
  });

  test.each(["EPERM", "EACCES", "EBUSY"])("waits out %s on the rename", async (code) => {
    expect((await write([{ operation: "rename", code, times: 6 }])).ok).toBe(true);
    expect(await readFile(file)).toEqual(NEW);
  });

  test.each(["EINVAL", "EPERM", "EISDIR"])("does without syncing a folder that answers %s", async (code) => {
    expect((await write([{ operation: "syncFolder", code }])).ok).toBe(true);
  });

  test.each(["EPERM", "ENOTSUP", "EINVAL", "ENOSYS"])(
    "does without the mode where it answers %s",
    async (code) => {
      await chmod(file, 0o600);
      expect((await write([{ operation: "setMode", code }])).ok).toBe(true);
      expect(await readFile(file)).toEqual(NEW);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
    },
  );

  test.each(["EISDIR", "EINVAL", "UNKNOWN"])(
    "writes where a drive answers %s to where a path leads",
    async (code) => {
      expect(await write([{ operation: "realPath", code }])).toEqual({ ok: true, value: file });
      expect(await readFile(file)).toEqual(NEW);
    },
  );

  test("does without the owner where the system forbids it", async () => {
    expect((await write([{ operation: "setOwner", code: "EPERM" }])).ok).toBe(true);
  });
});

describe("a save that fails", () => {
  const faults: readonly (readonly [Fault["operation"], string, string])[] = [
    ["createNew", "ENOSPC", "disk-full"],
    ["createNew", "EACCES", "no-permission"],
    ["createNew", "EROFS", "read-only"],
    ["createNew", "ENOENT", "gone"],
    ["write", "ENOSPC", "disk-full"],
    ["write", "EDQUOT", "disk-full"],
    ["write", "EIO", "failed"],
    ["size", "EIO", "failed"],
    ["sync", "EIO", "failed"],
    ["sync", "ENOSPC", "disk-full"],
    ["close", "EIO", "failed"],
    ["rename", "EIO", "failed"],
    ["rename", "EXDEV", "no-exchange"],
    ["rename", "ENOTSUP", "no-exchange"],
    ["rename", "ENOSPC", "disk-full"],
    ["rename", "ESTALE", "unreachable"],
    ["createNew", "EIO", "failed"],
    ["createNew", "EPERM", "no-permission"],
    ["createNew", "ETIMEDOUT", "unreachable"],
    ["createNew", "EEXIST", "failed"],
    ["write", "EROFS", "read-only"],
    ["linkFacts", "ELOOP", "displaced"],
    ["rename", "EROFS", "read-only"],
    ["rename", "EBUSY", "busy"],
    ["rename", "EPERM", "no-permission"],
    ["facts", "EIO", "failed"],
    ["realPath", "ENOENT", "gone"],
  ];

  test.each(faults)("%s with %s is %s; the file stays as it was", async (operation, code, kind) => {
    expect(await write([{ operation, code }])).toEqual({ ok: false, error: { kind, code } });
    expect(await readFile(file)).toEqual(OLD);
    expect(await readdir(folder)).toEqual(["kursk.argmap"]);
  });

  test("a short write followed by a full disk is a full disk", async () => {
    const done = await write([{ operation: "write", code: "ENOSPC", after: 2 }], 10);
    expect(done).toMatchObject({ ok: false, error: { kind: "disk-full" } });
    expect(await readFile(file)).toEqual(OLD);
    expect(await readdir(folder)).toEqual(["kursk.argmap"]);
  });

  test("a disk that takes no byte and reports no error does not hang", async () => {
    expect(await write([], 0)).toMatchObject({ ok: false, error: { kind: "disk-full" } });
    expect(await readFile(file)).toEqual(OLD);
  });

  test("gives up on a rename that is refused for ever, after ten seconds", async () => {
    const clock = testClock();
    const files = faultyFileSystem([{ operation: "rename", code: "EBUSY" }]);
    expect((await writeFileAtomically(file, NEW, { files, clock })).ok).toBe(false);
    expect(clock.waited).toBeGreaterThan(8_000);
    expect(clock.waited).toBeLessThanOrEqual(10_000);
  });

  test("says so when the disk does not confirm the rename", async () => {
    expect(await write([{ operation: "syncFolder", code: "EIO" }])).toEqual({
      ok: false,
      error: { kind: "unconfirmed", code: "EIO" },
    });
    expect(await readFile(file)).toEqual(NEW);
  });

  test("a read-only file is not replaced", async () => {
    await chmod(file, 0o444);
    expect(await writeFileAtomically(file, NEW)).toMatchObject({ ok: false, error: { kind: "read-only" } });
    expect(await readFile(file)).toEqual(OLD);
  });

  test("a folder is not replaced", async () => {
    expect(await writeFileAtomically(folder, NEW)).toMatchObject({ ok: false, error: { code: "EISDIR" } });
  });

  test("a ring of links is refused", async () => {
    await symlink("b", join(folder, "a"));
    await symlink("a", join(folder, "b"));
    expect((await writeFileAtomically(join(folder, "a"), NEW)).ok).toBe(false);
  });

  test("a refusal at the last moment leaves the file and no temporary one", async () => {
    const done = await writeFileAtomically(file, NEW, { mayReplace: async () => false });
    expect(done).toEqual({ ok: false, error: { kind: "changed", code: "" } });
    expect(await readFile(file)).toEqual(OLD);
    expect(await readdir(folder)).toEqual(["kursk.argmap"]);
  });

  test("one failure does not hold up the saves behind it", async () => {
    const files = faultyFileSystem([{ operation: "sync", code: "EIO", times: 1 }]);
    const [first, second] = await Promise.all([
      writeFileAtomically(file, Buffer.from("first"), { files }),
      writeFileAtomically(file, NEW, { files }),
    ]);
    expect([first.ok, second.ok]).toEqual([false, true]);
    expect(await readFile(file)).toEqual(NEW);
  });

  test("whatever fails, whenever: the file is the old or the new one, whole, and alone", async () => {
    const operations = ["createNew", "write", "size", "setMode", "sync", "close", "rename", "facts"] as const;
    const codes = ["ENOSPC", "EIO", "EPERM", "EBUSY", "EROFS", "EXDEV", "ENOENT"] as const;
    const fault = fc.record({
      operation: fc.constantFrom(...operations),
      code: fc.constantFrom(...codes),
      after: fc.nat(3),
      times: fc.nat(4),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fault, { maxLength: 3 }),
        fc.integer({ min: 1, max: 40 }),
        async (all, chunk) => {
          await writeFile(file, OLD);
          const done = await write(all, chunk);
          expect(await readFile(file)).toEqual(done.ok ? NEW : OLD);
          expect(await readdir(folder)).toEqual(["kursk.argmap"]);
        },
      ),
      { numRuns: 150 },
    );
  });
});

const kinds = [
  "disk-full",
  "read-only",
  "no-permission",
  "gone",
  "busy",
  "changed",
  "displaced",
  "no-exchange",
  "unreachable",
  "failed",
] as const;

test.each(kinds)("the sentence for %s says what happened, that the file is safe, and what to do", (kind) => {
  expect(writeFailureSentence("kursk.argmap", { kind, code: "" })).toMatch(
    /^“kursk\.argmap” could not be saved: .+\. What was on the disk before is unchanged\. .+\.$/,
  );
});

test("a failure is a sentence with cause, safety and next step", () => {
  expect(writeFailureSentence("kursk.argmap", { kind: "disk-full", code: "ENOSPC" })).toBe(
    "“kursk.argmap” could not be saved: the disk is full. What was on the disk before is unchanged. Free some space and try again, or choose another place.",
  );
  expect(existsSync(folder)).toBe(true);
});
