import {
  lstat,
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
import { type AppendFile, type OpenAppendFile, openAppendFile } from "../../../electron/files/append-file";
import { createJournals } from "../../../electron/files/journals";
import { LARGEST_JOURNAL } from "../../../shared/bridge/ipc-contract";
import { extendJournal } from "../../../shared/journal/journal";
import { readJournal } from "../../../shared/journal/read-journal";
import { faultyFileSystem, systemError } from "../../support/faulty-file-system";
import { EDITED, smallJournal } from "../../support/small-journal";

let home = "";
let folder = "";
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "argmap-journals-"));
  folder = join(home, "recovery");
});
afterEach(() => rm(home, { recursive: true, force: true }));

const { bytes: START, end: END } = smallJournal("k", "Kursk");
const step = (title: string) =>
  extendJournal(END, { time: EDITED + 1, name: "Kursk", differs: "title changed", change: { title } });
const LINE = step("one").bytes;
const titleIn = (bytes: Uint8Array | null) => {
  const read = bytes && readJournal(bytes);
  return read?.ok ? { title: read.value.map.title, lost: read.value.lost } : null;
};
const onlyFile = async () => {
  const [name = ""] = (await readdir(folder)).filter((found) => found.endsWith(".journal"));
  return join(folder, name);
};

describe("journals", () => {
  test("are put in place, grow, are listed once with what they hold, and are dropped", async () => {
    const journals = createJournals(folder);
    expect(await journals.list()).toEqual([]);
    expect(await journals.keep("k", START)).toBe(true);
    expect(await journals.extend("k", LINE)).toBe(true);
    const other = smallJournal("../other", "b\u202e", "other", { isSaved: true });
    expect(await journals.keep("../other", other.bytes)).toBe(true);
    const list = await createJournals(folder).list();
    expect(list).toMatchObject([
      { name: "Kursk", edited: EDITED + 1, differs: "title changed", isSaved: false, state: "whole" },
      { name: "b\ufffd", edited: EDITED, differs: "1 node added", isSaved: true, state: "whole" },
    ]);
    expect(titleIn(await createJournals(folder).read(list[0]?.id ?? ""))).toEqual({ title: "one", lost: 0 });
    expect(titleIn(await journals.read("k"))).toEqual({ title: "one", lost: 0 });
    await journals.drop(list[0]?.id ?? "");
    await journals.drop("never there");
    expect(await journals.read("k")).toBeNull();
    expect(await readdir(home)).toEqual(["recovery"]);
    expect(await readdir(folder)).toHaveLength(1);
  });

  test("are readable by nobody else, also in a folder that was open before", async () => {
    await mkdir(folder, { mode: 0o755 });
    const journals = createJournals(folder);
    await journals.keep("k", START);
    await journals.extend("k", LINE);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(await onlyFile())).mode & 0o777).toBe(0o600);
  });

  test("grow only where they are as this run left them", async () => {
    const journals = createJournals(folder);
    expect(await journals.extend("k", LINE)).toBe(false);
    await journals.keep("k", START);
    expect(await createJournals(folder).extend("k", LINE)).toBe(false);
    await truncate(await onlyFile(), 5);
    expect(await journals.extend("k", LINE)).toBe(false);
    await journals.keep("k", START);
    expect(await journals.extend("k", LINE)).toBe(true);
    await rm(await onlyFile());
    expect(await journals.extend("k", LINE)).toBe(false);
    expect(await readdir(folder)).toEqual([]);
  });

  test("one that is dropped while it is being kept does not come back", async () => {
    const journals = createJournals(folder);
    const kept = journals.keep("k", START);
    const grown = journals.extend("k", LINE);
    const dropped = journals.drop("k");
    await Promise.all([kept, grown, dropped]);
    expect(await readdir(folder)).toEqual([]);
  });

  test("all go when they are cleared, also those on their way", async () => {
    const journals = createJournals(folder);
    await journals.keep("k", START);
    await writeFile(join(folder, `${"0".repeat(32)}.recovery`), "old");
    await writeFile(join(folder, "not ours.txt"), "stays");
    const onItsWay = journals.keep("other", START);
    await journals.clear();
    await onItsWay;
    expect(await readdir(folder)).toEqual(["not ours.txt"]);
  });

  test("that are damaged are reported and stay; what can be read of them is read", async () => {
    const journals = createJournals(folder);
    await mkdir(folder);
    const damaged = join(folder, `${"a".repeat(32)}.journal`);
    await writeFile(damaged, "nonsense");
    await journals.keep("k", START);
    await journals.extend("k", LINE);
    await truncate(await onlyFileOf("k"), START.length + LINE.length - 3);
    expect(await journals.list()).toMatchObject([
      { id: "a".repeat(32), name: "", state: "unreadable", edited: expect.any(Number) },
      { name: "Kursk", state: "cut", differs: "1 node added" },
    ]);
    expect(titleIn(await journals.read("k"))).toEqual({ title: "", lost: 1 });
    expect(await readFile(damaged, "utf8")).toBe("nonsense");
    await journals.drop("a".repeat(32));
    expect(await readdir(folder)).toHaveLength(1);
  });

  test("that are too large to be read are reported too", async () => {
    const journals = createJournals(folder);
    await mkdir(folder);
    const path = join(folder, `${"b".repeat(32)}.journal`);
    await writeFile(path, "");
    await truncate(path, LARGEST_JOURNAL + 1);
    expect(await journals.list()).toMatchObject([{ id: "b".repeat(32), state: "unreadable" }]);
    expect(await journals.read("b".repeat(32))).toBeNull();
  });

  test("of the version before, whole maps, are still offered", async () => {
    const journals = createJournals(folder);
    await mkdir(folder);
    const path = join(folder, `${journals.stemOf("k")}.recovery`);
    await writeFile(path, `${JSON.stringify({ key: "k", name: "old.argmap", edited: 5 })}\n{"map":1}\n`);
    expect(await journals.list()).toMatchObject([{ name: "old.argmap", edited: 5, state: "whole" }]);
    expect(String(Buffer.from((await journals.read("k")) ?? []))).toBe('{"map":1}\n');
    await writeFile(path, "torn");
    expect(await journals.list()).toMatchObject([{ state: "unreadable" }]);
    await journals.drop("k");
    expect(await readdir(folder)).toEqual([]);
  });

  const onlyFileOf = async (key: string) => join(folder, `${createJournals(folder).stemOf(key)}.journal`);
});

describe("a link where a journal should be", () => {
  test("is not followed, for writing or for reading", async () => {
    const journals = createJournals(folder);
    await mkdir(folder);
    const target = join(home, "somebody's file");
    await writeFile(target, START);
    const place = join(folder, `${journals.stemOf("k")}.journal`);
    await symlink(target, place);
    expect(await journals.list()).toEqual([]);
    expect(await journals.read("k")).toBeNull();
    expect(await journals.keep("k", Buffer.concat([START, LINE]))).toBe(true);
    expect((await lstat(place)).isFile()).toBe(true);
    expect(await readFile(target)).toEqual(Buffer.from(START));
    await rm(place);
    await symlink(target, place);
    expect(await journals.extend("k", LINE)).toBe(false);
    expect(await readFile(target)).toEqual(Buffer.from(START));
  });
});

describe("a disk that fails", () => {
  /** A file of the real disk, parts of which fail. */
  const faulty =
    (parts: (file: AppendFile) => Partial<AppendFile>): OpenAppendFile =>
    async (path) => {
      const file = await openAppendFile(path);
      return { ...file, ...parts(file) };
    };
  const fail = (code: string) => () => Promise.reject(systemError(code));
  /** Half of what is asked reaches the disk; then it fails. */
  const halfThen = (code: string, file: AppendFile) => {
    let isFull = false;
    return (bytes: Uint8Array, offset: number) => {
      if (isFull) return Promise.reject(systemError(code));
      isFull = true;
      return file.write(bytes.subarray(0, offset + Math.floor(bytes.length / 2)), offset);
    };
  };

  test.each<[string, (file: AppendFile) => Partial<AppendFile>]>([
    ["ENOSPC at once", () => ({ write: fail("ENOSPC") })],
    ["ENOSPC half way", (file) => ({ write: halfThen("ENOSPC", file) })],
    ["EIO half way", (file) => ({ write: halfThen("EIO", file) })],
    ["a disk that takes nothing", () => ({ write: () => Promise.resolve(0) })],
    ["EIO at the end", () => ({ sync: fail("EIO") })],
  ])("%s: the journal is as it was, and can be put in place anew", async (_, parts) => {
    const journals = createJournals(folder, { openFile: faulty(parts) });
    await journals.keep("k", START);
    expect(await journals.extend("k", LINE)).toBe(false);
    expect(await readFile(await onlyFile())).toEqual(Buffer.from(START));
    expect(await journals.extend("k", LINE)).toBe(false);
    expect(await journals.keep("k", Buffer.concat([START, LINE]))).toBe(true);
    expect(titleIn(await journals.read("k"))).toEqual({ title: "one", lost: 0 });
  });

  test("half a line that can't be taken back is never followed by another one", async () => {
    const journals = createJournals(folder, {
      openFile: faulty((file) => ({ write: halfThen("EIO", file), truncate: fail("EIO") })),
    });
    await journals.keep("k", START);
    expect(await journals.extend("k", LINE)).toBe(false);
    expect(await journals.extend("k", LINE)).toBe(false);
    expect(titleIn(await journals.read("k"))).toEqual({ title: "", lost: 1 });
    expect(await journals.list()).toMatchObject([{ state: "cut" }]);
  });

  test("short writes go on to the last byte", async () => {
    const journals = createJournals(folder, {
      openFile: faulty((file) => ({
        write: (bytes, offset) => file.write(bytes.subarray(0, offset + 3), offset),
      })),
    });
    await journals.keep("k", START);
    expect(await journals.extend("k", LINE)).toBe(true);
    expect(titleIn(await journals.read("k"))).toEqual({ title: "one", lost: 0 });
  });

  test("where a journal can't be put in place, the one before stays, and later it works again", async () => {
    const files = faultyFileSystem([{ operation: "write", code: "ENOSPC", after: 1, times: 1 }]);
    const journals = createJournals(folder, { files });
    expect(await journals.keep("k", START)).toBe(true);
    expect(await journals.keep("k", Buffer.concat([START, LINE]))).toBe(false);
    expect(titleIn(await journals.read("k"))).toEqual({ title: "", lost: 0 });
    expect(await journals.keep("k", Buffer.concat([START, LINE]))).toBe(true);
    expect(titleIn(await journals.read("k"))).toEqual({ title: "one", lost: 0 });
  });

  test("where the folder can't be made, that is said; once it can, journals are kept", async () => {
    await writeFile(folder, "a file in the way");
    const journals = createJournals(folder);
    expect(await journals.keep("k", START)).toBe(false);
    expect(await journals.list()).toEqual([]);
    await rm(folder);
    expect(await journals.keep("k", START)).toBe(true);
  });
});
