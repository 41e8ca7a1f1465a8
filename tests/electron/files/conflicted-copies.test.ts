import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { conflictedCopies, readConflictedCopy } from "../../../electron/files/conflicted-copies";
import { diskFileSystem as files } from "../../../electron/files/file-system";

const COPY = "kursk (Jane's conflicted copy 2026-11-23).argmap";
let folder = "";
const at = (name: string) => join(folder, name);
const put = (name: string) => writeFile(at(name), name);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "argmap-copies-"));
  await put("kursk.argmap");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it("finds the copy beside the original, and the original beside the copy, and reads either", async () => {
  await put(COPY);
  await put("other (Jane's conflicted copy 2026-11-23).argmap");
  const [copy, ...more] = await conflictedCopies(at("kursk.argmap"), files);
  expect([copy, more]).toEqual([{ id: copy?.id, name: COPY, isOriginal: false }, []]);
  expect(await conflictedCopies(at(COPY), files)).toMatchObject([{ name: "kursk.argmap", isOriginal: true }]);
  const bytes = await readConflictedCopy(at("kursk.argmap"), copy?.id ?? "", files);
  expect(new TextDecoder().decode(bytes ?? undefined)).toBe(COPY);
});

it("offers nothing that is a link or a folder, and nothing where there is nothing", async () => {
  expect(await conflictedCopies(at("kursk.argmap"), files)).toEqual([]);
  await mkdir(at(COPY));
  await symlink("/etc/passwd", at("kursk (conflicted copy 2026-11-23 101112).argmap"));
  expect(await conflictedCopies(at("kursk.argmap"), files)).toEqual([]);
  expect(await conflictedCopies(join(folder, "gone", "kursk.argmap"), files)).toEqual([]);
});

it("reads by an id that it gave for this very file, and by nothing else", async () => {
  await put(COPY);
  await put("secret.argmap");
  for (const id of ["", "secret.argmap", "../secret.argmap", COPY, "0".repeat(32)])
    expect(await readConflictedCopy(at("kursk.argmap"), id, files)).toBeNull();
  const [copy] = await conflictedCopies(at("kursk.argmap"), files);
  expect(await readConflictedCopy(at("secret.argmap"), copy?.id ?? "", files)).toBeNull();
  await rm(at(COPY));
  expect(await readConflictedCopy(at("kursk.argmap"), copy?.id ?? "", files)).toBeNull();
});
