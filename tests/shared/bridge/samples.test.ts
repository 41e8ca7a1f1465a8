import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { SAMPLES } from "../../../shared/bridge/samples";

const folder = resolve(import.meta.dirname, "../../../samples/good");

test("every good sample is offered, under its own title", async () => {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".argmap"));
  expect(SAMPLES.map(({ name }) => `${name}.argmap`).sort()).toEqual(names.sort());
  for (const { name, title } of SAMPLES) {
    const map = JSON.parse(await readFile(join(folder, `${name}.argmap`), "utf8")) as { title: string };
    expect(map.title).toBe(title);
  }
});
