/**
 * Where chance begins in the property tests: at ARGMAP_TEST_SEED if it is set; in CI always at the same place, so that the
 * same sources get the same verdict; else anywhere, so that local runs keep exploring.
 */
import * as fc from "fast-check";

const CI_SEED = 20261124;

const wanted = process.env.ARGMAP_TEST_SEED;
if (wanted !== undefined) fc.configureGlobal({ seed: seedIn(wanted) });
else if (process.env.CI) fc.configureGlobal({ seed: CI_SEED });

function seedIn(text: string): number {
  const seed = Number(text);
  if (!Number.isInteger(seed) || text.trim() === "")
    throw new Error(`ARGMAP_TEST_SEED is no whole number: ${text}`);
  return seed;
}
