import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createLogFile, LOG_NAME, OLD_LOG_NAME } from "../../../electron/faults/log-file";

let folder = "";
const now = () => new Date(0);
const logs = () => join(folder, "logs");
const read = (name: string) => readFile(join(logs(), name), "utf8");

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "argmap-log-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("an entry is a line with its time, in a file and a folder that nobody else can read", async () => {
  const log = createLogFile(logs(), { now });
  log.append("first");
  log.append("second");
  expect(await read(LOG_NAME)).toBe("1970-01-01T00:00:00.000Z first\n1970-01-01T00:00:00.000Z second\n");
  expect((await stat(join(logs(), LOG_NAME))).mode & 0o777).toBe(0o600);
  expect((await stat(logs())).mode & 0o777).toBe(0o700);
});

test("a log of an earlier run goes on, and is closed to others again", async () => {
  await mkdir(logs());
  await writeFile(join(logs(), LOG_NAME), "earlier\n", { mode: 0o644 });
  createLogFile(logs(), { now }).append("now");
  expect(await read(LOG_NAME)).toBe("earlier\n1970-01-01T00:00:00.000Z now\n");
  expect((await stat(join(logs(), LOG_NAME))).mode & 0o777).toBe(0o600);
});

test("two files of bounded size, whatever comes; the newest entry is in the first", async () => {
  const log = createLogFile(logs(), { now, largest: 500 });
  for (let entry = 0; entry < 200; entry += 1) log.append(`entry ${entry}`);
  expect((await readdir(logs())).sort()).toEqual([LOG_NAME, OLD_LOG_NAME]);
  for (const name of [LOG_NAME, OLD_LOG_NAME])
    expect((await stat(join(logs(), name))).size).toBeLessThanOrEqual(500);
  expect((await read(LOG_NAME)).trimEnd().endsWith("entry 199")).toBe(true);
});

test("what repeats without end is cut off, with a line that says so", async () => {
  const log = createLogFile(logs(), { now, mostEntries: 3 });
  for (let entry = 0; entry < 50; entry += 1) log.append(`entry ${entry}`);
  const lines = (await read(LOG_NAME)).trimEnd().split("\n");
  expect(lines).toHaveLength(4);
  expect(lines[3]).toContain("More happened in this run");
});

test("nothing is written through a link, and a log that cannot be written harms nothing", async () => {
  await mkdir(logs());
  await writeFile(join(folder, "precious"), "precious");
  await symlink("../precious", join(logs(), LOG_NAME));
  createLogFile(logs(), { now }).append("entry");
  expect(await readFile(join(folder, "precious"), "utf8")).toBe("precious");
  createLogFile(join(folder, "precious"), { now }).append("entry");
});
