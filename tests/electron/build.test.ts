/** The built programs have the shape that Electron's sandbox and the packages need. */
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const out = resolve(import.meta.dirname, "../../out");
const text = (path: string) => readFile(join(out, path), "utf8");

const importsOf = (source: string) =>
  [...source.matchAll(/^import\b[^"']*["']([^"']+)["']/gm)].map(([, name = ""]) => name);

test("main is one file that needs nothing but Electron and Node", async () => {
  expect(await readdir(join(out, "main"))).toEqual(["main.js", "third-party-notices.txt"]);
  const source = await text("main/main.js");
  const foreign = importsOf(source).filter((name) => name !== "electron" && !name.startsWith("node:"));
  expect(foreign).toEqual([]);
  expect(source).not.toMatch(/\bimport\(|\brequire\(/);
});

test("the preload is one CommonJS file that requires Electron alone", async () => {
  expect(await readdir(join(out, "preload"))).toEqual(["preload.cjs"]);
  const source = await text("preload/preload.cjs");
  expect([...source.matchAll(/require\(([^)]*)\)/g)].map(([, name]) => name)).toEqual(['"electron"']);
  expect(importsOf(source)).toEqual([]);
  expect(source.length).toBeLessThan(20_000);
});

test("the page names nothing outside itself, and has no script in its HTML", async () => {
  const html = await text("renderer/index.html");
  expect(html).not.toMatch(/https?:\/\//);
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=/i);
});
