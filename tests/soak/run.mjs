/** Runs the kill test, which is written in TypeScript: `node tests/soak/run.mjs --kills 10000`. */
import { resolve } from "node:path";
import { runnerImport } from "vite";

const { module } = await runnerImport(resolve(import.meta.dirname, "soak.ts"), { configFile: false });
await module.run(process.argv.slice(2));
