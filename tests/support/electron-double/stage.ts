/**
 * Puts the built app beside a package `electron` that is the double, in a folder of its own. Node then resolves the
 * app's `import "electron"` to it with no flag and no loader.
 */
import { existsSync } from "node:fs";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build } from "vite";
import { cachedFolder } from "../cached-folder";

const root = resolve(import.meta.dirname, "../../..");
const PARTS = ["main", "preload", "renderer"] as const;

async function buildDouble(folder: string): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: "warn",
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      target: "node20",
      rolldownOptions: {
        input: { electron: join(import.meta.dirname, "main/electron.ts") },
        output: { entryFileNames: "[name].mjs" },
      },
    },
  });
}

async function fill(folder: string, out: string): Promise<void> {
  const packageFolder = join(folder, "node_modules/electron");
  await mkdir(packageFolder, { recursive: true });
  const manifest = { name: "electron", version: "0.0.0", exports: { ".": "./electron.mjs" } };
  await Promise.all([
    ...PARTS.map((part) => cp(join(out, part), join(folder, "out", part), { recursive: true })),
    cp(join(root, "package.json"), join(folder, "package.json")),
    writeFile(join(packageFolder, "package.json"), JSON.stringify(manifest)),
    buildDouble(packageFolder),
  ]);
}

/** The folder of the staged app. `out` is the folder of another build than the project's. */
export async function stagedApp(out: string = join(root, "out")): Promise<string> {
  const parts = PARTS.map((part) => join(out, part));
  if (!parts.every((part) => existsSync(part)))
    throw new Error("The app has not been built, so it cannot be tested. Run `npm run build` first.");
  return cachedFolder("app", [...parts, import.meta.dirname], (folder) => fill(folder, out));
}
