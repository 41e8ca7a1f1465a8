/**
 * Installs and builds the editors that are measured beside Argmap, once, in a folder of their own: they are a quarter of
 * a gigabyte, which nobody who only builds or tests Argmap should have to fetch.
 */
import { execFileSync } from "node:child_process";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { build } from "vite";

const sources = resolve(import.meta.dirname, "../peers");
const folder = resolve(import.meta.dirname, "../../../node_modules/.cache/argmap-bench-peers");

/** The folder to serve: one page for each of the peers. */
export async function builtPeers(): Promise<string> {
  await mkdir(folder, { recursive: true });
  const lock = await readFile(join(sources, "package-lock.json"), "utf8");
  const installed = await readFile(join(folder, "installed.json"), "utf8").catch(() => "");
  await cp(sources, folder, { recursive: true });
  if (installed !== lock) {
    console.log("Installing the peers (once)…");
    execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
      cwd: folder,
      stdio: "inherit",
      shell: process.platform === "win32",
    });
    await writeFile(join(folder, "installed.json"), lock);
  }
  const out = join(folder, "out");
  // The runner of the benchmarks says "development", and React would be measured with all its checks.
  process.env.NODE_ENV = "production";
  await build({
    root: folder,
    configFile: false,
    logLevel: "error",
    plugins: [react()],
    define: { "process.env.IS_PREACT": "false" },
    build: {
      outDir: out,
      emptyOutDir: true,
      target: "chrome130",
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: { input: ["react-flow.html", "excalidraw.html"].map((page) => join(folder, page)) },
    },
  });
  await cp(join(folder, "node_modules/@excalidraw/excalidraw/dist/prod/fonts"), join(out, "fonts"), {
    recursive: true,
  });
  return out;
}
