/** What a package has in it, and that it works: packed offline around a stand-in for Electron's runtime. */
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { extractAll, extractFile, getRawHeader, listPackage } from "@electron/asar";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "../support/chromium";
import { DesktopDouble } from "../support/electron-double/desktop-double";
import { type Packed, pack, root } from "./pack";
import { FUSE_MARK } from "./stand-in";

const MB = 1024 * 1024;
/** Hashes of the build in file names. */
const HASH = /-[\w-]{8}(?=\.\w+$)/;

/** Every file that the app consists of. A new one is added here by hand, so that nothing slips in. */
const FILES = [
  "out/main/main.js",
  "out/preload/preload.cjs",
  "out/renderer/assets/Inter_400Regular.ttf",
  "out/renderer/assets/Inter_600SemiBold.ttf",
  "out/renderer/assets/MapCanvas.css",
  "out/renderer/assets/MapCanvas.js",
  "out/renderer/assets/SourcePane.css",
  "out/renderer/assets/SourcePane.js",
  "out/renderer/assets/argdown-model.js",
  "out/renderer/assets/atacms.argmap",
  "out/renderer/assets/car-free-centre.argmap",
  "out/renderer/assets/compare-worker.js",
  "out/renderer/assets/docx-document.js",
  "out/renderer/assets/docx.js",
  "out/renderer/assets/dragged-words.js",
  "out/renderer/assets/exchange-worker.js",
  "out/renderer/assets/export-worker.js",
  "out/renderer/assets/four-day-week.argmap",
  "out/renderer/assets/harfbuzz-subset.wasm",
  "out/renderer/assets/harfbuzz.wasm",
  "out/renderer/assets/html.js",
  "out/renderer/assets/index.css",
  "out/renderer/assets/index.js",
  "out/renderer/assets/parse-worker.js",
  "out/renderer/assets/read-pdf.js",
  "out/renderer/assets/reason-worker.js",
  // One of the page, one of its workers.
  "out/renderer/assets/rolldown-runtime.js",
  "out/renderer/assets/rolldown-runtime.js",
  "out/renderer/assets/source-worker.js",
  "out/renderer/assets/text-field.css",
  "out/renderer/assets/text-field.js",
  "out/renderer/assets/text-worker.js",
  "out/renderer/assets/tidy-worker.js",
  "out/renderer/index.html",
  "package.json",
  // The character maps of PDF.js, for PDFs in Chinese, Japanese and Korean.
  ...readdirSync(join(root, "node_modules/pdfjs-dist/cmaps"))
    .filter((name) => name.endsWith(".bcmap"))
    .map((name) => `out/renderer/assets/${name}`),
];

/** In the order of Electron's own list; see DECISIONS.md and desktop checklists for why each is as it is. */
const FUSES: readonly (readonly [name: string, state: "on" | "off"])[] = [
  ["run as Node", "off"],
  ["encrypt cookies", "off"],
  ["heed NODE_OPTIONS", "off"],
  ["heed --inspect", "off"],
  ["check the integrity of app.asar", "on"],
  ["load the app from app.asar only", "on"],
  ["load a V8 snapshot of its own", "off"],
  ["give file: pages more rights", "off"],
  ["trap faults of WebAssembly", "on"],
];

let linux: Packed;
let windows: Packed;

beforeAll(async () => {
  [linux, windows] = await Promise.all([pack("linux"), pack("win")]);
}, 240_000);
afterAll(() => Promise.all([linux?.remove(), windows?.remove()]));

function filesIn(asar: string): string[] {
  const { header } = getRawHeader(asar);
  const isFile = (path: string) => {
    const found = path
      .split("/")
      .reduce<unknown>((node, name) => (node as { files?: Record<string, unknown> })?.files?.[name], header);
    return !(found as { files?: unknown }).files;
  };
  return listPackage(asar, { isPack: false })
    .map((path) => path.replaceAll("\\", "/").slice(1))
    .filter(isFile);
}

async function fusesOf(program: string) {
  const bytes = await readFile(program);
  const at = bytes.indexOf(FUSE_MARK) + FUSE_MARK.length;
  const [, count = 0] = bytes.subarray(at);
  const states = bytes.subarray(at + 2, at + 2 + count).toString();
  return [...states].map((state) => (state === "1" ? "on" : "off"));
}

describe.each([
  ["Linux", () => linux],
  ["Windows", () => windows],
] as const)("the package for %s", (_name, packed) => {
  test("has exactly the files of the app: no sources, no maps of sources, no tests, no node_modules", () => {
    const plain = filesIn(packed().asar).map((path) => path.replace(HASH, ""));
    expect(plain.sort()).toEqual([...FILES].sort());
  });

  test("is small", async () => {
    // The reader of PDFs is 1.7 MB, its character maps 1.2 MB.
    expect((await stat(packed().asar)).size).toBeLessThan(8 * MB);
  });

  test("has a package.json that says no more than a running app needs", () => {
    const read = JSON.parse(extractFile(packed().asar, "package.json").toString()) as Record<string, unknown>;
    const said = Object.keys(read).filter((key) => read[key] !== null);
    expect(said.sort()).toEqual(
      [
        "author",
        "description",
        "desktopName",
        "homepage",
        "license",
        "main",
        "name",
        "type",
        "version",
      ].sort(),
    );
    expect(read.main).toBe("out/main/main.js");
  });

  test("has every fuse as the table says", async () => {
    expect(await fusesOf(packed().program)).toEqual(FUSES.map(([, state]) => state));
  });

  test("has its own name, one language of Chromium's, the licences, and no app beside the archive", async () => {
    const names = await readdir(packed().folder);
    expect(names).not.toContain("electron");
    expect(names).toEqual(expect.arrayContaining(["LICENSE.electron.txt", "LICENSES.chromium.html"]));
    expect(await readdir(join(packed().folder, "locales"))).toEqual(["en-US.pak"]);
    const resources = await readdir(join(packed().folder, "resources"));
    expect(resources).not.toContain("app");
    expect(resources).not.toContain("app.asar.unpacked");
    const licences = await readdir(join(packed().folder, "resources/licences"));
    expect(licences.sort()).toEqual(["Argmap.txt", "Inter.txt", "page.txt", "program.txt"]);
    const page = await readFile(join(packed().folder, "resources/licences/page.txt"), "utf8");
    for (const name of ["react", "react-dom", "@xyflow/react", "harfbuzzjs", "zustand"])
      expect(page).toMatch(new RegExp(`^${name} \\d.*\nLicence: `, "m"));
    // These say which licence they have, and bring no text of it.
    const without = [...page.matchAll(/^(\S+) \S+\nLicence: \S+\n\nIts package brings no text/gm)].map(
      ([, name]) => name,
    );
    expect(without.sort()).toEqual(["saxes", "string-pixel-width"]);
  });
});

test("on Windows the program holds the hash that it checks its archive by", async () => {
  const { headerString } = getRawHeader(windows.asar);
  const hash = createHash("sha256").update(headerString).digest("hex");
  const program = await readFile(windows.program, "latin1");
  expect(program).toContain(`{"file":"resources\\\\app.asar","alg":"SHA256","value":"${hash}"}`);
});

test("the archive holds a hash of every file", () => {
  const { header } = getRawHeader(linux.asar);
  const text = JSON.stringify(header);
  expect(text.match(/"integrity":\{"algorithm":"SHA256","hash":"[0-9a-f]{64}"/g)).toHaveLength(FILES.length);
});

test("packing the same build again gives the same files with the same bytes", async () => {
  const again = await pack("linux");
  const hashes = (asar: string) =>
    filesIn(asar).map((path) => [path, createHash("sha256").update(extractFile(asar, path)).digest("hex")]);
  expect(hashes(again.asar)).toEqual(hashes(linux.asar));
  expect((await readFile(again.asar)).equals(await readFile(linux.asar))).toBe(true);
  await again.remove();
}, 120_000);

test("no launcher turns the sandbox off, neither one that we write nor one that is written for us", async () => {
  const config = await readFile(join(root, "electron-builder.yml"), "utf8");
  expect(config).not.toMatch(/no-?sandbox/i);
  // Left out, electron-builder would put the switch into an AppImage's own.
  expect(config).toMatch(/^appImage:\n {2}executableArgs: \[\]$/m);
  for (const packed of [linux, windows])
    for (const path of filesIn(packed.asar).filter((name) => /\.(?:js|cjs|json|html)$/.test(name)))
      expect(extractFile(packed.asar, path).toString()).not.toContain("--no-sandbox");
});

describe("the settings of the packages", () => {
  const resources = join(root, "electron/resources");

  test("name a program for each system, and the kind of file by ending, MIME type and UTI", async () => {
    const config = await readFile(join(root, "electron-builder.yml"), "utf8");
    for (const target of ["AppImage", "deb", "nsis", "dmg", "zip"])
      expect(config).toMatch(new RegExp(`^ +- (?:target: )?${target}$`, "m"));
    expect(config.match(/arch: universal/g)).toHaveLength(2);
    expect(config).toContain("ext: argmap");
    expect(config.match(/application\/vnd\.argmap\+json/g)).toHaveLength(2);
    expect(config.match(/org\.example\.argmap\.map/g)).toHaveLength(2);
    // Only tests pack around another runtime, and nothing asks a server for updates.
    expect(config).not.toMatch(/electronDist|publish|provider/);
  });

  test("have pictures of every size that the systems ask for", async () => {
    const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
    const pictures = await readdir(join(resources, "icons"));
    expect(pictures.sort()).toEqual(sizes.map((size) => `${size}x${size}.png`).sort());
    for (const size of sizes) {
      const png = await readFile(join(resources, "icons", `${size}x${size}.png`));
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
    }
    for (const name of ["icon", "document"]) {
      const ico = await readFile(join(resources, `${name}.ico`));
      const widths = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => ico.readUInt8(6 + 16 * index));
      expect(widths.map((width) => width || 256)).toEqual([16, 24, 32, 48, 64, 128, 256]);
      const icns = await readFile(join(resources, `${name}.icns`));
      expect(icns.subarray(0, 4).toString()).toBe("icns");
      expect(icns.readUInt32BE(4)).toBe(icns.length);
      for (const type of ["ic07", "ic08", "ic09", "ic10", "ic11", "ic12", "ic13", "ic14"])
        expect(icns.includes(type)).toBe(true);
    }
  });
});

describe("the packed app", () => {
  let browser: Browser;
  let folder = "";
  let app: DesktopDouble | null = null;

  beforeAll(async () => {
    browser = await launchChromium();
    folder = await mkdtemp(join(tmpdir(), "argmap-unpacked-"));
    extractAll(linux.asar, join(folder, "app"));
  });
  afterAll(async () => {
    await app?.close();
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  const start = async (argv: readonly string[]) => {
    app = await DesktopDouble.launch({ browser, argv, out: join(folder, "app/out"), isPackaged: true });
    return app;
  };

  test("starts, opens a map and saves it under another name, the same", async () => {
    const sample = join(root, "samples/good/atacms.argmap");
    const packed = await start([sample]);
    const page = await packed.window();
    await page.getByRole("application").first().waitFor();
    await expect.poll(async () => (await packed.windowState())?.title).toContain("atacms.argmap");
    const target = join(folder, "copy.argmap");
    packed.answerSaveDialog(target);
    await packed.menu("file.saveAs");
    await expect.poll(() => readFile(target).catch(() => null)).toEqual(await readFile(sample));
    expect([...packed.problems, ...packed.faults]).toEqual([]);
    // No developer tools where strangers' maps are opened.
    const items = (await packed.menuItems()).flatMap(({ submenu }) => submenu);
    expect(items.map(({ label }) => label)).not.toContain("toggleDevTools");
    await packed.close();
  });

  test("says so when it was started without its sandbox, and ends unless the person insists", async () => {
    const stopped = await start(["--no-sandbox"]);
    stopped.answerMessageBox(0);
    expect(await stopped.exited).toBe(0);
    expect(stopped.callsTo("BrowserWindow")).toEqual([]);
    await stopped.close();
    const insisted = await start(["--no-sandbox"]);
    insisted.answerMessageBox(1);
    await insisted.window();
  });
});
