/** Runs a benchmark written in TypeScript: `node tests/bench/run.mjs layout-engines`. */
import { resolve } from "node:path";
import { runnerImport } from "vite";

const name = process.argv[2];
if (!name) throw new Error("Say which benchmark to run: the name of a file in tests/bench.");
const { module } = await runnerImport(resolve(import.meta.dirname, `${name}.ts`), { configFile: false });
await module.run(process.argv.slice(3));
