/** A full disk, through the app's own modules: on a real one where the tests may mount it, else by injected faults. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { createLogFile } from "../../../electron/faults/log-file";
import { writeFileAtomically } from "../../../electron/files/atomic-write";
import { createDocuments } from "../../../electron/files/documents";
import { readInstallation } from "../../../electron/files/installation";
import { createJournals } from "../../../electron/files/journals";
import { createRecentFiles } from "../../../electron/files/recent-files";
import { writeAs } from "../../../electron/files/temporary-files";
import { createVersions } from "../../../electron/files/versions";
import { followReports } from "../../../electron/report";
import { EMPTY_MAP } from "../../../shared/document/types";
import { extendJournal, type JournalStep, startJournal } from "../../../shared/journal/journal";
import { readJournal } from "../../../shared/journal/read-journal";
import { smallDisk } from "../../support/small-disk";

const disk = smallDisk();
const KB = 1024;
const OLD = Buffer.alloc(60 * KB, "old ");
const NEW = Buffer.alloc(200 * KB, "new ");
const OWNER = 1;

let elsewhere = "";
let maps = "";
let file = "";

beforeEach(async () => {
  elsewhere = await mkdtemp(join(tmpdir(), "argmap-elsewhere-"));
  maps = await mkdtemp(join(disk.folder, "maps-"));
  file = join(maps, "kursk.argmap");
  await writeFile(file, OLD);
});
afterEach(async () => {
  disk.free();
  await rm(maps, { recursive: true, force: true });
  await rm(elsewhere, { recursive: true, force: true });
});
afterAll(() => disk.remove());

async function opened() {
  const documents = createDocuments();
  const read = await documents.read(file);
  if (!read.ok) throw new Error(read.error.message);
  return { documents, id: documents.adopt(OWNER, read.value).file };
}

describe(`a full disk (${disk.kind})`, () => {
  test("a save over a good file leaves it, byte for byte, says why, and works once there is room", async () => {
    const { documents, id } = await opened();
    disk.fill(8 * KB);
    const reply = await documents.save(OWNER, id, NEW, false);
    expect(reply).toMatchObject({ outcome: "problem", problem: { kind: "disk-full" } });
    expect(JSON.stringify(reply)).toContain("the disk is full");
    expect(await readFile(file)).toEqual(OLD);
    expect(await readdir(maps)).toEqual(["kursk.argmap"]);
    disk.free();
    expect(await documents.save(OWNER, id, NEW, false)).toMatchObject({ outcome: "done" });
    expect(await readFile(file)).toEqual(NEW);
  });

  test("a save as onto it makes no file; elsewhere works, and that file is the map's from then on", async () => {
    const { documents } = await opened();
    disk.fill();
    const there = join(maps, "copy.argmap");
    expect(await documents.saveAs(OWNER, there, NEW)).toMatchObject({ problem: { kind: "disk-full" } });
    expect(await readdir(maps)).toEqual(["kursk.argmap"]);
    const saved = await documents.saveAs(OWNER, join(elsewhere, "copy.argmap"), NEW);
    if (saved.outcome !== "done") throw new Error("not saved elsewhere");
    expect(await documents.save(OWNER, saved.value.file, OLD, false)).toMatchObject({ outcome: "done" });
    expect(await readFile(join(elsewhere, "copy.argmap"))).toEqual(OLD);
    expect(await readFile(file)).toEqual(OLD);
  });

  test("however little room there is: the old content or the new one, whole, and nothing beside it", async () => {
    for (const room of [0, 1, 4, 16, 40, 56, 60, 64, 80, 120].map((size) => size * KB)) {
      const content = Buffer.alloc(60 * KB, `${room} `);
      const before = await readFile(file);
      disk.fill(room);
      const { ok } = await writeFileAtomically(file, content);
      expect(await readFile(file)).toEqual(ok ? content : before);
      expect(await readdir(maps)).toEqual(["kursk.argmap"]);
      expect(ok).toBe(room >= content.length);
      disk.free();
    }
  });

  test("saving elsewhere does not need the app's own data folder", async () => {
    const data = join(maps, "data");
    writeAs(await readInstallation(data));
    const failures: unknown[] = [];
    const failed = (error: unknown) => void failures.push(error);
    const versions = createVersions({ folder: join(data, "versions"), isOn: () => true, failed });
    const kept: Promise<void>[] = [];
    const documents = createDocuments({
      keepVersion: (...version) => void kept.push(versions.keep(...version)),
    });
    const recent = createRecentFiles(data, () => undefined);
    await recent.add("/before.argmap");
    disk.fill();
    const target = join(elsewhere, "copy.argmap");
    // Bytes that do not compress: kept as a version they need room.
    const content = Buffer.from(Array.from({ length: 50 * KB }, (_, index) => (index * index * 31) >> 3));
    expect(await documents.saveAs(OWNER, target, content)).toMatchObject({ outcome: "done" });
    expect(await readFile(target)).toEqual(content);
    const reports: string[] = [];
    followReports(({ kind, text }) => void reports.push(`${kind} in ${text}`));
    await recent.add("/after.argmap");
    expect(reports).toEqual(["event in writing recent-files.json: disk-full ENOSPC"]);
    expect((await recent.list()).map(({ name }) => name)).toEqual(["before.argmap"]);
    await Promise.all(kept);
    for (const failure of failures) expect(String(failure)).toMatch(/ENOSPC/);
  });

  test("a journal keeps what it had, to the last whole step, says that it could not go on, and goes on later", async () => {
    const journals = createJournals(join(maps, "recovery"));
    const step = (title: string): JournalStep => ({ time: 1, name: "Kursk", differs: "", change: { title } });
    const head = { key: "k", file: null, isSaved: false };
    const first = startJournal(head, EMPTY_MAP, step("first"));
    expect(await journals.keep("k", first.bytes)).toBe(true);
    const kept = async () => {
      const read = readJournal((await journals.read("k")) ?? new Uint8Array());
      return read.ok ? { title: read.value.map.title, lost: read.value.lost } : read.error;
    };
    // More than one page of the disk, so that a part of it finds room.
    const long = extendJournal(first.end, step("x".repeat(30 * KB)));
    disk.fill(8 * KB);
    expect(await journals.extend("k", long.bytes)).toBe(false);
    expect(await kept()).toEqual({ title: "first", lost: 0 });
    expect(await journals.keep("k", startJournal(head, EMPTY_MAP, step("y".repeat(30 * KB))).bytes)).toBe(
      false,
    );
    expect(await kept()).toEqual({ title: "first", lost: 0 });
    disk.free();
    expect(await journals.keep("k", startJournal(head, EMPTY_MAP, step("later")).bytes)).toBe(true);
    expect(await kept()).toEqual({ title: "later", lost: 0 });
    expect((await readdir(join(maps, "recovery"))).length).toBe(1);
  });

  test("a log that cannot be written harms nothing", async () => {
    await mkdir(join(maps, "logs"));
    disk.fill();
    createLogFile(join(maps, "logs")).append("x".repeat(9 * KB));
  });
});
