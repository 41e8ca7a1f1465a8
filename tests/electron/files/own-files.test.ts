/** The small files that the app keeps for itself: recent files and settings. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createRecentFiles } from "../../../electron/files/recent-files";
import { loadSettings } from "../../../electron/files/settings";
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

describe("settings", () => {
  test("start with recovery data on, and survive a restart", async () => {
    const settings = await loadSettings(folder);
    expect(settings.keepsRecovery()).toBe(true);
    const changed = settings.setKeepsRecovery(false);
    expect(settings.keepsRecovery()).toBe(false);
    await changed;
    expect((await loadSettings(folder)).keepsRecovery()).toBe(false);
  });

  test("that are damaged are the first ones", async () => {
    for (const text of ["", "{", '{"keepsRecovery":"no"}']) {
      await writeFile(join(folder, "settings.json"), text);
      expect((await loadSettings(folder)).keepsRecovery()).toBe(true);
    }
  });
});
