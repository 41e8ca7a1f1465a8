import { describe, expect, it } from "vitest";
import { readPdf } from "../../../renderer/workers/read-pdf";
import { smallPdf } from "../../support/small-pdf";

const quiet = () => undefined;

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
