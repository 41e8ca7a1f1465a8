/** Runs a soak, which is written in TypeScript: `node tests/soak/run.mjs soak --kills 10000`, or `memory --edits 3000`. */
import { resolve } from "node:path";
import { runnerImport } from "vite";

const [name = "soak", ...args] = process.argv.slice(2);
const { module } = await runnerImport(resolve(import.meta.dirname, `${name}.ts`), { configFile: false });
await module.run(args);
