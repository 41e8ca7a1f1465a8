/**
 * `npm run test:electron`: the end-to-end specs on the real Electron, through Playwright. Says plainly when its runtime
 * is not here, and fails then: a run that tested nothing must not look like one that passed.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const folder = join(root, "node_modules/electron");

function runtime() {
  try {
    const program = join(folder, "dist", readFileSync(join(folder, "path.txt"), "utf8"));
    return existsSync(program) ? program : null;
  } catch {
    return null;
  }
}

const program = runtime();
if (program === null) {
  console.error(
    "Nothing was tested: Electron's runtime is not here. Run `npx install-electron --no` where it can be fetched, then this again.",
  );
  process.exit(1);
}
const vitest = join(root, "node_modules/vitest/vitest.mjs");
const { status } = spawnSync(process.execPath, [vitest, "run", "tests/e2e", ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, ARGMAP_TEST_ELECTRON: program },
});
process.exit(status ?? 1);
