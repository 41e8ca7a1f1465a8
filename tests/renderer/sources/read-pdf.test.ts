import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { readPdf } from "../../../renderer/workers/read-pdf";
import { smallPdf } from "../../support/small-pdf";

const quiet = () => undefined;
const maps = join(dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json")), "cmaps");

describe("the text of a PDF", () => {
  it("is read page by page, with its title, and tells how far it is", async () => {
    const shares: number[] = [];
    const bytes = smallPdf({
      title: "A report",
      pages: [["The water is clean.", "Boats use it."], ["Page two says more."]],
    });
    const read = await readPdf(bytes, (share) => shares.push(share));
    expect(read).toMatchObject({ ok: true, value: { title: "A report" } });
    expect(read.ok && read.value.text.split("\f").map((page) => page.replace(/\s+/g, " ").trim())).toEqual([
      "The water is clean. Boats use it.",
      "Page two says more.",
    ]);
    expect(shares).toEqual([0.5, 1]);
  });

  it("is read where the file names a character map of Chinese, and is not where that is missing", async () => {
    const bytes = () => smallPdf({ pages: [["桥很重要。"]], isChinese: true });
    const asked: string[] = [];
    const read = await readPdf(bytes(), quiet, async (name) => {
      asked.push(name);
      return new Uint8Array(await readFile(join(maps, `${name}.bcmap`)));
    });
    expect(read).toMatchObject({ ok: true, value: { text: "桥很重要。" } });
    expect(asked).toContain("UniGB-UCS2-H");
    const without = await readPdf(bytes(), quiet, () => Promise.reject(new Error("missing")));
    expect(without.ok && without.value.text.includes("桥")).toBe(false);
  });

  it("leaves out headers and footers of the pages, and says which", async () => {
    const page = (number: number) => [
      "The Daily Volt",
      "",
      "",
      `Prices fell in year ${number}.`,
      "",
      "",
      `Page ${number} of 4`,
    ];
    const read = await readPdf(smallPdf({ pages: [1, 2, 3, 4].map(page) }), quiet);
    expect(read.ok && read.value.text.replace(/\s+/g, " ")).toBe(
      "Prices fell in year 1. Prices fell in year 2. Prices fell in year 3. Prices fell in year 4.",
    );
    expect(read.ok && read.value.note).toBe(
      "Left out as headers and footers of the pages: “The Daily Volt”, “Page 1 of 4”.",
    );
  });

  it("is refused where there is none, where it is damaged and where it is protected", async () => {
    const whole = smallPdf({ pages: [["Words."]] });
    const problems = [
      await readPdf(smallPdf({ pages: [[]] }), quiet),
      await readPdf(new TextEncoder().encode("%PDF-1.7\nnothing"), quiet),
      await readPdf(smallPdf({ pages: [["Words."]], isEncrypted: true }), quiet),
      await readPdf(whole.slice(0, 60), quiet),
    ];
    expect(problems.map((problem) => (problem.ok ? "" : problem.error))).toEqual([
      "no-text",
      "broken",
      "encrypted",
      "broken",
    ]);
  });
});
