import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commandLineTag } from "../../../electron/cli/commands/leftovers";
import { argmap, samples } from "./run-argmap";

test("a command removes what a killed one left where it writes, a day later, and nothing else", async () => {
  const folder = await mkdtemp(join(tmpdir(), "argmap-cli-"));
  const plant = async (name: string, age: number) => {
    await writeFile(join(folder, name), "half");
    const then = Date.now() / 1_000 - age;
    await utimes(join(folder, name), then, then);
  };
  const day = 24 * 60 * 60;
  const mine = (random: string) => `.out.argmap.${commandLineTag()}-000000-${random}.argmap-tmp`;
  await plant(mine("aaaaaaaaaaaa"), 2 * day);
  await plant(mine("bbbbbbbbbbbb"), day / 2);
  await plant(".out.argmap.0123456789ab-000000-aaaaaaaaaaaa.argmap-tmp", 2 * day);
  const { code } = await argmap([
    "layout",
    join(samples, "good/atacms.argmap"),
    "-o",
    join(folder, "out.argmap"),
  ]);
  expect(code).toBe(0);
  expect((await readdir(folder)).sort()).toEqual(
    [".out.argmap.0123456789ab-000000-aaaaaaaaaaaa.argmap-tmp", mine("bbbbbbbbbbbb"), "out.argmap"].sort(),
  );
  await rm(folder, { recursive: true });
});
