import { link, mkdir, mkdtemp, readdir, realpath, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { writeFileAtomically } from "../../../electron/files/atomic-write";
import { diskFileSystem } from "../../../electron/files/file-system";
import { readInstallation } from "../../../electron/files/installation";
import { type SweepDisk, sweepLeftovers } from "../../../electron/files/sweep";
import { isLeftoverOf, newTag, newTemporaryPath, writeAs } from "../../../electron/files/temporary-files";

let folder = "";
const TAG = "0123456789ab";
const leftover = (tag = TAG, target = "kursk.argmap") => `.${target}.${tag}-000000-aabbccddeeff.argmap-tmp`;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "argmap-sweep-")));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);
const never = () => new Promise<void>(() => undefined);
const sweep = (folders: readonly string[] = [folder], more: object = {}) =>
  sweepLeftovers(folders, { tag: TAG, tooLong: never, ...more });

describe("what is removed", () => {
  test("regular files with the tag of this installation, whatever they were for", async () => {
    for (const target of ["kursk.argmap", "picture.svg", "a", "їжак .x.argmap"])
      await writeFile(at(leftover(TAG, target)), "half");
    await writeFile(at("kursk.argmap"), "whole");
    expect(await sweep()).toBe(4);
    expect(await readdir(folder)).toEqual(["kursk.argmap"]);
  });

  test("not what this run may be writing right now", async () => {
    writeAs({ tag: TAG, willWriteIn: async () => undefined });
    const own = await newTemporaryPath(at("kursk.argmap"));
    await writeFile(own, "on its way");
    expect(await sweep()).toBe(0);
  });

  test("not what another installation, another program or an older version left", async () => {
    const names = [
      leftover(newTag()),
      ".kursk.argmap.AAAAAAAAAAAA.argmap-tmp",
      `kursk.${TAG}-000000-aabbccddeeff.argmap-tmp`,
      `.kursk.argmap.${TAG}-000000-aabbccddeeff.argmap-tmp.bak`,
      `.kursk.argmap.${TAG}-000000-aabbccddeef.argmap-tmp`,
      `.kursk.argmap.${TAG.toUpperCase()}-000000-aabbccddeeff.argmap-tmp`,
    ];
    for (const name of names) await writeFile(at(name), "theirs");
    expect(await sweep()).toBe(0);
    expect((await readdir(folder)).length).toBe(names.length);
  });

  test("no link, no folder, nobody else's file, and nothing younger than was asked for", async () => {
    await writeFile(at("precious"), "precious");
    await symlink("precious", at(leftover(TAG, "link")));
    await mkdir(at(leftover(TAG, "folder")));
    expect(await sweep()).toBe(0);
    await writeFile(at(leftover()), "half");
    expect(await sweep([folder], { owner: 4_242 })).toBe(0);
    await utimes(at(leftover()), 1_000, 1_000);
    expect(await sweep([folder], { before: 1_000_000 })).toBe(0);
    expect(await sweep([folder], { before: 1_000_001 })).toBe(1);
    expect((await readdir(folder)).sort()).toEqual([
      leftover(TAG, "folder"),
      leftover(TAG, "link"),
      "precious",
    ]);
  });

  test("a hard link to a leftover keeps its content", async () => {
    await writeFile(at(leftover()), "half");
    await link(at(leftover()), at("kept"));
    await sweep();
    expect(await readdir(folder)).toEqual(["kept"]);
  });

  test("nothing in a folder that is a link by now", async () => {
    await mkdir(at("real"));
    await writeFile(join(at("real"), leftover()), "half");
    await symlink("real", at("moved"));
    expect(await sweep([at("moved")])).toBe(0);
    expect(await sweep([at("real")])).toBe(1);
  });

  test("whatever stands in a folder: a name goes if and only if a save of this tag makes such names", async () => {
    const part = fc.stringMatching(/^[0-9a-fA-F_.-]{0,14}$/);
    const name = fc.oneof(
      fc.tuple(part, part, part).map(([base, tag, rest]) => `.${base}.${tag}-${rest}.argmap-tmp`),
      fc.stringMatching(/^[0-9a-f]{12}$/).map((random) => `.m.argmap.${TAG}-ffffff-${random}.argmap-tmp`),
      fc
        .stringMatching(/^[a-zA-Z0-9. _-]{1,40}$/)
        .filter((text) => text.trim() !== "" && !/^\.+$/.test(text)),
    );
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(name, { maxLength: 8 }), async (names) => {
        const inside = await mkdtemp(at("case-"));
        await Promise.all(names.map((one) => writeFile(join(inside, one), "x")));
        await sweep([inside]);
        const ours = /^\..+\.0123456789ab-[0-9a-f]{6}-[0-9a-f]{12}\.argmap-tmp$/;
        expect((await readdir(inside)).sort()).toEqual(names.filter((one) => !ours.test(one)).sort());
      }),
      { numRuns: 60 },
    );
  });
});

describe("a start that is not held up", () => {
  const disk = (over: Partial<SweepDisk>): SweepDisk => ({
    list: async () => [leftover()],
    realPath: async (path) => path,
    facts: async () => ({ isFile: true, owner: 0, modified: 0 }),
    remove: async () => undefined,
    ...over,
  });

  test("folders that are gone, forbidden or full of held files are passed over", async () => {
    await writeFile(at(leftover()), "half");
    expect(await sweep([at("gone"), folder])).toBe(1);
    const held = disk({ remove: () => Promise.reject(new Error("EBUSY")) });
    expect(await sweep(["/a"], { disk: held, owner: 0 })).toBe(0);
  });

  test("a folder that never answers is left after a while; after two the rest waits for another start", async () => {
    const asked: string[] = [];
    const hanging = disk({
      list: (path) => {
        asked.push(path);
        return path.startsWith("/net") ? never().then(() => []) : Promise.resolve([leftover()]);
      },
    });
    const options = { disk: hanging, owner: 0, tooLong: () => new Promise<void>((end) => setImmediate(end)) };
    expect(await sweep(["/net/1", "/a", "/net/2", "/b"], options)).toBe(1);
    expect(asked).toEqual(["/net/1", "/a", "/net/2"]);
  });
});

describe("what an installation remembers", () => {
  test("its tag for good, and the folders that it wrote to, each once", async () => {
    const data = at("data");
    const first = await readInstallation(data);
    writeAs(first);
    await mkdir(at("maps"));
    for (const text of ["1", "2", "3"]) await writeFileAtomically(at("maps/kursk.argmap"), Buffer.from(text));
    const second = await readInstallation(data);
    expect(second.tag).toBe(first.tag);
    const folders = await second.writtenFolders();
    expect(folders.filter((one) => one === at("maps"))).toHaveLength(1);
    expect(folders).toEqual(expect.arrayContaining([data, join(data, "recovery")]));
  });

  test("a folder before the first temporary file is in it, so that no kill comes too early", async () => {
    const data = at("data");
    writeAs(await readInstallation(data));
    await mkdir(at("maps"));
    let known: readonly string[] = [];
    const createNew = async (path: string, mode: number) => {
      if (path.startsWith(at("maps"))) known = await (await readInstallation(data)).writtenFolders();
      return diskFileSystem.createNew(path, mode);
    };
    const files = { ...diskFileSystem, createNew };
    expect((await writeFileAtomically(at("maps/kursk.argmap"), Buffer.from("x"), { files })).ok).toBe(true);
    expect(known).toContain(at("maps"));
  });

  test("a save does not depend on it", async () => {
    const data = at("data");
    writeAs(await readInstallation(data));
    await rm(data, { recursive: true });
    await writeFile(data, "in the way");
    await mkdir(at("maps"));
    expect((await writeFileAtomically(at("maps/kursk.argmap"), Buffer.from("x"))).ok).toBe(true);
  });

  test("a damaged note is replaced by a new tag", async () => {
    await mkdir(at("data"));
    await writeFile(at("data/installation.json"), '{"tag":"../../etc","folders":["/"]}');
    const found = await readInstallation(at("data"));
    expect(await found.writtenFolders()).not.toContain("/");
    expect((await readInstallation(at("data"))).tag).toBe(found.tag);
  });
});

test("the names of saves are those that the sweep knows", async () => {
  writeAs({ tag: TAG, willWriteIn: async () => undefined });
  const name = (await newTemporaryPath("/x/kursk.argmap")).slice("/x/".length);
  expect(name).toMatch(new RegExp(`^\\.kursk\\.argmap\\.${TAG}-[0-9a-f]{6}-[0-9a-f]{12}\\.argmap-tmp$`));
  expect(isLeftoverOf(TAG, name)).toBe(false);
  expect(isLeftoverOf(TAG, name.replace(/-[0-9a-f]{6}-/, "-zzzzzz-"))).toBe(false);
});
