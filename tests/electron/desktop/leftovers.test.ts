/** What a killed save leaves beside a map goes at the next start. */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withBareApp } from "../../support/with-bare-app";

const bare = withBareApp();

test("the next start removes the app's own leftovers, in every folder that it wrote to, and no others", async () => {
  const userData = join(bare.folder, "data");
  const maps = join(bare.folder, "maps");
  await mkdir(userData);
  await mkdir(maps);
  await bare.start({ userData });
  const first = await bare.page();
  bare.app.answerSaveDialog(join(maps, "kursk.argmap"));
  expect(await first.saveAs("kursk", "saved")).toMatchObject({ outcome: "done" });
  await first.page.evaluate(() => {
    const { argmap } = window as unknown as { argmap: { keepRecovery(...args: unknown[]): Promise<void> } };
    return argmap.keepRecovery("k", new TextEncoder().encode("work"));
  });
  bare.app.kill();
  await bare.app.exited;
  await bare.app.close();

  const { tag } = JSON.parse(await readFile(join(userData, "installation.json"), "utf8")) as { tag: string };
  const name = (of: string) => `.kursk.argmap.${of}-000000-aabbccddeeff.argmap-tmp`;
  const places = [maps, userData, join(userData, "recovery")];
  for (const place of places) await writeFile(join(place, name(tag)), "half");
  await writeFile(join(maps, name("ffffffffffff")), "of another computer");

  await bare.start({ userData });
  await bare.page();
  for (const place of places)
    await expect.poll(async () => (await readdir(place)).includes(name(tag))).toBe(false);
  expect((await readdir(maps)).sort()).toEqual([name("ffffffffffff"), "kursk.argmap"]);
});
