/** Runs the fuzzer, which is written in TypeScript: `node tests/fuzz/run.mjs --count 100000 --seed 1`. */
import { resolve } from "node:path";
import { runnerImport } from "vite";

const { module } = await runnerImport(resolve(import.meta.dirname, "fuzz.ts"), { configFile: false });
await module.run(process.argv.slice(2));
