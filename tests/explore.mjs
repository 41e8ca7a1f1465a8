/** Runs every file of properties that needs no browser at one random seed after another: `npm run test:explore -- --minutes 20`. */
import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { minutes: { type: "string", default: "10" } } });
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new Error("Say for how many minutes: --minutes 20");

const root = resolve(import.meta.dirname, "..");
const files = readdirSync(join(root, "tests"), { recursive: true })
  .filter((name) => /\.test\.tsx?$/.test(name))
  .map((name) => join("tests", name))
  .filter((name) => {
    const text = readFileSync(join(root, name), "utf8");
    return (
      text.includes('"fast-check"') &&
      !/chromium|electron-double/.test(text) &&
      !name.includes(join("electron", "desktop"))
    );
  });

const end = Date.now() + minutes * 60_000;
const failed = [];
let runs = 0;
while (Date.now() < end) {
  const seed = String(randomInt(2 ** 31));
  console.log(`ARGMAP_TEST_SEED=${seed}`);
  const { status } = spawnSync(
    process.execPath,
    [join(root, "node_modules/vitest/vitest.mjs"), "run", "--reporter=dot", ...files],
    { cwd: root, env: { ...process.env, ARGMAP_TEST_SEED: seed }, stdio: "inherit" },
  );
  runs += 1;
  if (status !== 0) failed.push(seed);
}
console.log(`${runs} runs of ${files.length} files. Seeds that failed: ${failed.join(", ") || "none"}.`);
process.exit(failed.length > 0 ? 1 : 0);
