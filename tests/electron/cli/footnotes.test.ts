import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parseBytes } from "../../../shared/format/parse";
import { argmap, samples } from "./run-argmap";

const map = join(samples, "good", "atacms.argmap");
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "argmap-footnotes-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("argmap export --footnotes puts numbers on the nodes, quotes into tooltips and the sources below", async () => {
  const opened = parseBytes(readFileSync(map));
  const title = opened.ok ? (opened.value.map.sources[0]?.title ?? "") : "";
  const [plain, noted] = await Promise.all(
    [["plain.svg"], ["noted.svg", "--footnotes"]].map(async ([name = "", ...flags]) => {
      const out = join(folder, name);
      expect(await argmap(["export", map, "-o", out, ...flags])).toMatchObject({ code: 0, stderr: "" });
      return readFileSync(out, "utf8");
    }),
  );
  expect(title).not.toBe("");
  expect(noted).toContain("[1] “With just two months remaining");
  expect(noted?.replace(/<[^>]*>/g, "")).toContain(title);
  expect(plain).not.toContain("With just two months remaining");
});
