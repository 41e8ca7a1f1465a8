/** `npm start` and `npm run web` end in a working editor, with the desktop's runtime and without. */
import { type ChildProcess, spawn } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "vite";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../../..");
let built = "";
let app = "";
const running: ChildProcess[] = [];

beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), "argmap-start-built-"));
  await build({
    configFile: false,
    root,
    logLevel: "warn",
    ssr: { noExternal: true },
    build: {
      ssr: join(root, "electron/cli/start.ts"),
      outDir: built,
      emptyOutDir: false,
      minify: false,
      target: "node20",
    },
  });
});
afterAll(() => rm(built, { recursive: true, force: true }));

beforeEach(async () => {
  app = await mkdtemp(join(tmpdir(), "argmap-start-"));
  await mkdir(join(app, "out/renderer"), { recursive: true });
  await cp(built, join(app, "out/cli"), { recursive: true });
  await writeFile(join(app, "package.json"), '{"name":"argmap","type":"module"}');
  await writeFile(join(app, "out/renderer/index.html"), "<!doctype html><title>the editor</title>");
});
afterEach(async () => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
  await rm(app, { recursive: true, force: true });
});

/** A package `electron` whose program or installer is a script of the test. */
async function fakeElectron(parts: { program?: string; installer?: string }): Promise<void> {
  const folder = join(app, "node_modules/electron");
  await mkdir(join(folder, "dist"), { recursive: true });
  await writeFile(join(folder, "package.json"), '{"name":"electron","version":"45.4.1"}');
  if (parts.installer !== undefined) await writeFile(join(folder, "install.js"), parts.installer);
  if (parts.program === undefined) return;
  await writeFile(join(folder, "path.txt"), "electron");
  await writeFile(join(folder, "dist/electron"), `#!${process.execPath}\n${parts.program}`);
  await chmod(join(folder, "dist/electron"), 0o755);
}

interface Run {
  readonly output: () => string;
  readonly exited: Promise<number | null>;
  stop(): void;
  /** Waits for an address to be printed. */
  address(): Promise<string>;
}

/** Runs the command as a person at a display, who is not root unless the test says so. */
function start(
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
  asRoot = false,
): Run {
  // Looks like another user to the program, without being one: the test itself may run as root.
  const disguise = asRoot ? "process.getuid = () => 0;" : "process.getuid = () => 1000;";
  const loader = `data:text/javascript,${encodeURIComponent(disguise)}`;
  const child = spawn(process.execPath, ["--import", loader, join(app, "out/cli/start.js"), ...args], {
    cwd: app,
    env: {
      PATH: process.env.PATH ?? "",
      DISPLAY: ":99",
      // Nothing answers there, at once.
      ELECTRON_MIRROR: "http://127.0.0.1:9/",
      ...env,
    },
  });
  running.push(child);
  let text = "";
  const waiting: (() => void)[] = [];
  const take = (data: Buffer) => {
    text += String(data);
    for (const look of waiting) look();
  };
  child.stdout.on("data", take);
  child.stderr.on("data", take);
  const exited = new Promise<number | null>((settle) => child.on("exit", settle));
  return {
    output: () => text,
    exited,
    stop: () => child.kill("SIGINT"),
    address: () =>
      new Promise((settle, fail) => {
        const look = () => {
          const [found] = /http:\/\/127\.0\.0\.1:\d+\//.exec(text) ?? [];
          if (found !== undefined) settle(found);
        };
        waiting.push(look);
        look();
        void exited.then(() => fail(new Error(`ended without an address: ${text}`)));
      }),
  };
}

function fetchPage(address: string, path: string): Promise<{ status: number; policy: string; body: string }> {
  return new Promise((settle, fail) => {
    get({ host: "127.0.0.1", port: new URL(address).port, path }, (response) => {
      let body = "";
      response.on("data", (data: Buffer) => {
        body += String(data);
      });
      response.on("end", () =>
        settle({
          status: response.statusCode ?? 0,
          policy: String(response.headers["content-security-policy"]),
          body,
        }),
      );
    }).on("error", fail);
  });
}

/** One plain line that ends in an editor that answers. */
async function expectBrowserShell(run: Run, line: RegExp): Promise<void> {
  const address = await run.address();
  expect(run.output().trim().split("\n")).toHaveLength(1);
  expect(run.output()).toMatch(line);
  expect(await fetchPage(address, "/")).toMatchObject({
    status: 200,
    body: expect.stringContaining("the editor"),
  });
}

describe("where the desktop's runtime is there", () => {
  test("the desktop app runs, with the person's files as absolute paths, and its exit code is passed on", async () => {
    const report = `console.log("desktop", JSON.stringify(process.argv.slice(2)), "ELECTRON_RUN_AS_NODE" in process.env); process.exit(0);`;
    await fakeElectron({ program: report });
    const run = start(["maps/one.argmap", "--trace"], { ELECTRON_RUN_AS_NODE: "1", INIT_CWD: "/home/desk" });
    expect(await run.exited).toBe(0);
    const line = `desktop ${JSON.stringify([app, "/home/desk/maps/one.argmap", "--trace"])} false`;
    expect(run.output().trim()).toBe(line);
  });

  test("it is fetched where it can be", async () => {
    const installer = `const fs = require("node:fs"); const path = require("node:path");
const program = path.join(__dirname, "dist/electron");
fs.writeFileSync(program, "#!${process.execPath}\\nconsole.log('fetched and run')");
fs.chmodSync(program, 0o755);
fs.writeFileSync(path.join(__dirname, "path.txt"), "electron");`;
    await fakeElectron({ installer });
    const run = start();
    expect(await run.exited).toBe(0);
    expect(run.output().trim()).toBe("fetched and run");
  });

  test("--web goes straight to the browser", async () => {
    await fakeElectron({ program: "throw new Error('not to be run')" });
    await expectBrowserShell(start(["--web"]), /^Argmap runs in your browser: open http/);
  });
});

describe("where there is no desktop", () => {
  test("an installer that fails leaves one plain line, no stack trace, and the editor in a browser", async () => {
    await fakeElectron({ installer: "console.error(new Error('boom').stack); process.exit(1);" });
    await expectBrowserShell(start(), /^Argmap's desktop runtime \(Electron\) could not be fetched\./);
  });

  test("no package at all", async () => {
    await expectBrowserShell(start(), /^Argmap's desktop runtime is not installed/);
  });

  test("a runtime that does not start", async () => {
    await fakeElectron({ program: "process.exit(127)" });
    await expectBrowserShell(start(), /^Argmap's desktop app did not start/);
  });

  test.runIf(process.platform === "linux")("no display", async () => {
    await fakeElectron({ program: "throw new Error('not to be run')" });
    await expectBrowserShell(start([], { DISPLAY: "" }), /^Argmap's desktop app needs a display/);
  });

  test.runIf(process.platform === "linux")("root, for whom the sandbox would have to be off", async () => {
    await fakeElectron({ program: "throw new Error('not to be run')" });
    await expectBrowserShell(start([], {}, true), /^Argmap's desktop app does not run as root/);
  });
});

describe("the browser's server", () => {
  test("sends the page's policy, nothing from outside its folder, and ends with Ctrl+C", async () => {
    await writeFile(join(app, "out/secret.txt"), "secret");
    const run = start(["--web"]);
    const address = await run.address();
    expect((await fetchPage(address, "/index.html")).policy).toContain("default-src 'none'");
    for (const path of ["/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/missing.js"])
      expect((await fetchPage(address, path)).status).toBe(404);
    run.stop();
    await run.exited;
  });

  test("two at a time have two addresses", async () => {
    const first = await start(["--web"]).address();
    const second = await start(["--web"]).address();
    expect(first).not.toBe(second);
    expect((await fetchPage(second, "/")).status).toBe(200);
  });
});
