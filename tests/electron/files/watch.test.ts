import {
  chmod,
  link,
  mkdir,
  mkdtemp,
  readFile,
  rename,
  rm,
  symlink,
  unlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDocuments } from "../../../electron/files/documents";
import { type Clock, diskFileSystem, type FileSystem } from "../../../electron/files/file-system";
import { createWatch } from "../../../electron/files/watch";
import { keepLooking } from "../../../electron/files/watch-hints";
import type { FileNews } from "../../../shared/bridge/bridge";
import { systemError, testTimers } from "../../support/faulty-file-system";

const OWNER = 1;
let folder = "";
let path = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "argmap-watch-"));
  path = join(folder, "map.argmap");
  await writeFile(path, "old");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A file that a window shows, and what the window was told of it. */
async function watched(steps: Partial<FileSystem> = {}) {
  let whileWaiting: (() => Promise<unknown>) | null = null;
  // A clock far behind the files' times: what was written counts as written long ago.
  const clock: Clock = {
    now: () => 0,
    async wait() {
      const act = whileWaiting;
      whileWaiting = null;
      await act?.();
    },
  };
  const files: FileSystem = { ...diskFileSystem, ...steps };
  const documents = createDocuments({ files, clock });
  const read = await createDocuments().read(path);
  if (!read.ok) throw new Error(read.error.message);
  const { file } = documents.adopt(OWNER, read.value);
  const news: FileNews[] = [];
  const watch = createWatch({
    shownFiles: documents.shownFiles,
    tell: (_file, _id, one) => news.push(one),
    files,
    clock,
  });
  await watch.look();
  return {
    documents,
    file,
    news,
    look: () => watch.look(),
    /** What was told since the last question. */
    async told() {
      await watch.look();
      return news.splice(0);
    },
    whileSettling(act: () => Promise<unknown>) {
      whileWaiting = act;
    },
    save: (text: string, overwrite = false) => documents.save(OWNER, file, Buffer.from(text), overwrite),
  };
}

const changed = [{ kind: "changed" }];
const asKnown = [{ kind: "as-known" }];

describe("says nothing", () => {
  test("of a file that nobody touches", async () => {
    const { told } = await watched();
    expect(await told()).toEqual([]);
  });

  test.each<readonly [string, () => Promise<unknown>]>([
    ["touched", () => utimes(path, new Date(), new Date())],
    ["written again with the same bytes", () => writeFile(path, "old")],
    [
      "replaced by a copy of itself",
      async () => {
        await writeFile(join(folder, "copy"), "old");
        await rename(join(folder, "copy"), path);
      },
    ],
    ["given another name besides", () => link(path, join(folder, "other.argmap"))],
  ])("of a file that was %s", async (_what, act) => {
    const { told } = await watched();
    await act();
    expect(await told()).toEqual([]);
    expect(await told()).toEqual([]);
  });

  test("of our own saves, also while they go on", async () => {
    let look = async () => {};
    const { told, save, ...rest } = await watched({
      rename: async (from, to) => {
        await diskFileSystem.rename(from, to);
        await look();
      },
    });
    look = rest.look;
    expect((await save("new")).outcome).toBe("done");
    expect(await told()).toEqual([]);
  });

  test("of a save that came while a look was waiting", async () => {
    const { told, save, whileSettling } = await watched();
    await writeFile(path, "theirs");
    whileSettling(() => save("mine", true));
    expect(await told()).toEqual([]);
    expect(await told()).toEqual([]);
    expect(await readFile(path, "utf8")).toBe("mine");
  });

  test("of a save that came right after the content was read", async () => {
    let calls = Number.NEGATIVE_INFINITY;
    let save = async (): Promise<unknown> => undefined;
    const { told, ...rest } = await watched({
      facts: async (at) => {
        const facts = await diskFileSystem.facts(at);
        calls += 1;
        // The last thing that a look asks for.
        if (calls === 3) await save();
        return facts;
      },
    });
    save = () => rest.save("mine");
    calls = 0;
    await utimes(path, new Date(), new Date());
    expect(await told()).toEqual([]);
    expect(await readFile(path, "utf8")).toBe("mine");
    expect(await told()).toEqual([]);
  });

  test("of files that no window shows any more", async () => {
    const { told, documents } = await watched();
    await writeFile(path, "theirs");
    documents.show(OWNER, null);
    expect(await told()).toEqual([]);
  });

  test("of a read that failed once", async () => {
    let fails = 0;
    const { told } = await watched({
      facts: async (at) => {
        if (fails > 0) {
          fails -= 1;
          throw systemError("EBUSY");
        }
        return diskFileSystem.facts(at);
      },
    });
    fails = 1;
    expect(await told()).toEqual([]);
    expect(await told()).toEqual([]);
  });
});

describe("says once", () => {
  test.each<readonly [string, () => Promise<unknown>]>([
    ["written in place", () => writeFile(path, "theirs")],
    ["written in place with as many bytes", () => writeFile(path, "dlo")],
    [
      "replaced by another program's file",
      async () => {
        await writeFile(join(folder, "theirs"), "theirs");
        await rename(join(folder, "theirs"), path);
      },
    ],
    [
      "taken away and written anew",
      async () => {
        await unlink(path);
        await writeFile(path, "theirs");
      },
    ],
  ])("that a file was %s", async (_what, act) => {
    const { told } = await watched();
    await act();
    expect(await told()).toEqual(changed);
    expect(await told()).toEqual([]);
  });

  test("that it changed again, and that it is as it was", async () => {
    const { told } = await watched();
    await writeFile(path, "theirs");
    expect(await told()).toEqual(changed);
    await writeFile(path, "theirs 2");
    expect(await told()).toEqual(changed);
    await writeFile(path, "old");
    expect(await told()).toEqual(asKnown);
    await writeFile(path, "theirs 2");
    expect(await told()).toEqual(changed);
  });

  test("nothing of a file that is being written, until it is done", async () => {
    const { told, whileSettling } = await watched();
    await writeFile(path, "th");
    whileSettling(() => writeFile(path, "thei"));
    expect(await told()).toEqual([]);
    whileSettling(() => writeFile(path, "theirs"));
    expect(await told()).toEqual([]);
    expect(await told()).toEqual(changed);
  });

  test("nothing of a file that is away for a moment only", async () => {
    const { told, whileSettling } = await watched();
    await unlink(path);
    whileSettling(() => writeFile(path, "old"));
    expect(await told()).toEqual([]);
    expect(await told()).toEqual([]);
  });

  test("that it is gone, and that it is there again", async () => {
    const { told } = await watched();
    await unlink(path);
    expect(await told()).toEqual([{ kind: "gone" }]);
    expect(await told()).toEqual([]);
    await writeFile(path, "old");
    expect(await told()).toEqual(asKnown);
    await rm(folder, { recursive: true });
    expect(await told()).toEqual([{ kind: "gone" }]);
    await mkdir(folder);
    await writeFile(path, "theirs");
    expect(await told()).toEqual(changed);
  });

  test("again to a page that shows the file anew, with what the former one knew", async () => {
    const { told, documents, file } = await watched();
    documents.show(OWNER, file);
    expect(await told()).toEqual([]);
    await writeFile(path, "theirs");
    expect(await told()).toEqual(changed);
    documents.show(OWNER, file);
    expect(await told()).toEqual([]);
    // The page that comes after a crash shows nothing first, and then what it brings back.
    documents.show(OWNER, null);
    documents.show(OWNER, file);
    const known = [
      { kind: "renamed", name: "map.argmap" },
      { kind: "access", readOnly: false },
    ];
    expect(await told()).toEqual([...known, ...changed]);
    expect(await told()).toEqual([]);
  });

  test("again to a page that was still reading the file when it was told", async () => {
    const { told, documents, file } = await watched();
    await writeFile(path, "theirs");
    expect(await told()).toEqual(changed);
    documents.show(OWNER, file);
    expect(await told()).toEqual(changed);
  });

  test("that a gone file is there again after a save of ours", async () => {
    const { told, save } = await watched();
    await unlink(path);
    expect(await told()).toEqual([{ kind: "gone" }]);
    expect((await save("old")).outcome).toBe("done");
    expect(await told()).toEqual(asKnown);
  });

  test.each<readonly [string, () => Promise<unknown>]>([
    ["folder", () => mkdir(path)],
    [
      "link",
      async () => {
        await writeFile(join(folder, "other"), "old");
        await symlink(join(folder, "other"), path);
      },
    ],
  ])("that a %s has its name now", async (_what, plant) => {
    const { told } = await watched();
    await unlink(path);
    await plant();
    expect(await told()).toMatchObject([{ kind: "displaced" }]);
    expect(await told()).toEqual([]);
    await rm(path, { recursive: true });
    await writeFile(path, "old");
    expect(await told()).toEqual(asKnown);
  });

  test.each([
    ["EACCES", "you may no longer read it"],
    ["ETIMEDOUT", "its drive does not answer"],
    ["EIO", "the disk reported an error"],
  ])("that it can't be reached (%s), with the reason and without a path", async (code, words) => {
    let isAway = false;
    const { told } = await watched({
      facts: async (at) => {
        if (isAway) throw systemError(code);
        return diskFileSystem.facts(at);
      },
    });
    isAway = true;
    expect(await told()).toEqual([]);
    const said = JSON.stringify(await told());
    expect(said).toContain(words);
    expect(said).not.toContain(folder);
    expect(await told()).toEqual([]);
    isAway = false;
    expect(await told()).toEqual(asKnown);
  });

  test("that it may no longer be written, and that it may again", async () => {
    const { told } = await watched();
    await chmod(path, 0o444);
    expect(await told()).toEqual([{ kind: "access", readOnly: true }]);
    expect(await told()).toEqual([]);
    await chmod(path, 0o644);
    expect(await told()).toEqual([{ kind: "access", readOnly: false }]);
  });

  test("that another program has let go of it", async () => {
    await chmod(path, 0o444);
    let isLocked = true;
    const tryWriting = async (at: string) => {
      if (isLocked) throw systemError("EBUSY");
      await diskFileSystem.tryWriting(at);
    };
    const { told } = await watched({ tryWriting });
    await chmod(path, 0o644);
    expect(await told()).toEqual([]);
    isLocked = false;
    expect(await told()).toEqual([{ kind: "access", readOnly: false }]);
  });
});

describe("follows a file", () => {
  test("that got another name in its folder; saves go there", async () => {
    const { told, save, documents } = await watched();
    const other = join(folder, "renamed\u202e.argmap");
    await rename(path, other);
    expect(await told()).toEqual([{ kind: "renamed", name: "renamed\ufffd.argmap" }]);
    expect(await told()).toEqual([]);
    expect(documents.shownPath(OWNER)).toBe(other);
    expect((await save("new")).outcome).toBe("done");
    expect(await readFile(other, "utf8")).toBe("new");
    expect(await diskFileSystem.list(folder)).toHaveLength(1);
  });

  test("also after a save gave it another number", async () => {
    const { told, save } = await watched();
    await save("new");
    await rename(path, join(folder, "b.argmap"));
    expect(await told()).toEqual([{ kind: "renamed", name: "b.argmap" }]);
  });

  test("but not to another file that got its number, nor over a link", async () => {
    const { told } = await watched();
    await rename(path, join(folder, "b.argmap"));
    await writeFile(join(folder, "b.argmap"), "something else");
    expect(await told()).toEqual([{ kind: "gone" }]);
  });

  test("but not into another folder", async () => {
    const { told } = await watched();
    await mkdir(join(folder, "inner"));
    await rename(path, join(folder, "inner", "map.argmap"));
    expect(await told()).toEqual([{ kind: "gone" }]);
  });
});

test("a drive that does not answer is asked once, and holds up no other file", async () => {
  let asked = 0;
  let hangs = false;
  const { look } = await watched({
    facts: (at) => {
      if (!hangs) return diskFileSystem.facts(at);
      asked += 1;
      return new Promise(() => undefined);
    },
  });
  hangs = true;
  void look();
  void look();
  await look();
  expect(asked).toBe(1);
});

test("looks come every two seconds, and soon after a hint; folders that nobody needs are let go", async () => {
  const { documents, look, news } = await watched();
  const timers = testTimers();
  let looks = 0;
  const hints = new Map<string, () => void>();
  const stop = keepLooking({
    watch: {
      look: async () => {
        looks += 1;
        await look();
      },
    },
    shownFiles: documents.shownFiles,
    failed: (error) => {
      throw error;
    },
    timers,
    watchFolder: (at, changedThere) => {
      hints.set(at, changedThere);
      return () => hints.delete(at);
    },
  });
  timers.pass(1_999);
  expect(looks).toBe(0);
  timers.pass(1);
  expect(looks).toBe(1);
  await expect.poll(() => [...hints.keys()]).toEqual([await diskFileSystem.realPath(folder)]);
  await writeFile(path, "theirs");
  for (let index = 0; index < 10; index += 1) for (const hint of hints.values()) hint();
  timers.pass(100);
  expect(looks).toBe(2);
  await expect.poll(() => news).toEqual(changed);
  documents.show(OWNER, null);
  timers.pass(2_000);
  expect(hints.size).toBe(0);
  stop();
  timers.pass(10_000);
  expect(looks).toBe(3);
});
