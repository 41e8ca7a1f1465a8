/** Maps that open without a repair and are made to attack: what they say must stay text wherever it is shown. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const folder = resolve(import.meta.dirname, "../../samples/hostile");

export const HOSTILE_SAMPLES = ["markup", "keys", "prototypes", "beacons"] as const;

export function hostileSample(name: (typeof HOSTILE_SAMPLES)[number]): string {
  return readFileSync(resolve(folder, `${name}.argmap`), "utf8");
}
