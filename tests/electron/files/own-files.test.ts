/** The small files that the app keeps for itself: recent files and copies of unsaved work. */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createRecentFiles } from "../../../electron/files/recent-files";
import { createRecoveryCopies } from "../../../electron/files/recovery-copies";
import type { RecentFile } from "../../../shared/bridge/bridge";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "argmap-own-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("recent files", () => {
  test("the last comes first, each once, twelve at most, and survive a restart", async () => {
    const told: (readonly RecentFile[])[] = [];
    const recent = createRecentFiles(folder, (list) => told.push(list));
    await Promise.all(
      Array.from({ length: 15 }, (_, index) => recent.add(`/home/desk/maps/${index}.argmap`)),
    );
    await recent.add("/home/desk/maps/7.argmap");
    const list = await createRecentFiles(folder, () => undefined).list();
    expect(list.map((file) => file.name).slice(0, 3)).toEqual(["7.argmap", "14.argmap", "13.argmap"]);
    expect(list).toHaveLength(12);
    expect(new Set(list.map((file) => file.id)).size).toBe(12);
    expect(list[0]?.folder).toBe("desk/maps");
    expect(told.at(-1)).toEqual(list);
  });

  test("an id leads back to its path, and only those in the list do", async () => {
    const recent = createRecentFiles(folder, () => undefined);
    await recent.add("/x/a.argmap");
    const [file] = await recent.list();
    expect(await recent.pathOf(file?.id ?? "")).toBe("/x/a.argmap");
    expect(await recent.pathOf("/etc/passwd")).toBeNull();
    await recent.remove("/x/a.argmap");
    expect(await recent.pathOf(file?.id ?? "")).toBeNull();
    expect(await recent.lastFolder()).toBe("/x");
  });

  test("a damaged list is an empty one", async () => {
    for (const text of ["", "{", "[]", '{"paths":[1]}', '{"paths":"x","folder":null}']) {
      await writeFile(join(folder, "recent-files.json"), text);
      expect(await createRecentFiles(folder, () => undefined).list()).toEqual([]);
    }
  });
});

describe("copies of unsaved work", () => {
  const bytes = (text: string) => Buffer.from(text);

  test("are kept by key, newest first, byte for byte, and dropped", async () => {
    let time = 1_000;
    const copies = createRecoveryCopies(join(folder, "recovery"), () => time);
    await copies.keep("../a", "Kursk", bytes("one\ntwo\u0000"));
    time = 2_000;
    await copies.keep("b", "b\u202e", bytes(""));
    expect(await copies.list()).toEqual([
      { id: "b", name: "b\ufffd", edited: 2_000 },
      { id: "../a", name: "Kursk", edited: 1_000 },
    ]);
    expect(Buffer.from((await copies.read("../a")) ?? [])).toEqual(bytes("one\ntwo\u0000"));
    await copies.drop("../a");
    await copies.drop("never there");
    expect(await copies.read("../a")).toBeNull();
    expect(await readdir(folder)).toEqual(["recovery"]);
  });

  test("one that is dropped while it is being kept does not come back", async () => {
    const copies = createRecoveryCopies(folder);
    const kept = copies.keep("a", "a", bytes("discarded"));
    const dropped = copies.drop("a");
    await Promise.all([kept, dropped, copies.keep("b", "b", bytes("other"))]);
    expect(await copies.read("a")).toBeNull();
    expect((await copies.list()).map((copy) => copy.id)).toEqual(["b"]);
  });

  test("a damaged copy is not offered, and stays", async () => {
    const copies = createRecoveryCopies(folder);
    await writeFile(join(folder, "x.recovery"), "torn");
    await writeFile(join(folder, "y.recovery"), '{"key":1}\nrest');
    expect(await copies.list()).toEqual([]);
    expect(await readFile(join(folder, "x.recovery"), "utf8")).toBe("torn");
  });

  test("where the folder can't be made, that is said", async () => {
    await writeFile(join(folder, "recovery"), "a file in the way");
    expect(await createRecoveryCopies(join(folder, "recovery")).keep("a", "b", bytes("c"))).toBe(false);
  });
});
