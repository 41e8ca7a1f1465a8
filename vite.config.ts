/** One build, four programs: the page, the Electron main process, its preload, and the command line. */
import { chmod } from "node:fs/promises";
import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { thirdPartyNotices } from "./vite.notices.ts";

const at = (path: string) => resolve(import.meta.dirname, path);
const node = { target: "node20", minify: false, emptyOutDir: true, ssr: true } as const;

/** `npx argmap` runs the built file itself, so it must be a program. */
const runnable = (file: string): Plugin => ({
  name: "runnable",
  applyToEnvironment: (environment) => environment.name === "cli",
  writeBundle: () => chmod(file, 0o755),
});

const notices = thirdPartyNotices();

export default defineConfig({
  root: at("renderer"),
  base: "./",
  plugins: [react(), runnable(at("out/cli/argmap.js")), notices.main],
  worker: { format: "es", plugins: () => [notices.workers] },
  builder: {},
  environments: {
    client: {
      build: {
        outDir: at("out/renderer"),
        emptyOutDir: true,
        target: "chrome130",
        // Loaded from the disk, not over a network.
        chunkSizeWarningLimit: 1_500,
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: { input: at("renderer/index.html") },
      },
    },
    main: {
      resolve: { noExternal: true, external: ["electron"] },
      build: {
        ...node,
        outDir: at("out/main"),
        rolldownOptions: { input: { main: at("electron/main.ts") } },
      },
    },
    preload: {
      resolve: { noExternal: true, external: ["electron"] },
      build: {
        ...node,
        outDir: at("out/preload"),
        // A sandboxed preload must be a single CommonJS file that requires nothing but `electron`.
        rolldownOptions: {
          input: { preload: at("electron/preload.ts") },
          output: { format: "cjs", entryFileNames: "[name].cjs" },
        },
      },
    },
    cli: {
      // Native or heavy packages stay in node_modules; the command line is not part of the packaged app.
      resolve: { noExternal: true, external: ["@napi-rs/canvas", "vite", "electron", "harfbuzzjs"] },
      build: {
        ...node,
        outDir: at("out/cli"),
        chunkSizeWarningLimit: 1_500,
        rolldownOptions: {
          input: { argmap: at("electron/cli/argmap.ts"), start: at("electron/cli/start.ts") },
        },
      },
    },
  },
});
