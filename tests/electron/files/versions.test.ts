import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDocuments } from "../../../electron/files/documents";
import { createVersions } from "../../../electron/files/versions";

let home = "";
let folder = "";
let path = "";
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "argmap-versions-"));
  folder = join(home, "versions");
  path = join(home, "map.argmap");
  await writeFile(path, "opened");
});
afterEach(() => rm(home, { recursive: true, force: true }));

const failures: unknown[] = [];
afterEach(() => {
  failures.length = 0;
});
const store = (parts: { isOn?: () => boolean; now?: () => number } = {}) =>
  createVersions({ folder, isOn: () => true, failed: (error) => failures.push(error), ...parts });
const bytes = (text: string) => Buffer.from(text);

async function contents(versions: ReturnType<typeof store>, at = path): Promise<readonly string[]> {
  const all = await versions.list(at);
  return Promise.all(all.map(async ({ id }) => String(await versions.read(at, id))));
}

describe("what is kept", () => {
  const opened = async (versions: ReturnType<typeof store>) => {
    const documents = createDocuments({ keepVersion: versions.keep });
    const read = await documents.read(path);
    if (!read.ok) throw new Error(read.error.message);
    const { file } = documents.adopt(1, read.value);
    return { documents, save: (text: string, over = false) => documents.save(1, file, bytes(text), over) };
  };

  test("is what the first save replaces, and what every save writes, newest first", async () => {
    const versions = store();
    const { save } = await opened(versions);
    await save("first");
    await save("second");
    expect(await contents(versions)).toEqual(["second", "first", "opened"]);
    expect(failures).toEqual([]);
  });

  test("is what another program wrote, before it is overwritten", async () => {
    const versions = store();
    const { save } = await opened(versions);
    await save("first");
    await writeFile(path, "theirs");
    expect((await save("mine")).outcome).toBe("problem");
    await save("mine", true);
    expect(await contents(versions)).toEqual(["mine", "theirs", "first", "opened"]);
  });

  test("is what a file held that Save As replaces", async () => {
    const versions = store();
    const { documents } = await opened(versions);
    const other = join(home, "other.argmap");
    await writeFile(other, "precious");
    await documents.saveAs(1, other, bytes("mine"));
    expect(await contents(versions, other)).toEqual(["mine", "precious"]);
  });

  test("is nothing of a save that failed", async () => {
    const versions = store();
    const { save } = await opened(versions);
    await chmod(path, 0o444);
    expect((await save("new")).outcome).toBe("problem");
    expect(await contents(versions)).toEqual([]);
  });

  test("where it can't be kept, saving works, and the fault is told", async () => {
    await writeFile(folder, "in the way");
    const { save } = await opened(store());
    expect((await save("new")).outcome).toBe("done");
    expect(await readFile(path, "utf8")).toBe("new");
    expect(failures.length).toBeGreaterThan(0);
  });
});

test("one file for each content, with the time when it was written last", async () => {
  const versions = store();
  const now = Date.now();
  await versions.keep(path, bytes("a"), now - 3_000);
  await versions.keep(path, bytes("b"), now - 2_000);
  await versions.keep(path, bytes("a"), now - 1_000);
  await versions.keep(path, bytes("b"), now - 5_000);
  expect(await contents(versions)).toEqual(["a", "b"]);
  expect((await versions.list(path)).map(({ time }) => time)).toEqual([now - 1_000, now - 2_000]);
});

test("old versions are thinned when a new one comes", async () => {
  const DAY = 24 * 3_600_000;
  const start = Date.now();
  for (const age of [40, 39])
    await store({ now: () => start - age * DAY }).keep(path, bytes(`${age}`), start - age * DAY);
  expect(await contents(store())).toEqual(["39", "40"]);
  await store().keep(path, bytes("now"), start);
  expect(await contents(store())).toEqual(["now"]);
});

test("is compressed, and for nobody else to read", async () => {
  const versions = store();
  const text = "the same words again and again. ".repeat(1_000);
  await versions.keep(path, bytes(text), Date.now());
  const [map = ""] = await readdir(folder);
  expect(map).not.toContain("map");
  const [name = ""] = await readdir(join(folder, map));
  expect((await stat(join(folder, map, name))).size).toBeLessThan(text.length / 10);
  if (process.platform !== "win32") {
    expect((await stat(join(folder, map, name))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, map))).mode & 0o777).toBe(0o700);
  }
  expect((await versions.list(path))[0]?.bytes).toBe(text.length);
});

test("a damaged version, a foreign file and a made-up id are not given out", async () => {
  const versions = store();
  await versions.keep(path, bytes("good"), Date.now());
  const [map = ""] = await readdir(folder);
  const [id = ""] = await readdir(join(folder, map));
  await writeFile(join(folder, map, "notes.txt"), "x");
  expect(await versions.list(path)).toHaveLength(1);
  for (const wrong of ["notes.txt", "../../map.argmap", "", `../${map}/${id}`])
    expect(await versions.read(path, wrong)).toBeNull();
  expect(await versions.read(join(home, "another.argmap"), id)).toBeNull();
  await writeFile(join(folder, map, id), "not compressed");
  expect(await versions.read(path, id)).toBeNull();
});

test("go along when the file gets another name", async () => {
  const versions = store();
  await versions.keep(path, bytes("a"), Date.now());
  await versions.renamed(path, join(home, "b.argmap"));
  expect(await contents(versions, join(home, "b.argmap"))).toEqual(["a"]);
  expect(await contents(versions)).toEqual([]);
});

test("nothing is kept where the person does not want it, and clearing takes all", async () => {
  const off = store({ isOn: () => false });
  await off.keep(path, bytes("a"), Date.now());
  expect(await off.list(path)).toEqual([]);
  const versions = store();
  await versions.keep(path, bytes("a"), Date.now());
  await versions.clear();
  expect(await versions.list(path)).toEqual([]);
  await mkdir(folder, { recursive: true });
});
