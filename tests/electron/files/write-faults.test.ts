/** What else can befall a save: planted names, files that lead elsewhere by now, drives that do not answer, and bad luck in a row. */
import { link, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { writeFileAtomically } from "../../../electron/files/atomic-write";
import { createDocuments } from "../../../electron/files/documents";
import { diskFileSystem, type FileSystem } from "../../../electron/files/file-system";
import { CONTENT_LIMIT, FACTS_LIMIT, withTimeLimits } from "../../../electron/files/time-limit";
import {
  type Fault,
  faultyFileSystem,
  systemError,
  testClock,
  testTimers,
} from "../../support/faulty-file-system";

let folder = "";
let file = "";
let precious = "";
const OLD = Buffer.from("the old content");
const NEW = Buffer.from("the new content");

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "argmap-faults-"));
  file = join(folder, "kursk.argmap");
  precious = join(folder, "precious");
  await writeFile(file, OLD);
  await writeFile(precious, "precious");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const content = (path: string) => readFile(path, "utf8");

/** The disk, with something done right before a step. */
function rightBefore(step: "createNew" | "rename", act: (path: string) => Promise<unknown>): FileSystem {
  return step === "createNew"
    ? {
        ...diskFileSystem,
        createNew: async (path, mode) => {
          await act(path);
          return diskFileSystem.createNew(path, mode);
        },
      }
    : {
        ...diskFileSystem,
        rename: async (from, to) => {
          await act(to);
          await diskFileSystem.rename(from, to);
        },
      };
}

describe("a planted temporary name", () => {
  const plants: readonly (readonly [string, (path: string) => Promise<unknown>])[] = [
    ["link", (path) => symlink(precious, path)],
    ["link to nowhere", (path) => symlink(join(folder, "made"), path)],
    ["hard link", (path) => link(precious, path)],
    ["folder", (path) => mkdir(path)],
  ];

  test.each(plants)("as a %s once: another name is found", async (_what, plant) => {
    let isPlanted = false;
    const files = rightBefore("createNew", async (path) => {
      if (!isPlanted) await plant(path);
      isPlanted = true;
    });
    expect((await writeFileAtomically(file, NEW, { files })).ok).toBe(true);
    expect(await content(file)).toBe(String(NEW));
    expect(await content(precious)).toBe("precious");
    expect(await readdir(folder)).not.toContain("made");
  });

  test.each(plants)(
    "as a %s each time: nothing is written through it, nor taken away",
    async (_what, plant) => {
      const planted: string[] = [];
      const files = rightBefore("createNew", async (path) => {
        planted.push(path);
        await plant(path);
      });
      expect(await writeFileAtomically(file, NEW, { files })).toMatchObject({ error: { code: "EEXIST" } });
      expect(await content(file)).toBe(String(OLD));
      expect(await content(precious)).toBe("precious");
      for (const path of planted) expect(await readdir(folder)).toContain(path.slice(folder.length + 1));
      expect(await readdir(folder)).not.toContain("made");
    },
  );
});

describe("a file that leads elsewhere", () => {
  const opened = async (files: FileSystem = diskFileSystem) => {
    const documents = createDocuments({ files, clock: testClock() });
    const read = await documents.read(file);
    if (!read.ok) throw new Error(read.error.message);
    return { documents, id: documents.adopt(1, read.value).file };
  };
  const retarget = async () => {
    await rm(file);
    await symlink(precious, file);
  };

  test.each([false, true])("since it was opened is not written (overwrite: %s)", async (overwrite) => {
    const { documents, id } = await opened();
    await retarget();
    expect(await documents.save(1, id, NEW, overwrite)).toMatchObject({ problem: { kind: "failed" } });
    expect(await content(precious)).toBe("precious");
    expect((await diskFileSystem.linkFacts(file)).isLink).toBe(true);
    expect(await readdir(folder)).toHaveLength(2);
  });

  test("since it was opened is not read either", async () => {
    const { documents, id } = await opened();
    await retarget();
    const reply = await documents.reread(1, id);
    expect(reply).toMatchObject({ outcome: "problem", problem: { kind: "unreadable" } });
    expect(JSON.stringify(reply)).not.toContain(folder);
  });

  test("since the last check is replaced where it stands; what it leads to stays", async () => {
    const { documents, id } = await opened(rightBefore("rename", retarget));
    expect((await documents.save(1, id, NEW, true)).outcome).toBe("done");
    expect(await content(precious)).toBe("precious");
    expect(await content(file)).toBe(String(NEW));
    expect((await diskFileSystem.linkFacts(file)).isLink).toBe(false);
  });

  test("by its folder is not written", async () => {
    const inner = join(folder, "inner");
    const other = join(folder, "other");
    await mkdir(inner);
    await mkdir(other);
    file = join(inner, "kursk.argmap");
    await writeFile(file, OLD);
    await writeFile(join(other, "kursk.argmap"), OLD);
    const { documents, id } = await opened();
    await rename(inner, join(folder, "away"));
    await symlink(other, inner);
    expect((await documents.save(1, id, NEW, true)).outcome).toBe("problem");
    expect(await content(join(other, "kursk.argmap"))).toBe(String(OLD));
    expect(await readdir(other)).toEqual(["kursk.argmap"]);
  });

  test("a document opened by a link is saved where the link led then, and the link stays", async () => {
    const real = file;
    file = join(folder, "link.argmap");
    await symlink(real, file);
    const { documents, id } = await opened();
    expect((await documents.save(1, id, NEW, false)).outcome).toBe("done");
    expect(await content(real)).toBe(String(NEW));
    expect((await diskFileSystem.linkFacts(file)).isLink).toBe(true);
  });

  test("changed in the middle of a save is not overwritten", async () => {
    const { documents, id } = await opened(rightBefore("createNew", () => writeFile(file, "theirs")));
    expect(await documents.save(1, id, NEW, false)).toMatchObject({ problem: { kind: "changed" } });
    expect(await content(file)).toBe("theirs");
    expect((await readdir(folder)).sort()).toEqual(["kursk.argmap", "precious"]);
  });

  test("changed by whoever held it while the rename was waited for is not overwritten", async () => {
    let tries = 0;
    const files: FileSystem = {
      ...diskFileSystem,
      rename: async (from, to) => {
        tries += 1;
        if (tries > 1) return diskFileSystem.rename(from, to);
        await writeFile(file, "theirs");
        throw systemError("EBUSY");
      },
    };
    const { documents, id } = await opened(files);
    expect(await documents.save(1, id, NEW, false)).toMatchObject({ problem: { kind: "changed" } });
    expect(await content(file)).toBe("theirs");
  });

  test("grown past what a map can be counts as changed, and is not read", async () => {
    const large: FileSystem = {
      ...diskFileSystem,
      facts: async (path) => ({ ...(await diskFileSystem.facts(path)), size: 2 ** 40 }),
    };
    const read = await createDocuments().read(file);
    const documents = createDocuments({ files: large, clock: testClock() });
    if (!read.ok) throw new Error(read.error.message);
    const { file: id } = documents.adopt(1, read.value);
    expect(await documents.save(1, id, NEW, false)).toMatchObject({ outcome: "problem" });
    expect(await content(file)).toBe(String(OLD));
  });
});

describe("a drive that loses the answer to a rename", () => {
  test("has the new content: that is said, and it is the window's own", async () => {
    let isLost = true;
    const files: FileSystem = {
      ...diskFileSystem,
      rename: async (from, to) => {
        await diskFileSystem.rename(from, to);
        if (isLost) throw systemError("EIO");
      },
    };
    const documents = createDocuments({ files, clock: testClock() });
    const read = await documents.read(file);
    if (!read.ok) throw new Error(read.error.message);
    const { file: id } = documents.adopt(1, read.value);
    const reply = await documents.save(1, id, NEW, false);
    expect(JSON.stringify(reply)).toContain("did not confirm");
    expect(await content(file)).toBe(String(NEW));
    isLost = false;
    expect((await documents.save(1, id, OLD, false)).outcome).toBe("done");
  });
});

describe("a drive that does not answer", () => {
  let stuck = 0;
  const never = () => {
    stuck += 1;
    return new Promise<never>(() => undefined);
  };
  /** The disk with steps that never end, and the time that they are given. */
  const hanging = (steps: Partial<FileSystem>, limit: number) => {
    const timers = testTimers();
    const files = withTimeLimits({ ...diskFileSystem, ...steps }, timers);
    return { timers, files, limit };
  };
  const answerOf = async <T>(work: Promise<T>, { timers, limit }: ReturnType<typeof hanging>): Promise<T> => {
    let isOver = false;
    const watched = work.finally(() => {
      isOver = true;
    });
    watched.catch(() => undefined);
    while (!isOver) {
      await new Promise((resolve) => setImmediate(resolve));
      // Only what never ends is kept waiting; the real disk may take its time.
      if (stuck === 0) continue;
      stuck = 0;
      timers.pass(limit);
    }
    return watched;
  };

  test.each(["realPath", "facts", "canWrite", "tryWriting"] as const)(
    "to %s is given five seconds, and then a sentence",
    async (step) => {
      const drive = hanging({ [step]: never }, FACTS_LIMIT);
      const reply = await answerOf(createDocuments({ files: drive.files }).read(file), drive);
      if (step === "tryWriting") expect(reply).toMatchObject({ ok: true, value: { readOnly: true } });
      else expect(JSON.stringify(reply)).toMatch(/its drive does not answer.*not changed.*try again/);
      expect(drive.timers.waiting).toBe(0);
    },
  );

  test("while it reads is given longer", async () => {
    const drive = hanging({ read: never }, FACTS_LIMIT);
    const reading = createDocuments({ files: drive.files }).read(file);
    const reply = await answerOf(reading, { ...drive, limit: CONTENT_LIMIT });
    expect(JSON.stringify(reply)).toContain("does not answer");
  });

  test("while it saves: the old content stays, and what comes late is cleared away", async () => {
    let arrive = () => {};
    const late: FileSystem["createNew"] = async (path, mode) => {
      stuck += 1;
      await new Promise<void>((resolve) => {
        arrive = resolve;
      });
      return diskFileSystem.createNew(path, mode);
    };
    const drive = hanging({ createNew: late }, CONTENT_LIMIT);
    const done = await answerOf(writeFileAtomically(file, NEW, { files: drive.files }), drive);
    expect(done).toMatchObject({ error: { kind: "unreachable" } });
    expect(await content(file)).toBe(String(OLD));
    arrive();
    await expect.poll(() => readdir(dirname(file))).toHaveLength(2);
  });

  test("to the rename leaves it open what the file holds; both contents are the window's own", async () => {
    let isLost = true;
    const drive = hanging(
      { rename: (from, to) => (isLost ? never() : diskFileSystem.rename(from, to)) },
      CONTENT_LIMIT,
    );
    const documents = createDocuments({ files: drive.files, clock: testClock() });
    const read = await answerOf(documents.read(file), drive);
    if (!read.ok) throw new Error(read.error.message);
    const { file: id } = documents.adopt(1, read.value);
    const reply = await answerOf(documents.save(1, id, NEW, false), drive);
    expect(JSON.stringify(reply)).toContain("did not confirm");
    isLost = false;
    expect(await content(file)).toBe(String(OLD));
    const again = await answerOf(documents.save(1, id, NEW, false), drive);
    expect(again.outcome).toBe("done");
  });
});

test("whatever goes wrong in a row of saves: the file holds the last one that was done, or one that is in doubt", async () => {
  const operations = [
    "createNew",
    "write",
    "size",
    "setMode",
    "sync",
    "close",
    "rename",
    "syncFolder",
    "facts",
    "linkFacts",
    "read",
  ] as const;
  const codes = [
    "ENOSPC",
    "EIO",
    "EPERM",
    "EBUSY",
    "EROFS",
    "EXDEV",
    "ENOENT",
    "ETIMEDOUT",
    "EEXIST",
  ] as const;
  const fault: fc.Arbitrary<Fault> = fc.record({
    operation: fc.constantFrom(...operations),
    code: fc.constantFrom(...codes),
    after: fc.nat(12),
    times: fc.nat(6),
  });
  const schedule = fc.record({
    faults: fc.array(fault, { maxLength: 6 }),
    chunk: fc.integer({ min: 1, max: 40 }),
    saves: fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }),
  });
  await fc.assert(
    fc.asyncProperty(schedule, async ({ faults, chunk, saves }) => {
      await writeFile(file, OLD);
      const documents = createDocuments({ files: faultyFileSystem(faults, chunk), clock: testClock() });
      const read = await createDocuments().read(file);
      if (!read.ok) throw new Error(read.error.message);
      const { file: id } = documents.adopt(1, read.value);
      let possible = [String(OLD)];
      for (const [index, overwrite] of saves.entries()) {
        const wanted = `content number ${index}`;
        const reply = await documents.save(1, id, Buffer.from(wanted), overwrite);
        if (reply.outcome === "done") possible = [wanted];
        else if (JSON.stringify(reply).includes("did not confirm")) possible.push(wanted);
        expect(possible).toContain(await content(file));
        expect(await readdir(folder)).toHaveLength(2);
        // Nobody else writes here, so nobody else is blamed.
        expect(JSON.stringify(reply)).not.toContain("another program has changed it");
      }
    }),
    { numRuns: 300 },
  );
});
