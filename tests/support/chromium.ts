/** Finds a Chromium for the tests, and says what to install where there is none. */
import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";

export interface FoundChromium {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
  readonly from: "CHROMIUM_PATH" | "playwright" | "system" | "package";
}

export interface SearchSetting {
  readonly root: string;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isExecutable: (path: string) => boolean;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const LINUX_NAMES = [
  "google-chrome-stable",
  "google-chrome",
  "chromium",
  "chromium-browser",
  "microsoft-edge",
  "chromium-headless-shell",
];
const LINUX_FOLDERS = ["/usr/bin", "/usr/local/bin", "/snap/bin"];
const MAC_NAMES = ["Google Chrome", "Chromium", "Microsoft Edge"];
const WINDOWS_PARTS = [
  ["Google", "Chrome", "Application", "chrome.exe"],
  ["Microsoft", "Edge", "Application", "msedge.exe"],
  ["Chromium", "Application", "chrome.exe"],
];

function installedCandidates({ platform, env }: SearchSetting): readonly string[] {
  if (platform === "darwin")
    return MAC_NAMES.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  if (platform === "win32")
    return [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => WINDOWS_PARTS.map((parts) => [folder, ...parts].join("\\")));
  return LINUX_NAMES.flatMap((name) => LINUX_FOLDERS.map((folder) => `${folder}/${name}`));
}

function packageFolder(root: string): string | null {
  try {
    let folder = dirname(createRequire(join(root, "package.json")).resolve("@sparticuz/chromium"));
    while (!existsSync(join(folder, "bin"))) {
      if (folder === dirname(folder)) return null;
      folder = dirname(folder);
    }
    return folder;
  } catch {
    return null;
  }
}

/**
 * The package unpacks what it needs only where it believes that it runs in a certain cloud, and takes any earlier
 * version that it finds in the temporary folder: so it runs in a child with its own environment and a folder of its own.
 */
function unpack(folder: string, target: string): void {
  mkdirSync(target, { recursive: true });
  const { main } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { main: string };
  const script = `const { default: chromium } = await import(${JSON.stringify(pathToFileURL(join(folder, main)).href)});
await chromium.executablePath();`;
  const child = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    env: { ...process.env, TMPDIR: target, AWS_LAMBDA_JS_RUNTIME: "nodejs22.x" },
    encoding: "utf8",
  });
  if (child.status !== 0)
    throw new Error(`The Chromium of @sparticuz/chromium did not unpack: ${child.stderr}`);
}

/** The package's own font settings name folders that are not there; with no font at all, every text has no size. */
function writeFontSettings(target: string): string {
  const path = join(target, "fonts.conf");
  writeFileSync(
    path,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${target}/fonts</dir>
<cachedir>${target}/fonts-cache</cachedir></fontconfig>`,
  );
  return path;
}

function packagedChromium({ root, platform, arch }: SearchSetting): FoundChromium | null {
  if (platform !== "linux" || arch !== "x64") return null;
  const folder = packageFolder(root);
  if (folder === null) return null;
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
  const target = join(root, "node_modules/.cache", `chromium-${version}`);
  const executablePath = join(target, "chromium");
  const libraries = join(target, "al2023/lib");
  if (!isExecutable(executablePath) || !existsSync(libraries)) unpack(folder, target);
  const isIncomplete = execFileSync("ldd", [executablePath], { encoding: "utf8" }).includes("not found");
  return {
    executablePath,
    env: {
      FONTCONFIG_FILE: writeFontSettings(target),
      ...(isIncomplete ? { LD_LIBRARY_PATH: libraries } : {}),
    },
    from: "package",
  };
}

export const NOT_FOUND =
  "The end-to-end tests need a Chromium and found none. Install Chrome, Edge or Chromium, or run `npx playwright-core install chromium`, or set CHROMIUM_PATH to one.";

/** In this order: the one that was asked for, Playwright's, an installed one, the one in an npm package. */
export function findChromium(given: Partial<SearchSetting> = {}): FoundChromium {
  const setting: SearchSetting = {
    root: resolve(import.meta.dirname, "../.."),
    platform: process.platform,
    arch: process.arch,
    env: process.env,
    isExecutable,
    ...given,
  };
  const asked = setting.env.CHROMIUM_PATH;
  if (asked) {
    if (!setting.isExecutable(asked))
      throw new Error(`CHROMIUM_PATH is ${asked}, which is not a program. Correct it or unset it.`);
    return { executablePath: asked, env: {}, from: "CHROMIUM_PATH" };
  }
  const own = chromium.executablePath();
  if (setting.isExecutable(own)) return { executablePath: own, env: {}, from: "playwright" };
  const installed = installedCandidates(setting).find(setting.isExecutable);
  if (installed !== undefined) return { executablePath: installed, env: {}, from: "system" };
  const packaged = packagedChromium(setting);
  if (packaged === null) throw new Error(NOT_FOUND);
  return packaged;
}

const FLAGS = [
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** A headless Chromium; only trusted pages are opened, so it does without a sandbox where it runs as root. */
export async function launchChromium(flags: readonly string[] = []): Promise<Browser> {
  const { executablePath, env } = findChromium();
  const isUnsandboxed = process.getuid?.() === 0 || process.env.CI;
  const args = [...FLAGS, ...flags, ...(isUnsandboxed ? ["--no-sandbox"] : [])];
  return chromium.launch({ executablePath, args, env: { ...process.env, ...env } as Record<string, string> });
}
