/** What the main process and the command line open, start and connect to, watched from inside the process. */
import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { seenBySpy, spyEnvironment } from "../support/spied-process";
import { withBareApp } from "../support/with-bare-app";

const bare = withBareApp();
const { start, page } = bare;

/** What programs are known to pick up from the folder in which they are started. */
const PLANTED = [
  "attrib.exe",
  "git.exe",
  "git",
  "version.dll",
  "urlParams.json",
  "package.json",
  ".npmrc",
  ".env",
  "argmap.json",
  "electron.js",
  "index.html",
  "node_modules/electron/index.js",
  "resources/app/package.json",
];

let notes = "";
beforeEach(async () => {
  notes = await mkdtemp(join(tmpdir(), "argmap-spy-"));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(notes, { recursive: true });
});

async function plant(folder: string): Promise<void> {
  for (const name of PLANTED) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), "throw new Error('planted')");
  }
}

describe("the desktop app's main process", () => {
  test("started beside a document in a stranger's folder looks at the document alone", async () => {
    await plant(bare.folder);
    const path = join(bare.folder, "map.argmap");
    await writeFile(path, "content");
    for (const [name, value] of Object.entries(spyEnvironment(notes))) vi.stubEnv(name, value);
    await start({ argv: ["map.argmap"], cwd: bare.folder });
    vi.unstubAllEnvs();
    const first = await page();
    const [event] = await first.hears(1);
    if (event?.type !== "open") throw new Error("no file came");
    await first.show("map.argmap", true, event.opened.file);
    expect(await first.save(event.opened.file, "new content")).toMatchObject({ outcome: "done" });
    bare.app.answerSaveDialog(join(bare.folder, "copy.argmap"));
    expect(await first.saveAs("copy", "a copy")).toMatchObject({ outcome: "done" });

    const seen = await seenBySpy(notes);
    // The spy sees what is done: the document itself is among it.
    expect(seen.paths).toContain(path);
    const names = seen.paths
      .filter((one) => one.startsWith(bare.folder))
      .map((one) => one.slice(bare.folder.length));
    const others = names.filter(
      (name) => !/^(?:\/(?:map|copy)\.argmap|\/\.[^/]*(?:map|copy)\.argmap[^/]*|\/?)$/.test(name),
    );
    expect([...new Set(others)]).toEqual([]);
    // Nothing is looked up by a name alone, which would mean the folder of the start.
    expect(seen.paths.filter((one) => !one.startsWith("/") && !one.startsWith("file:"))).toEqual([]);
    expect(seen.programs).toEqual([]);
    expect(seen.connections).toEqual([]);
  });
});

describe("the command line", () => {
  const root = resolve(import.meta.dirname, "../..");
  const sample = join(root, "samples/good/car-free-centre.argmap");

  test.each([
    [["check", sample]],
    [["stats", sample]],
    [["export", sample, "-o", "out.svg"]],
    [["export", sample, "-o", "out.png"]],
    [["export", sample, "-o", "out.pdf"]],
    [["layout", sample, "-o", "out.argmap"]],
  ])(
    "%j connects to nothing, starts nothing, and picks nothing up from the folder of the start",
    async (args) => {
      await plant(bare.folder);
      const env = { ...process.env, ...spyEnvironment(notes) };
      const ran = spawnSync(process.execPath, [join(root, "out/cli/argmap.js"), ...args], {
        cwd: bare.folder,
        env,
        encoding: "utf8",
      });
      expect([ran.status, ran.stderr]).toEqual([0, ""]);
      const seen = await seenBySpy(notes);
      expect(seen.paths).toContain(sample);
      const planted = PLANTED.map((name) => join(bare.folder, name));
      expect(seen.paths.filter((path) => planted.includes(resolve(bare.folder, path)))).toEqual([]);
      expect(seen.programs).toEqual([]);
      expect(seen.connections).toEqual([]);
    },
  );

  test("and the spy would see it", async () => {
    const env = { ...process.env, ...spyEnvironment(notes) };
    const script = `import { readFileSync } from "node:fs"; import { connect } from "node:net"; import { execFileSync } from "node:child_process";
try { readFileSync("planted"); } catch {} try { connect(9, "192.0.2.1"); } catch {} try { execFileSync("planted-program"); } catch {}`;
    spawnSync(process.execPath, ["--input-type=module", "-e", script], { cwd: bare.folder, env });
    const seen = await seenBySpy(notes);
    expect(seen.paths).toContain("planted");
    expect(seen.programs).toEqual(["planted-program"]);
    expect(seen.connections).toEqual([expect.stringContaining("192.0.2.1")]);
    expect(await readFile(join(notes, "seen.ndjson"), "utf8")).not.toBe("");
  });
});
