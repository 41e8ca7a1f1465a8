/**
 * Puts the built app beside a package `electron` that is the double, in a folder of its own. Node then resolves the
 * app's `import "electron"` to it with no flag and no loader.
 */
import { existsSync, rmSync } from "node:fs";
import { cp, mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "vite";

const root = resolve(import.meta.dirname, "../../..");

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

async function stage(out: string): Promise<string> {
  if (!existsSync(join(out, "main/main.js")))
    throw new Error("The app has not been built, so it cannot be tested. Run `npm run build` first.");
  const folder = await mkdtemp(join(tmpdir(), "argmap-app-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const packageFolder = join(folder, "node_modules/electron");
  await mkdir(packageFolder, { recursive: true });
  await Promise.all([
    cp(out, join(folder, "out"), { recursive: true }),
    cp(join(root, "package.json"), join(folder, "package.json")),
    buildDouble(packageFolder),
  ]);
  const manifest = { name: "electron", version: "0.0.0", exports: { ".": "./electron.mjs" } };
  await writeFile(join(packageFolder, "package.json"), JSON.stringify(manifest));
  return folder;
}

const stages = new Map<string, Promise<string>>();

/** The folder of the staged app; made once for each test file. `out` is the folder of another build. */
export function stagedApp(out: string = join(root, "out")): Promise<string> {
  const staged = stages.get(out) ?? stage(out);
  stages.set(out, staged);
  return staged;
}
